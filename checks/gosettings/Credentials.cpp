// SPDX-License-Identifier: Apache-2.0
#include "gosettings/Credentials.h"

#include <QRegularExpression>

namespace gosetup::gosettings {

namespace {

/// "@" need not be encoded for Go, which looks for the last one; others look for the first.
enum class At
{
    Stays,
    IsEncoded
};

QString encodedPart(const QString& part, At at)
{
    static const QRegularExpression escape(QStringLiteral("^%[0-9A-Fa-f]{2}"));
    static const QString allowed = QStringLiteral("-._:~!$&'()*+,;="); // by validUserinfo
    QString encoded;
    for (qsizetype i = 0; i < part.size(); ++i) {
        const QChar c = part[i];
        const bool stays = c.isLetterOrNumber() || allowed.contains(c) ||
                           (c == u'@' && at == At::Stays) ||
                           escape.match(part.mid(i, 3)).hasMatch();
        if (stays)
            encoded += c;
        else
            for (const char byte : QString(c).toUtf8())
                encoded += QStringLiteral("%%1")
                               .arg(static_cast<uchar>(byte), 2, 16, QLatin1Char('0'))
                               .toUpper();
    }
    return encoded;
}

QString encodedAddress(const QString& address, At at)
{
    // The host as such, so that an "@" in a path or a query is no end of credentials.
    static const QRegularExpression form(
        QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*://"
                       ")?([^:@/\\s]*):(?!/)(\\S*)@([A-Za-z0-9._-]+(?::[0-9]*)?(?:/[^@\\s]*)?)$"));
    const auto match = form.match(address);
    if (!match.hasMatch())
        return address;
    return match.captured(1) + encodedPart(match.captured(2), at) + u':' +
           encodedPart(match.captured(3), at) + u'@' + match.captured(4);
}

/// "http://proxy:8080/a@b", whose "@" is in the path, and "%USER%:%TOKEN%@host", whose variables
/// were to be expanded.
bool isOtherwiseMeant(const QString& address)
{
    static const QRegularExpression hostFirst(
        QStringLiteral("^(?:[A-Za-z][A-Za-z0-9+.-]*://"
                       ")?(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]*)?[/?#](?!/)"));
    static const QRegularExpression variable(
        QStringLiteral("%(?![0-9A-Fa-f]{2}[^%]*@)[A-Za-z_][A-Za-z0-9_]*%"));
    return hostFirst.match(address).hasMatch() || variable.match(address).hasMatch();
}

} // namespace

QString withEncodedCredentials(const QString& address)
{
    return hasBareCredentials(address) ? encodedAddress(address, At::IsEncoded) : address;
}

bool hasBareCredentials(const QString& address)
{
    return encodedAddress(address, At::Stays) != address && !isOtherwiseMeant(address);
}

} // namespace gosetup::gosettings
