// SPDX-License-Identifier: Apache-2.0
#include "machine/http/QtHttp.h"

#include "machine/http/Proxy.h"

namespace gosetup {

QNetworkRequest requestFor(const QUrl& url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("User-Agent", "GoSetup");
    return request;
}

QNetworkProxy toQt(const ProxySettings& proxy)
{
    if (proxy.isDirect())
        return QNetworkProxy(QNetworkProxy::NoProxy);
    return {proxy.type == ProxySettings::Type::Socks5 ? QNetworkProxy::Socks5Proxy
                                                      : QNetworkProxy::HttpProxy,
            proxy.host, proxy.port, proxy.user, proxy.password};
}

QString issuerOf(const QSslCertificate& certificate)
{
    if (certificate.isNull())
        return {};
    QStringList names = certificate.issuerInfo(QSslCertificate::CommonName);
    if (names.isEmpty())
        names = certificate.issuerInfo(QSslCertificate::Organization);
    return names.isEmpty() ? certificate.issuerDisplayName() : names.first();
}

Error errorOf(QNetworkReply::NetworkError code, const QString& words, const QUrl& url,
              const ProxySettings& proxy)
{
    const QString host = url.host();
    const QString detail = withoutCredentials(words);
    const Text silentProxy = Text::tr("the proxy %1 does not respond").arg(displayProxy(proxy));
    const Text noProxy =
        Text::tr("the name of the proxy %1 cannot be resolved").arg(displayProxy(proxy));
    // A plain http request goes to the proxy itself, and so do the first two of these.
    const bool direct = proxy.isDirect();
    switch (code) {
    case QNetworkReply::HostNotFoundError:
        return direct ? Error::make(ErrorCode::Network,
                                    Text::tr("the name %1 cannot be resolved").arg(host))
                      : Error::make(ErrorCode::Proxy, noProxy);
    case QNetworkReply::ConnectionRefusedError:
        return direct ? Error::make(ErrorCode::Network,
                                    Text::tr("%1 refused the connection").arg(host))
                      : Error::make(ErrorCode::Proxy, silentProxy);
    case QNetworkReply::RemoteHostClosedError:
        return Error::make(ErrorCode::Network,
                           Text::tr("the connection to %1 was closed before the end").arg(host));
    case QNetworkReply::TimeoutError:
        return Error::make(ErrorCode::Timeout, Text::tr("%1 did not respond in time").arg(host));
    case QNetworkReply::ProxyNotFoundError: return Error::make(ErrorCode::Proxy, noProxy);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyTimeoutError:
        return Error::make(ErrorCode::Proxy, silentProxy, {}, detail);
    case QNetworkReply::SslHandshakeFailedError:
        return Error::make(ErrorCode::Tls, Text::tr("no secure connection to %1").arg(host), {},
                           detail);
    default:
        // Qt has no code of its own for a proxy that cannot be reached for https.
        return direct ? Error::make(ErrorCode::Network,
                                    Text::tr("the connection to %1 failed").arg(host), {}, detail)
                      : Error::make(ErrorCode::Proxy,
                                    Text::tr("the connection to %1 through the proxy %2 failed")
                                        .arg(host)
                                        .arg(displayProxy(proxy)),
                                    {}, detail);
    }
}

} // namespace gosetup
