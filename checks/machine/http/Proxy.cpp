// SPDX-License-Identifier: Apache-2.0
#include "machine/http/Proxy.h"

#include <QDir>
#include <QHostAddress>
#include <QRegularExpression>

namespace gosetup {

namespace {

QString trimmedHost(QString host)
{
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    while (host.endsWith(u'.'))
        host.chop(1);
    return host.toLower();
}

bool inNetwork(const QString& entry, const QString& host)
{
    if (!entry.contains(u'/'))
        return false;
    const auto network = QHostAddress::parseSubnet(entry);
    const QHostAddress address(host);
    return !address.isNull() && network.second >= 0 && address.isInSubnet(network);
}

bool entryMatches(QString entry, const QUrl& url)
{
    const QString host = trimmedHost(url.host());
    if (entry == u'*' || inNetwork(entry, host))
        return true;
    static const QRegularExpression withPort(QStringLiteral("^(.+):([0-9]+)$"));
    const auto match = withPort.match(entry);
    if (match.hasMatch() && (entry.count(u':') == 1 || entry.startsWith(u'['))) {
        const int standard = url.scheme() == QLatin1String("https") ? 443 : 80;
        if (match.captured(2).toInt() != url.port(standard))
            return false;
        entry = match.captured(1);
    }
    entry = trimmedHost(entry);
    if (!QHostAddress(host).isNull()) // the end of an address is no domain
        return QHostAddress(host) == QHostAddress(entry);
    if (entry.startsWith(QLatin1String("*.")))
        entry = entry.mid(1);
    if (entry.startsWith(u'.'))
        return host.endsWith(entry);
    return host == entry || host.endsWith(u'.' + entry);
}

/// The name of the variable that counts for the URL's scheme; empty where none is set.
QString proxyVariable(const QMap<QString, QString>& environment, const QUrl& url)
{
    const QString own = url.scheme() == QLatin1String("https") ? QStringLiteral("HTTPS_PROXY")
                                                               : QStringLiteral("HTTP_PROXY");
    for (const QString& name : {own, QStringLiteral("ALL_PROXY")}) {
        if (!environment.value(name).trimmed().isEmpty())
            return name;
    }
    return {};
}

} // namespace

Result<ProxySettings> parseProxy(const QString& value, const QString& source)
{
    ProxySettings proxy;
    proxy.source = source;
    const QString text = value.trimmed();
    if (text.isEmpty())
        return proxy;
    const bool hasScheme = text.contains(QLatin1String("://"));
    const QUrl url(hasScheme ? text : QStringLiteral("http://") + text, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty())
        return fail(ErrorCode::Invalid, Text::tr("%1 does not contain a proxy address").arg(source),
                    Text::tr("specify it as http://host:port"));
    const bool isSocks =
        url.scheme() == QLatin1String("socks5") || url.scheme() == QLatin1String("socks5h");
    if (!isSocks && url.scheme() != QLatin1String("http"))
        return fail(
            ErrorCode::Unsupported,
            Text::tr("%1 specifies a proxy of type \"%2\"").arg(source).arg(url.scheme()),
            Text::tr("only http:// and socks5:// proxies are supported; download the archive by "
                     "other means and use --archive"));
    proxy.type = isSocks ? ProxySettings::Type::Socks5 : ProxySettings::Type::Http;
    proxy.host = url.host();
    proxy.port = static_cast<quint16>(url.port(isSocks ? 1080 : 80));
    proxy.user = url.userName(QUrl::FullyDecoded);
    proxy.password = url.password(QUrl::FullyDecoded);
    return proxy;
}

bool isLoopback(const QString& host)
{
    const QString plain = trimmedHost(host);
    if (plain == QLatin1String("localhost") || plain.endsWith(QLatin1String(".localhost")))
        return true;
    return QHostAddress(plain).isLoopback();
}

bool isExempt(const QString& noProxy, const QUrl& url)
{
    const QStringList entries = noProxy.split(u',', Qt::SkipEmptyParts);
    return std::any_of(entries.begin(), entries.end(), [&](const QString& entry) {
        return !entry.trimmed().isEmpty() && entryMatches(entry.trimmed(), url);
    });
}

Result<ProxySettings> proxyFromEnvironment(const QMap<QString, QString>& environment,
                                           const QUrl& url)
{
    if (isLoopback(url.host()) || isExempt(environment.value(QStringLiteral("NO_PROXY")), url))
        return ProxySettings();
    const QString name = proxyVariable(environment, url);
    return name.isEmpty() ? ProxySettings() : parseProxy(environment.value(name), name);
}

bool namesProxy(const QMap<QString, QString>& environment, const QUrl& url)
{
    return !proxyVariable(environment, url).isEmpty();
}

QString displayUrl(const QUrl& url)
{
    if (url.isLocalFile())
        return QDir::toNativeSeparators(url.toLocalFile());
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QString displayProxy(const ProxySettings& proxy)
{
    return QStringLiteral("%1:%2").arg(proxy.host).arg(proxy.port);
}

QString withoutCredentials(const QString& text)
{
    static const QRegularExpression userInfo(QStringLiteral("://[^/@\\s]*@"));
    QString clean = text;
    return clean.replace(userInfo, QStringLiteral("://"));
}

} // namespace gosetup
