// SPDX-License-Identifier: Apache-2.0
#include "machine/http/SystemProxy.h"

#include "gosettings/NoProxy.h"
#include "machine/http/Proxy.h"

#include <QRegularExpression>

namespace gosetup {

namespace {

QStringList entriesOf(const QString& list)
{
    static const QRegularExpression separator(QStringLiteral("[;\\s]+"));
    return list.split(separator, Qt::SkipEmptyParts);
}

int portOf(const QUrl& url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

bool bypassEntryMatches(QString entry, const QUrl& url)
{
    const QString host = url.host();
    if (entry.compare(QLatin1String("<local>"), Qt::CaseInsensitive) == 0)
        return !host.contains(u'.') && !host.contains(u':');
    if (const auto scheme = entry.indexOf(QLatin1String("://")); scheme >= 0) {
        if (entry.left(scheme).compare(url.scheme(), Qt::CaseInsensitive) != 0)
            return false;
        entry = entry.mid(scheme + 3);
    }
    static const QRegularExpression withPort(QStringLiteral("^([^:]+|\\[.*\\]):([0-9]+)$"));
    if (const auto match = withPort.match(entry); match.hasMatch()) {
        if (match.captured(2).toInt() != portOf(url))
            return false;
        entry = match.captured(1);
    }
    if (entry.startsWith(u'[') && entry.endsWith(u']'))
        entry = entry.mid(1, entry.size() - 2);
    const QString pattern =
        QRegularExpression::escape(entry).replace(QLatin1String("\\*"), QLatin1String(".*"));
    const QRegularExpression form(QRegularExpression::anchoredPattern(pattern),
                                  QRegularExpression::CaseInsensitiveOption);
    return form.match(host).hasMatch();
}

/// "https=proxy:8080" as ("https", "proxy:8080"); ("", …) for an entry for every scheme.
std::pair<QString, QString> schemeAndServer(const QString& entry)
{
    const auto equals = entry.indexOf(u'=');
    if (equals < 0)
        return {QString(), entry};
    return {entry.left(equals).toLower(), entry.mid(equals + 1)};
}

} // namespace

ProxySettings proxyFromList(const QString& proxies, const QString& bypass, const QUrl& url)
{
    if (gosettings::isLoopback(url.host()) || isBypassed(bypass, url))
        return {};
    const QStringList entries = entriesOf(proxies);
    ProxySettings socks;
    for (const QString& wanted : {url.scheme(), QString(), QStringLiteral("socks")}) {
        for (const QString& entry : entries) {
            const auto [scheme, server] = schemeAndServer(entry);
            // A port alone is this computer to Go, and nothing to Windows.
            if (scheme != wanted || server.startsWith(u':'))
                continue;
            const bool isPlainSocks =
                wanted == QLatin1String("socks") && !server.contains(QLatin1String("://"));
            const auto proxy =
                parseProxy(isPlainSocks ? QStringLiteral("socks5://") + server : server,
                           QStringLiteral("system"));
            if (!proxy || proxy->isDirect())
                continue;
            if (proxy->type == ProxySettings::Type::Http)
                return *proxy;
            if (socks.isDirect())
                socks = *proxy;
        }
    }
    return socks;
}

bool isBypassed(const QString& bypass, const QUrl& url)
{
    const QStringList entries = entriesOf(bypass);
    return std::any_of(entries.begin(), entries.end(),
                       [&](const QString& entry) { return bypassEntryMatches(entry, url); });
}

} // namespace gosetup
