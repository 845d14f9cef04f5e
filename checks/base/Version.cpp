// SPDX-License-Identifier: Apache-2.0
#include "base/Version.h"

#include <QRegularExpression>

#include <tuple>

namespace gosetup {

std::optional<GoVersion> GoVersion::parse(const QString& text)
{
    static const QRegularExpression whole(
        QStringLiteral("^(?:go version )?(?:go)?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?"
                       "(?:(beta|rc)(\\d+))?(?:[ +-].*)?$"));
    const auto match = whole.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    GoVersion v;
    v.m_major = match.captured(1).toInt();
    v.m_minor = match.captured(2).toInt();
    v.m_patch = match.captured(3).toInt();
    v.m_preNumber = match.captured(5).toInt();
    if (match.captured(4) == QLatin1String("beta"))
        v.m_pre = Pre::Beta;
    else if (match.captured(4) == QLatin1String("rc"))
        v.m_pre = Pre::Rc;
    v.m_name = QStringLiteral("go") + match.captured(1);
    if (!match.captured(2).isEmpty())
        v.m_name += u'.' + match.captured(2);
    if (!match.captured(3).isEmpty())
        v.m_name += u'.' + match.captured(3);
    v.m_name += match.captured(4) + match.captured(5);
    return v;
}

std::weak_ordering GoVersion::operator<=>(const GoVersion& other) const
{
    return std::tie(m_major, m_minor, m_patch, m_pre, m_preNumber) <=>
           std::tie(other.m_major, other.m_minor, other.m_patch, other.m_pre, other.m_preNumber);
}

} // namespace gosetup
