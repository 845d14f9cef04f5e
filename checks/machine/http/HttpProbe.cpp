// SPDX-License-Identifier: Apache-2.0
#include "machine/http/HttpProbe.h"

#include "machine/http/QtHttp.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QSslError>
#include <QTimer>

#include <memory>

namespace gosetup {

namespace {

constexpr int proxyLogin = 407;

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
        if (result.httpStatus == 0 && !m_tlsErrors.isEmpty()) {
            result.tlsTrusted = false;
            result.tlsIssuer = issuerOf(m_tlsErrors.first().certificate());
            return result;
        }
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
        if (m_late)
            return fail(ErrorCode::Timeout, Text::tr("%1: no response within %2 ms")
                                                .arg(m_url.host())
                                                .arg(qint64(m_timeout.count())));
        return tl::unexpected(errorOf(m_reply->error(), m_reply->errorString(), m_url, m_proxy));
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
