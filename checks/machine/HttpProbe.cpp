// SPDX-License-Identifier: Apache-2.0
#include "machine/HttpProbe.h"

#include "machine/Proxy.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QTimer>

#include <memory>

namespace gosetup {

namespace {

constexpr int proxyLogin = 407;

QNetworkProxy toQt(const ProxySettings& proxy)
{
    if (proxy.isDirect())
        return QNetworkProxy(QNetworkProxy::NoProxy);
    return {QNetworkProxy::HttpProxy, proxy.host, proxy.port, proxy.user, proxy.password};
}

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

QString issuerOf(const QSslCertificate& certificate)
{
    if (certificate.isNull())
        return {};
    QStringList names = certificate.issuerInfo(QSslCertificate::CommonName);
    if (names.isEmpty())
        names = certificate.issuerInfo(QSslCertificate::Organization);
    return names.isEmpty() ? certificate.issuerDisplayName() : names.first();
}

class HttpProbe
{
  public:
    HttpProbe(const QUrl& url, const ProxySettings& proxy, std::chrono::milliseconds timeout)
        : m_url(url), m_proxy(proxy), m_timeout(timeout)
    {
    }

    Result<ProbeResult> run(const IsPrivateChain& isPrivate)
    {
        m_manager.setProxy(toQt(m_proxy));
        m_elapsed.start();
        m_reply.reset(m_manager.get(requestFor(m_url)));
        QNetworkReply* reply = m_reply.get();
        // Its headers are all that is wanted: the first of them ends the wait.
        QObject::connect(reply, &QNetworkReply::metaDataChanged, &m_loop, &QEventLoop::quit);
        QObject::connect(reply, &QNetworkReply::finished, &m_loop, &QEventLoop::quit);
        QObject::connect(reply, &QNetworkReply::sslErrors, &m_loop,
                         [this](const QList<QSslError>& errors) { m_tlsErrors += errors; });
        QTimer::singleShot(m_timeout, &m_loop, [this] {
            m_late = true;
            m_loop.quit();
        });
        if (!reply->isFinished())
            m_loop.exec();
        const auto result = answered(isPrivate);
        reply->abort();
        return result;
    }

  private:
    [[nodiscard]] Result<ProbeResult> answered(const IsPrivateChain& isPrivate) const
    {
        ProbeResult result;
        result.milliseconds = m_elapsed.elapsed();
        const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
        result.httpStatus = status.toInt();
        if (m_reply->error() == QNetworkReply::ProxyAuthenticationRequiredError)
            result.httpStatus = proxyLogin;
        if (result.httpStatus == 0)
            return failure();
        QList<QByteArray> chain;
        const QSslConfiguration tls = m_reply->sslConfiguration();
        for (const QSslCertificate& certificate : tls.peerCertificateChain())
            chain << certificate.toDer();
        result.tlsIssuer = issuerOf(tls.peerCertificate());
        result.tlsIntercepted = !chain.isEmpty() && isPrivate(chain);
        return result;
    }

    [[nodiscard]] tl::unexpected<Error> failure() const
    {
        const QString detail = withoutCredentials(m_reply->errorString());
        if (!m_tlsErrors.isEmpty()) {
            return fail(ErrorCode::Untrusted,
                        Text::tr("the certificate of %1 is not trusted; its issuer is \"%2\"")
                            .arg(m_url.host())
                            .arg(issuerOf(m_tlsErrors.first().certificate())),
                        {}, m_tlsErrors.first().errorString());
        }
        if (m_late)
            return fail(ErrorCode::Timeout, Text::tr("%1: no answer within %2 ms")
                                                .arg(m_url.host())
                                                .arg(qint64(m_timeout.count())));
        // Of a plain http request through a proxy Qt tells these of the proxy itself.
        const bool proxyItself =
            !m_proxy.isDirect() && (m_reply->error() == QNetworkReply::ConnectionRefusedError ||
                                    m_reply->error() == QNetworkReply::HostNotFoundError);
        if (proxyItself)
            return fail(ErrorCode::Proxy,
                        Text::tr("the proxy %1 does not answer").arg(displayProxy(m_proxy)), {},
                        detail);
        switch (m_reply->error()) {
        case QNetworkReply::ProxyConnectionRefusedError:
        case QNetworkReply::ProxyConnectionClosedError:
        case QNetworkReply::ProxyTimeoutError:
            return fail(ErrorCode::Proxy,
                        Text::tr("the proxy %1 does not answer").arg(displayProxy(m_proxy)), {},
                        detail);
        case QNetworkReply::ProxyNotFoundError:
            return fail(ErrorCode::Proxy,
                        Text::tr("there is no proxy %1").arg(displayProxy(m_proxy)), {}, detail);
        case QNetworkReply::SslHandshakeFailedError:
            return fail(ErrorCode::Untrusted,
                        Text::tr("no secure connection to %1").arg(m_url.host()), {}, detail);
        default:
            return fail(ErrorCode::Network,
                        Text::tr("the connection to %1 failed").arg(m_url.host()), {}, detail);
        }
    }

    const QUrl m_url;
    const ProxySettings m_proxy;
    const std::chrono::milliseconds m_timeout;
    QNetworkAccessManager m_manager;
    QEventLoop m_loop;
    QElapsedTimer m_elapsed;
    std::unique_ptr<QNetworkReply> m_reply;
    QList<QSslError> m_tlsErrors;
    bool m_late = false;
};

} // namespace

Result<ProbeResult> httpProbe(const QUrl& url, const ProxySettings& proxy,
                              std::chrono::milliseconds timeout, const IsPrivateChain& isPrivate)
{
    return HttpProbe(url, proxy, timeout).run(isPrivate);
}

} // namespace gosetup
