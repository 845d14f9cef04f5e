// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ProxyVariable.h"

#include "gosettings/Credentials.h"
#include "gosettings/GoUrl.h"
#include "gosettings/ValueText.h"

#include <QRegularExpression>

#include <algorithm>

namespace gosetup::gosettings {

namespace {

using Kind = ProxyVariable::Kind;

/// The user part of "http://user:password@host:8080/path", still encoded.
QString userInfoOf(const QString& address)
{
    static const QRegularExpression form(QStringLiteral("^[^/?#]*//([^/?#]*)@[^@/?#]*"));
    return form.match(address).captured(1);
}

QString decoded(const QString& text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
}

/// With a colon that is none, or a ";", too: "http：//proxy".
bool isSchemeWord(const QString& host)
{
    static const QRegularExpression word(
        QStringLiteral("^(?:h?t{1,3}ps?|socks(?:4a?|5h?)?|ftp|file)[:;]?$"),
        QRegularExpression::CaseInsensitiveOption);
    return word.match(withAsciiPunctuation(host)).hasMatch();
}

/// "http://http://", "http：//" and the like.
QString schemesOf(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:(?:h?t{1,3}ps?|socks(?:4a?|5h?)?)(?:[:;]/{0,3}|/{1,3}))+"),
        QRegularExpression::CaseInsensitiveOption);
    return form.match(text).captured(0);
}

/// Whether a "/" or "#" stands within user name or password. Where a scheme was taken for the host
/// they are whole.
bool isCutInside(const QString& address)
{
    static const QRegularExpression end(QStringLiteral("[/?#]"));
    const QString text = withAsciiPunctuation(address);
    return text.mid(schemesOf(text).size()).section(u'@', 0, -2).contains(end);
}

ProxyVariable fromAddress(const QString& address, const GoUrl& url)
{
    ProxyVariable proxy;
    proxy.scheme = url.scheme;
    if (url.scheme == QLatin1String("http")) {
        proxy.kind = Kind::Http;
        proxy.port = 80;
    } else if (url.scheme == QLatin1String("https")) {
        proxy.kind = Kind::Https;
        proxy.port = 443;
    } else if (url.scheme == QLatin1String("socks5") || url.scheme == QLatin1String("socks5h")) {
        proxy.kind = Kind::Socks5;
        proxy.port = 1080;
    } else {
        proxy.kind = Kind::Other;
    }
    const qsizetype bracket = url.host.lastIndexOf(u']');
    const qsizetype colon = url.host.lastIndexOf(u':');
    proxy.host = colon > bracket ? url.host.left(colon) : url.host;
    if (colon > bracket && colon + 1 < url.host.size())
        proxy.port = url.host.mid(colon + 1).toInt();
    if (proxy.host.startsWith(u'[') && proxy.host.endsWith(u']'))
        proxy.host = proxy.host.mid(1, proxy.host.size() - 2);
    // Go dials ":7890", which is this computer.
    if (proxy.host.isEmpty() && proxy.port > 0 && colon >= 0 && url.host.size() > 1)
        proxy.host = QStringLiteral("127.0.0.1");
    const QString path = address.section(QStringLiteral("//"), 1).section(u'/', 1);
    proxy.cutInside = withAsciiPunctuation(path).contains(u'@') && isCutInside(address);
    const QString user = userInfoOf(address);
    proxy.user = decoded(user.section(u':', 0, 0));
    proxy.password = decoded(user.section(u':', 1));
    return proxy;
}

} // namespace

bool ProxyVariable::hasPossibleHost() const
{
    static const QRegularExpression ipv6(QStringLiteral("^[0-9A-Fa-f:.]+(?:%.+)?$"));
    if (cutInside || isScript)
        return false;
    if (host.contains(u':'))
        return ipv6.match(host).hasMatch() && port <= 65535;
    const auto fits = [](QChar c) {
        return c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_';
    };
    static const QRegularExpression number(QStringLiteral("^[0-9]+$")); // a port alone
    return !host.isEmpty() && !isSchemeWord(host) && !number.match(host).hasMatch() &&
           std::all_of(host.begin(), host.end(), fits) && port <= 65535;
}

bool ProxyVariable::hasSchemeForHost() const
{
    return isSchemeWord(host);
}

bool ProxyVariable::isMisspelt() const
{
    return !refusal.isEmpty() || (kind != Kind::None && !hasPossibleHost()) ||
           kind == Kind::Other || isScript;
}

namespace {

ProxyVariable readProxyVariable(const QString& value)
{
    const auto url = parseGoUrl(value);
    if (url && !url->scheme.isEmpty() && !url->host.isEmpty())
        return fromAddress(value, *url);
    const QString withScheme = QStringLiteral("http://") + value;
    if (const auto second = parseGoUrl(withScheme))
        return fromAddress(withScheme, *second);
    if (url)
        return fromAddress(value, *url);
    ProxyVariable proxy;
    proxy.refusal =
        QStringLiteral("invalid proxy address %1: %2").arg(goQuoted(value), url.error());
    return proxy;
}

} // namespace

ProxyVariable parseProxyVariable(const QString& value)
{
    if (value.isEmpty())
        return {};
    ProxyVariable proxy = readProxyVariable(value);
    proxy.cutInside = proxy.cutInside || hasBareCredentials(value);
    static const QRegularExpression script(QStringLiteral("\\.(?:pac|dat)(?:[?#].*)?$"),
                                           QRegularExpression::CaseInsensitiveOption);
    proxy.isScript = proxy.kind != Kind::None && script.match(value).hasMatch();
    return proxy;
}

QString correctedProxyVariable(const QString& value)
{
    QString text = withEncodedCredentials(cleanedValue(value));
    // A blank within a name may be two names: nobody can tell what is meant.
    static const QRegularExpression around(QStringLiteral("\\s*([:/])\\s*"));
    text.replace(around, QStringLiteral("\\1"));
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); }))
        return {};
    const QString front = schemesOf(text);
    QString rest = text.mid(front.size());
    while (rest.endsWith(u'/'))
        rest.chop(1);
    static const QRegularExpression server(QStringLiteral(
        "^(?:[^@/\\s]+@)?(?:[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*|\\[[0-9A-Fa-f:]+\\])"
        "(?::[0-9]{1,5})?$"));
    if (!server.match(rest).hasMatch())
        return {};
    static const QRegularExpression onlyTls(QStringLiteral("^(?:https(?:[:;]/{0,3}|/{1,3}))+$"),
                                            QRegularExpression::CaseInsensitiveOption);
    QString scheme = QStringLiteral("http");
    if (front.contains(QLatin1String("socks"), Qt::CaseInsensitive))
        scheme = QStringLiteral("socks5");
    else if (onlyTls.match(front).hasMatch())
        scheme = QStringLiteral("https");
    const QString corrected = scheme + QStringLiteral("://") + rest;
    return parseProxyVariable(corrected).isMisspelt() ? QString() : corrected;
}

} // namespace gosetup::gosettings
