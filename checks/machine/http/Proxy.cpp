// SPDX-License-Identifier: Apache-2.0
#include "machine/http/Proxy.h"

#include "gosettings/NoProxy.h"

#include <QDir>
#include <QRegularExpression>

namespace gosetup {

namespace {

using VariableKind = gosettings::ProxyVariable::Kind;

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

ProxySettings settingsOf(const gosettings::ProxyVariable& read, const QString& source)
{
    ProxySettings proxy{read.host, static_cast<quint16>(read.port), read.user, read.password,
                        source};
    if (read.kind == VariableKind::Socks5)
        proxy.type = ProxySettings::Type::Socks5;
    return proxy;
}

Result<ProxySettings> parseProxy(const QString& value, const QString& source)
{
    if (value.trimmed().isEmpty())
        return ProxySettings{{}, 0, {}, {}, source};
    const auto read = gosettings::parseProxyVariable(value);
    if (!read.refusal.isEmpty() || !read.hasPossibleHost())
        return fail(ErrorCode::Invalid, Text::tr("%1 does not contain a proxy address").arg(source),
                    Text::tr("specify it as http://host:port"));
    if (read.kind != VariableKind::Http && read.kind != VariableKind::Socks5)
        return fail(
            ErrorCode::Unsupported,
            Text::tr("%1 specifies a proxy of type \"%2\"").arg(source).arg(read.scheme),
            Text::tr("only http:// and socks5:// proxies are supported; download the archive by "
                     "other means and use --archive"));
    return settingsOf(read, source);
}

Result<ProxySettings> proxyFromEnvironment(const QMap<QString, QString>& environment,
                                           const QUrl& url)
{
    if (gosettings::isLoopback(url.host()) ||
        gosettings::isExempt(environment.value(QStringLiteral("NO_PROXY")), url))
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
