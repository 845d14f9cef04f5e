// SPDX-License-Identifier: Apache-2.0
#include "rules/ValueFaults.h"

#include "gosettings/ProxyList.h"
#include "gosettings/Refusal.h"
#include "gosettings/SameValue.h"
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

/// Where the value has no such text.
bool hasComment(const QString& name, const QString& value)
{
    const SettingKind kind = gosettings::kindOf(name);
    const bool isCommand = kind == SettingKind::Words && name != QLatin1String("GOFLAGS");
    const bool isText = kind == SettingKind::Text && name != QLatin1String("GOSUMDB") &&
                        name != QLatin1String("GOVCS");
    return !isCommand && !isText && gosettings::withoutComment(value) != value;
}

/// Words of Go, hosts and module paths have Latin letters only, folders and texts any.
QString withAsciiCharacters(const QString& name, const QString& value)
{
    const SettingKind kind = gosettings::kindOf(name);
    const bool isLatin = kind == SettingKind::Word || kind == SettingKind::ProxyList ||
                         kind == SettingKind::Patterns || name == QLatin1String("GOSUMDB");
    const QString ascii = gosettings::withAsciiPunctuation(value);
    return isLatin ? gosettings::withoutMixedLetters(ascii) : ascii;
}

/// A blank that is not ASCII's, which belongs to the name: nobody ends one like that.
bool endsWithForeignBlank(const QString& entry)
{
    constexpr char16_t lastOfAscii = 0x7F;
    const auto isForeign = [](QChar c) { return c.isSpace() && c.unicode() > lastOfAscii; };
    return !entry.isEmpty() && (isForeign(entry.front()) || isForeign(entry.back()));
}

/// Windows drops blanks at the very end of a path only, and has no names with control characters:
/// nothing can be made in such a folder. Source: "Naming Files, Paths, and Namespaces".
bool holdsNothing(const QString& name, const QString& value)
{
    const SettingKind kind = gosettings::kindOf(name);
    if (!holdsFolders(kind))
        return false;
    // Go writes to the first one.
    const QString folder =
        kind == SettingKind::FolderList ? gosettings::splitFolderList(value).value(0) : value;
    return folder.endsWith(u' ') ||
           std::ranges::any_of(folder, [](QChar c) { return c.unicode() < u' '; });
}

/// What is wrong with the text; nullopt where it has no odd character.
std::optional<Kind> oddity(const QString& name, const QString& value)
{
    if (holdsFolders(gosettings::kindOf(name)) &&
        std::ranges::any_of(value.split(u';'), endsWithForeignBlank))
        return Kind::Invisible;
    if (withAsciiCharacters(name, value) != value)
        return Kind::LookAlike;
    if (gosettings::withoutInvisible(value) != value)
        return Kind::Invisible;
    if (!takesQuotes(name) && (value.contains(u'"') || gosettings::withoutQuotes(value) != value))
        return Kind::Quoted;
    const auto endsWithBlank = [](const QString& entry) { return entry.endsWith(u' '); };
    if (holdsFolders(gosettings::kindOf(name)) &&
        std::ranges::any_of(value.split(u';'), endsWithBlank))
        return Kind::Invisible;
    if (holdsFolders(gosettings::kindOf(name)) &&
        std::ranges::any_of(value.split(u';', Qt::SkipEmptyParts), isUnixPath))
        return Kind::UnixPath;
    if (hasComment(name, value))
        return Kind::Comment;
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

/// Full-width characters belong into names of folders and into texts: where Go takes the value, it
/// is a slip only if the folder that looks like it is there and this one is not.
bool mayBeMeant(const Facts& facts, const QString& name, const QString& value,
                const QString& corrected)
{
    const SettingKind kind = gosettings::kindOf(name);
    if (holdsFolders(kind))
        return exists(facts, value) || !exists(facts, corrected);
    return kind == SettingKind::Words || kind == SettingKind::Text || kind == SettingKind::File;
}

/// Settings that Go reads exactly, so that a character more makes them another value.
bool isExact(const QString& name)
{
    static const QStringList words = {QStringLiteral("GO111MODULE"), QStringLiteral("GOARCH"),
                                      QStringLiteral("GOOS"), QStringLiteral("GOTOOLCHAIN")};
    const SettingKind kind = gosettings::kindOf(name);
    return words.contains(name) || kind == SettingKind::Patterns ||
           kind == SettingKind::ProxyList || name == QLatin1String("GOTMPDIR");
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
    if (!kind || corrected == place.value ||
        (!corrected.isEmpty() && gosettings::readsTheSame(name, place.value, corrected)))
        return std::nullopt;
    const bool isRefused = !facts.goEnv->refusal(name, place.value).isEmpty();
    const bool isOfName = *kind == Kind::LookAlike || *kind == Kind::Comment;
    if (isOfName && !isRefused && mayBeMeant(facts, name, place.value, corrected))
        return std::nullopt;
    const bool refused = isRefused || isExact(name) || holdsNothing(name, place.value);
    return ValueFault{*kind, name, place, refused};
}

bool isFaulty(const Facts& facts, const QString& name, const QString& value)
{
    return !facts.goEnv->refusal(name, value).isEmpty() ||
           (oddity(name, value) && correctedValue(name, value) != value);
}

QString correctedValue(const QString& name, const QString& whole)
{
    const QStringList folders =
        holdsFolders(gosettings::kindOf(name)) ? whole.split(u';') : QStringList();
    if (std::ranges::any_of(folders, endsWithForeignBlank)) {
        QStringList kept;
        for (const QString& folder : folders)
            kept << gosettings::withoutQuotes(folder.trimmed());
        return kept.join(u';');
    }
    const QString text = hasComment(name, whole) ? gosettings::withoutComment(whole) : whole;
    const QString ascii = withAsciiCharacters(name, text);
    QString value =
        takesQuotes(name) ? gosettings::withoutInvisible(ascii) : gosettings::cleanedValue(ascii);
    // Quotes around a folder with ";" in its name are Go's own syntax.
    const bool isList = gosettings::kindOf(name) == SettingKind::FolderList;
    const QStringList parts = isList ? gosettings::splitFolderList(text) : QStringList();
    if (std::ranges::any_of(parts, [](const QString& part) { return part.contains(u';'); }))
        return text;
    if (!takesQuotes(name))
        value.remove(u'"');
    if (gosettings::kindOf(name) == SettingKind::ProxyList) {
        const QString list = gosettings::correctedProxyList(value);
        return list.isEmpty() ? value : list;
    }
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
