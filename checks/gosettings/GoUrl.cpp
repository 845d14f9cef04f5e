// SPDX-License-Identifier: Apache-2.0
#include "gosettings/GoUrl.h"

#include <optional>

namespace gosetup::gosettings {

namespace {

using Refusal = std::optional<QString>;

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHex(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/// Characters that may stand in a host as they are.
bool fitsHost(QChar c)
{
    return isLetter(c) || isDigit(c) || c.unicode() >= 0x80 ||
           QStringLiteral("!$&'()*+,;=:[]<>\"-_.~").contains(c);
}

Refusal badEscape(const QString& text, qsizetype at)
{
    return QStringLiteral("invalid URL escape %1").arg(goQuoted(text.mid(at, 3)));
}

/// Escapes stand for bytes of more than ASCII there, or for "%".
Refusal hostRefusal(const QString& host)
{
    for (qsizetype i = 0; i < host.size(); ++i) {
        if (host[i] == u'%') {
            if (i + 2 >= host.size() || !isHex(host[i + 1]) || !isHex(host[i + 2]))
                return badEscape(host, i);
            if (host[i + 1] < u'8' && host.mid(i, 3) != QLatin1String("%25"))
                return badEscape(host, i);
            i += 2;
        } else if (!fitsHost(host[i])) {
            return QStringLiteral("invalid character %1 in host name").arg(goQuoted(host[i]));
        }
    }
    return std::nullopt;
}

Refusal escapesRefusal(const QString& text)
{
    for (qsizetype i = text.indexOf(u'%'); i >= 0; i = text.indexOf(u'%', i + 1)) {
        if (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2]))
            return badEscape(text, i);
    }
    return std::nullopt;
}

Refusal portRefusal(const QString& port)
{
    bool valid = port.isEmpty() || port.startsWith(u':');
    for (const QChar c : port.mid(1))
        valid = valid && isDigit(c);
    return valid ? Refusal() : QStringLiteral("invalid port %1 after host").arg(goQuoted(port));
}

Refusal userRefusal(const QString& user)
{
    for (const QChar c : user) {
        if (!isLetter(c) && !isDigit(c) && !QStringLiteral("-._:~!$&'()*+,;=%@").contains(c))
            return QStringLiteral("net/url: invalid userinfo");
    }
    return escapesRefusal(user);
}

Refusal readAuthority(const QString& authority, GoUrl& url)
{
    const qsizetype at = authority.lastIndexOf(u'@');
    url.hasUser = at >= 0;
    url.host = authority.mid(at + 1);
    const qsizetype bracket = url.host.startsWith(u'[') ? url.host.lastIndexOf(u']') : 0;
    if (bracket < 0)
        return QStringLiteral("missing ']' in host");
    const qsizetype colon = bracket > 0 ? bracket + 1 : url.host.lastIndexOf(u':');
    if (const Refusal port = colon < 0 ? Refusal() : portRefusal(url.host.mid(colon)))
        return port;
    if (const Refusal host = hostRefusal(url.host))
        return host;
    return url.hasUser ? userRefusal(authority.left(at)) : Refusal();
}

/// Cuts "https:" off; a text that begins with ":" is refused.
Refusal readScheme(QString& rest, GoUrl& url)
{
    for (qsizetype i = 0; i < rest.size(); ++i) {
        const QChar c = rest[i];
        if (isLetter(c) || (i > 0 && (isDigit(c) || QStringLiteral("+-.").contains(c))))
            continue;
        if (c != u':')
            return std::nullopt;
        if (i == 0)
            return QStringLiteral("missing protocol scheme");
        url.scheme = rest.left(i).toLower();
        rest = rest.mid(i + 1);
        return std::nullopt;
    }
    return std::nullopt;
}

Refusal read(QString rest, GoUrl& url)
{
    for (const QChar c : rest) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7F)
            return QStringLiteral("net/url: invalid control character in URL");
    }
    if (const Refusal scheme = readScheme(rest, url))
        return scheme;
    if (const qsizetype query = rest.indexOf(u'?'); query >= 0) {
        url.hasQuery = true;
        rest = rest.left(query);
    }
    if (!rest.startsWith(u'/')) {
        if (!url.scheme.isEmpty()) {
            url.opaque = rest;
            return std::nullopt;
        }
        if (rest.section(u'/', 0, 0).contains(u':'))
            return QStringLiteral("first path segment in URL cannot contain colon");
    }
    if (rest.startsWith(QLatin1String("//")) &&
        (!url.scheme.isEmpty() || !rest.startsWith(QLatin1String("///")))) {
        const qsizetype slash = rest.indexOf(u'/', 2);
        const QString authority = rest.mid(2, slash < 0 ? -1 : slash - 2);
        rest = slash < 0 ? QString() : rest.mid(slash);
        if (const Refusal refusal = readAuthority(authority, url))
            return refusal;
    } else {
        url.noAuthority = !url.scheme.isEmpty();
    }
    url.path = rest;
    return escapesRefusal(rest);
}

} // namespace

QString goQuoted(const QString& text)
{
    QString quoted = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            quoted += u'\\';
        if (c == u'\n')
            quoted += QStringLiteral("\\n");
        else if (c == u'\r')
            quoted += QStringLiteral("\\r");
        else if (c == u'\t')
            quoted += QStringLiteral("\\t");
        else if (c.unicode() < 0x20 || c.unicode() == 0x7F)
            quoted += QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'));
        else
            quoted += c;
    }
    return quoted + u'"';
}

tl::expected<GoUrl, QString> parseGoUrl(const QString& text)
{
    GoUrl url;
    const qsizetype hash = text.indexOf(u'#');
    const QString before = text.left(hash < 0 ? text.size() : hash);
    url.hasFragment = hash >= 0 && hash + 1 < text.size();
    if (before == u'*') {
        url.path = before;
        return url;
    }
    if (const Refusal refusal = read(before, url))
        return tl::unexpected(QStringLiteral("parse %1: %2").arg(goQuoted(before), *refusal));
    return url;
}

} // namespace gosetup::gosettings
