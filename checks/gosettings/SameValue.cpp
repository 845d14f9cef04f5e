// SPDX-License-Identifier: Apache-2.0
#include "gosettings/SameValue.h"

#include "gosettings/Patterns.h"
#include "gosettings/ProxyList.h"
#include "gosettings/Refusal.h"
#include "gosettings/SettingNames.h"
#include "gosettings/SumDatabase.h"
#include "gosettings/Words.h"
#include "paths/WindowsPath.h"

#include <QRegularExpression>

#include <algorithm>

namespace gosetup::gosettings {

namespace {

/// Without the blanks around what separates.
QString withoutBlanksAround(const QString& text, const char* separators)
{
    const QRegularExpression form(QStringLiteral("\\s*([%1])\\s*").arg(QLatin1String(separators)));
    return text.simplified().replace(form, QStringLiteral("\\1"));
}

/// The two lists of proxies, each entry told by `part`.
template <typename Part>
bool sameProxies(const QString& a, const QString& b, Part part)
{
    const ProxyList first = parseProxyList(a);
    const ProxyList second = parseProxyList(b);
    return first.isValid() && second.isValid() &&
           std::equal(first.entries.begin(), first.entries.end(), second.entries.begin(),
                      second.entries.end(), [&](const ProxyEntry& one, const ProxyEntry& other) {
                          return one.goesOnAfterAnyFailure == other.goesOnAfterAnyFailure &&
                                 part(one) == part(other);
                      });
}

QString addressOf(const ProxyEntry& entry)
{
    QString url = entry.url.isEmpty() ? entry.text : entry.url;
    while (url.endsWith(u'/') && !url.endsWith(QLatin1String("//")))
        url.chop(1);
    return url;
}

/// No folder has a quote in its name; Go takes it for a part of the name.
bool sameFolder(const QString& a, const QString& b)
{
    return a.count(u'"') == b.count(u'"') && winpath::same(a, b);
}

bool sameFolders(const QString& a, const QString& b)
{
    const QStringList first = splitFolderList(a);
    const QStringList second = splitFolderList(b);
    return a.count(u'"') % 2 == 0 && b.count(u'"') % 2 == 0 &&
           std::equal(first.begin(), first.end(), second.begin(), second.end(), winpath::same);
}

bool samePatterns(const QString& a, const QString& b)
{
    const auto sorted = [](const QString& value) {
        QStringList texts;
        for (const ModulePattern& pattern : parsePatterns(value))
            texts << (pattern.text.endsWith(u'/') ? pattern.text.chopped(1) : pattern.text);
        texts.sort();
        texts.removeDuplicates();
        return texts;
    };
    return sorted(a) == sorted(b);
}

QStringList plainFlags(const QString& value)
{
    QStringList flags = splitWords(value).words;
    for (QString& flag : flags) {
        if (flag.startsWith(QLatin1String("--")))
            flag.remove(0, 1);
        if (flag.endsWith(QLatin1String("=true")))
            flag.chop(5);
    }
    return flags;
}

/// `a=1,b=2`: the order counts only where a name comes twice.
bool sameItems(const QString& a, const QString& b)
{
    const auto sorted = [](const QString& value) {
        QStringList items = value.split(u',', Qt::SkipEmptyParts);
        QStringList names;
        for (const QString& item : items)
            names << item.section(u'=', 0, 0);
        if (names.removeDuplicates() == 0)
            items.sort();
        return items;
    };
    return sorted(a) == sorted(b);
}

} // namespace

bool readsTheSame(const QString& name, const QString& a, const QString& b)
{
    if (a == b)
        return true;
    switch (kindOf(name)) {
    case SettingKind::Words: {
        const Words first = splitWords(a);
        const Words second = splitWords(b);
        return first.refusal.isEmpty() && second.refusal.isEmpty() && first.words == second.words;
    }
    case SettingKind::ProxyList:
        return sameProxies(a, b, [](const ProxyEntry& entry) { return entry.text; });
    default: break;
    }
    const QString upper = name.toUpper();
    if (upper == QLatin1String("GOSUMDB"))
        return a.simplified() == b.simplified() && parseSumDatabase(a).refusal.isEmpty() &&
               parseSumDatabase(b).refusal.isEmpty();
    if (upper == QLatin1String("GOVCS"))
        return withoutBlanksAround(a, ",:|") == withoutBlanksAround(b, ",:|");
    if (upper == QLatin1String("GOAUTH"))
        return withoutBlanksAround(a, ";") == withoutBlanksAround(b, ";");
    if (upper.startsWith(QLatin1String("CGO_C")) || upper.startsWith(QLatin1String("CGO_L")))
        return a.simplified() == b.simplified();
    return false;
}

bool meansTheSame(const QString& name, const QString& a, const QString& b)
{
    if (readsTheSame(name, a, b))
        return true;
    const QString upper = name.toUpper();
    switch (kindOf(upper)) {
    case SettingKind::Folder:
    case SettingKind::File: return sameFolder(a, b);
    case SettingKind::FolderList: return sameFolders(a, b);
    case SettingKind::Patterns: return samePatterns(a, b);
    case SettingKind::ProxyList: return sameProxies(a, b, addressOf);
    default: break;
    }
    if (upper == QLatin1String("GOFLAGS"))
        return splitWords(a).refusal.isEmpty() && splitWords(b).refusal.isEmpty() &&
               plainFlags(a) == plainFlags(b);
    return (upper == QLatin1String("GODEBUG") || upper == QLatin1String("GOEXPERIMENT")) &&
           sameItems(a, b);
}

} // namespace gosetup::gosettings
