// SPDX-License-Identifier: Apache-2.0
#include "rules/ValueFaults.h"

#include "gosettings/Refusal.h"
#include "gosettings/SettingNames.h"
#include "gosettings/ValueText.h"

#include <QRegularExpression>

#include <algorithm>

namespace gosetup {

namespace {

using gosettings::SettingKind;
using Kind = ValueFault::Kind;

bool holdsFolders(SettingKind kind)
{
    return kind == SettingKind::Folder || kind == SettingKind::FolderList;
}

/// Quotes belong into some values: flags and commands.
bool takesQuotes(const QString& name)
{
    static const QStringList plain = {QStringLiteral("GOSUMDB"), QStringLiteral("GOVCS")};
    const SettingKind kind = gosettings::kindOf(name);
    return kind == SettingKind::Words || (kind == SettingKind::Text && !plain.contains(name));
}

bool isUnixPath(const QString& entry)
{
    return entry.startsWith(u'/') && !entry.startsWith(QLatin1String("//"));
}

/// What is wrong with the text; nullopt where it has no odd character.
std::optional<Kind> oddity(const QString& name, const QString& value)
{
    if (gosettings::withAsciiPunctuation(value) != value)
        return Kind::LookAlike;
    if (gosettings::withoutInvisible(value) != value)
        return Kind::Invisible;
    if (!takesQuotes(name) && (value.contains(u'"') || gosettings::withoutQuotes(value) != value))
        return Kind::Quoted;
    if (holdsFolders(gosettings::kindOf(name)) &&
        std::ranges::any_of(value.split(u';', Qt::SkipEmptyParts), isUnixPath))
        return Kind::UnixPath;
    return std::nullopt;
}

/// Whether a folder's name has these characters and is there: then they are meant.
bool exists(const Facts& facts, const QString& value)
{
    const QStringList entries = value.split(u';', Qt::SkipEmptyParts);
    return !entries.isEmpty() && std::ranges::all_of(entries, [&](const QString& entry) {
        const LocationFacts* location = locationOf(facts, entry);
        return location != nullptr && location->exists;
    });
}

/// Settings that Go reads exactly, so that a character more makes them another value.
bool isExact(const QString& name)
{
    const SettingKind kind = gosettings::kindOf(name);
    return (kind == SettingKind::Word && name != QLatin1String("CGO_ENABLED")) ||
           kind == SettingKind::Patterns || kind == SettingKind::ProxyList ||
           name == QLatin1String("GOTMPDIR");
}

} // namespace

std::optional<ValueFault> valueFault(const Facts& facts, const QString& name)
{
    // GOROOT is deleted whatever is wrong with it: env.goroot-stale.
    if (!facts.goEnv || name == QLatin1String("GOROOT") || name == QLatin1String("GODEBUG"))
        return std::nullopt;
    const std::vector<SettingPlace> places = settingPlaces(facts, name);
    if (places.empty())
        return std::nullopt;
    const SettingPlace& place = places.front();
    const auto kind = oddity(name, place.value);
    const QString corrected = correctedValue(name, place.value);
    if (!kind || (!corrected.isEmpty() && gosettings::readsTheSame(name, place.value, corrected)))
        return std::nullopt;
    if (*kind == Kind::LookAlike && holdsFolders(gosettings::kindOf(name)) &&
        exists(facts, place.value))
        return std::nullopt;
    const bool refused = !facts.goEnv->refusal(name, place.value).isEmpty() || isExact(name);
    return ValueFault{*kind, name, place, refused};
}

QString correctedValue(const QString& name, const QString& text)
{
    QString value = takesQuotes(name)
                        ? gosettings::withoutInvisible(gosettings::withAsciiPunctuation(text))
                        : gosettings::cleanedValue(text);
    if (!takesQuotes(name))
        value.remove(u'"');
    if (!holdsFolders(gosettings::kindOf(name)))
        return value;
    QStringList entries;
    for (const QString& entry : value.split(u';', Qt::SkipEmptyParts)) {
        const QString path =
            isUnixPath(entry.trimmed()) ? windowsPathOf(entry.trimmed()) : entry.trimmed();
        if (!path.isEmpty())
            entries << path;
    }
    return entries.join(u';');
}

QString windowsPathOf(const QString& unixPath)
{
    static const QRegularExpression form(
        QStringLiteral("^/(?:mnt/|cygdrive/)?([A-Za-z])(?:/(.*))?$"));
    const auto match = form.match(unixPath);
    if (!match.hasMatch())
        return {};
    return match.captured(1).toUpper() + QStringLiteral(":\\") +
           match.captured(2).replace(u'/', u'\\');
}

} // namespace gosetup
