// SPDX-License-Identifier: Apache-2.0
#include "gosettings/Patterns.h"

#include <algorithm>

namespace gosetup::gosettings {

namespace {

using Fault = ModulePattern::Fault;

bool hasBlank(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

/// What path.Match calls a bad pattern.
bool isBadGlob(const QString& glob)
{
    const qsizetype open = glob.indexOf(u'[');
    return open >= 0 && glob.indexOf(u']', open + 2) < 0;
}

bool hasWildcard(const QString& element)
{
    return element.contains(u'*') || element.contains(u'?') || element.contains(u'[');
}

Fault faultOf(const QString& pattern)
{
    const QString host = pattern.section(u'/', 0, 0);
    if (pattern.contains(QLatin1String("://")) || host.contains(u'@'))
        return Fault::Address;
    if (pattern.contains(u';') || pattern.contains(u'|'))
        return Fault::Separator;
    if (hasBlank(pattern))
        return Fault::Blank;
    if (pattern.contains(u'\\'))
        return Fault::Backslash;
    if (pattern.startsWith(u'.'))
        return Fault::LeadingDot;
    if (isBadGlob(pattern))
        return Fault::Glob;
    if (host.contains(u':'))
        return Fault::Port;
    if (host != host.toLower())
        return Fault::UpperCase;
    if (!host.contains(u'.') && !hasWildcard(host))
        return Fault::NoDot;
    return Fault::None;
}

QStringList patternItems(const QString& value)
{
    QStringList items;
    for (QString item : value.split(u',')) {
        if (item.endsWith(u'/'))
            item.chop(1);
        if (!item.isEmpty())
            items << item;
    }
    return items;
}

/// "git@host:group" and "https://user@host:8443/group/" as "host/group".
QString withoutAddress(QString pattern)
{
    if (const qsizetype scheme = pattern.indexOf(QLatin1String("://")); scheme >= 0)
        pattern = pattern.mid(scheme + 3);
    const bool isSsh = pattern.section(u'/', 0, 0).contains(u'@');
    if (isSsh)
        pattern = pattern.mid(pattern.indexOf(u'@') + 1);
    QString host = pattern.section(u'/', 0, 0);
    QString rest = pattern.contains(u'/') ? u'/' + pattern.section(u'/', 1) : QString();
    if (const qsizetype colon = host.indexOf(u':'); colon >= 0) {
        bool isPort = false;
        (void)host.mid(colon + 1).toUInt(&isPort);
        if (!isPort && colon + 1 < host.size())
            rest = u'/' + host.mid(colon + 1) + rest;
        host = host.left(colon);
    }
    return host.toLower() + rest;
}

} // namespace

std::vector<ModulePattern> parsePatterns(const QString& value)
{
    std::vector<ModulePattern> patterns;
    for (const QString& item : patternItems(value))
        patterns.push_back({item, faultOf(item)});
    return patterns;
}

QString correctedPatterns(const QString& value)
{
    QStringList corrected;
    QString commas = value;
    commas.replace(u';', u',').replace(u'|', u',').replace(u'\\', u'/');
    for (QChar& c : commas) {
        if (c.isSpace())
            c = u',';
    }
    for (const QString& item : patternItems(commas)) {
        QString pattern = withoutAddress(item);
        while (pattern.endsWith(u'/'))
            pattern.chop(1);
        const bool dot = pattern.startsWith(u'.');
        while (pattern.startsWith(u'.'))
            pattern.remove(0, 1);
        if (isBadGlob(pattern)) // none of them is meant to match a class of characters
            pattern.remove(u'[').remove(u']');
        if (pattern.isEmpty())
            continue;
        corrected << pattern;
        if (dot) // as in NO_PROXY: the domain and what is below it
            corrected << QStringLiteral("*.") + pattern;
    }
    corrected.removeDuplicates();
    return corrected.join(u',');
}

bool matchesEverything(const QString& patterns)
{
    const QStringList list = patternItems(patterns);
    return list.contains(QStringLiteral("*")) || list.contains(QStringLiteral("*/*"));
}

} // namespace gosetup::gosettings
