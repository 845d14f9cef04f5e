// SPDX-License-Identifier: Apache-2.0
#include "gosettings/GoOrder.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>

namespace gosetup::gosettings {

namespace {

/// Decimal numbers as text: no version is too long for them.
struct GoVersionParts
{
    QString major;
    QString minor;
    QString patch;
    QString kind; ///< "" < "alpha" < "beta" < "rc"
    QString pre;
};

std::optional<GoVersionParts> goVersionParts(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(
        "^(0|[1-9]\\d*)(?:\\.(0|[1-9]\\d*)(?:\\.(0|[1-9]\\d*)|([a-z]+)(0|[1-9]\\d*)?)?)?$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    GoVersionParts parts{match.captured(1), match.captured(2), match.captured(3), match.captured(4),
                         match.captured(5)};
    constexpr int firstWithPatch = 21;
    if (parts.minor.isEmpty())
        parts.minor = parts.patch = QStringLiteral("0");
    else if (parts.patch.isEmpty() && parts.kind.isEmpty() && parts.minor.toInt() < firstWithPatch)
        parts.patch = QStringLiteral("0");
    return parts;
}

int compareDecimals(const QString& a, const QString& b)
{
    return a.size() != b.size() ? (a.size() < b.size() ? -1 : 1) : a.compare(b);
}

} // namespace

int compareGoVersions(const QString& a, const QString& b)
{
    const GoVersionParts x = goVersionParts(a).value_or(GoVersionParts());
    const GoVersionParts y = goVersionParts(b).value_or(GoVersionParts());
    for (const int c :
         std::to_array<int>({compareDecimals(x.major, y.major), compareDecimals(x.minor, y.minor),
                             compareDecimals(x.patch, y.patch), x.kind.compare(y.kind),
                             compareDecimals(x.pre, y.pre)})) {
        if (c != 0)
            return c;
    }
    return 0;
}

bool isGoVersion(const QString& version)
{
    return goVersionParts(version).has_value();
}

bool isLanguageVersion(const QString& version)
{
    const auto parts = goVersionParts(version);
    return parts && parts->patch.isEmpty() && parts->kind.isEmpty();
}

QString versionOfToolchain(const QString& name)
{
    static const QRegularExpression suffix(QStringLiteral("[ \\t-].*$"));
    if (!name.startsWith(QLatin1String("go")) || name.contains(u'\\') || name.contains(u'/'))
        return {};
    const QString version = name.mid(2).remove(suffix);
    return isGoVersion(version) ? version : QString();
}

QString toolchainForVersion(const QString& version)
{
    const QString name = QStringLiteral("go") + version;
    const bool isName =
        !isLanguageVersion(version) || compareGoVersions(version, QStringLiteral("1.21")) < 0;
    return isName ? name : name + QStringLiteral(".0");
}

int minorOfGoVersion(const QString& version)
{
    const auto parts = goVersionParts(version);
    return parts ? parts->minor.toInt() : 0;
}

} // namespace gosetup::gosettings
