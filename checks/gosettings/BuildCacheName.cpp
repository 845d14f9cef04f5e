// SPDX-License-Identifier: Apache-2.0
#include "gosettings/BuildCacheName.h"

#include <algorithm>

namespace gosetup::gosettings {

namespace {

bool isHexText(QStringView text)
{
    return std::ranges::all_of(
        text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

} // namespace

bool isBuildCacheFolder(const QString& name)
{
    return name.size() == 2 && isHexText(name);
}

bool isBuildCacheEntry(const QString& name)
{
    constexpr qsizetype digits = 64;
    return name.size() == digits + 2 && isHexText(QStringView(name).left(digits)) &&
           (name.endsWith(QLatin1String("-a")) || name.endsWith(QLatin1String("-d")));
}

QDateTime buildCacheCutoff(const QDateTime& now)
{
    constexpr qint64 seconds = 5 * 24 * 3600 + 3600;
    return now.addSecs(-seconds);
}

} // namespace gosetup::gosettings
