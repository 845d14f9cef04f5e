// SPDX-License-Identifier: Apache-2.0
#include "machine/http/HttpProbe.h"

#include "machine/http/Proxy.h"
#include "machine/http/QtHttp.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QSslError>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace gosetup {

namespace {

constexpr int proxyLogin = 407;

constexpr int maxRedirects = 10; ///< as Go's client
constexpr qint64 enoughBytes = 4096;

class HttpProbe
{
  public:
    HttpProbe(const ProbeRequest& request, const ProxySettings& proxy,
              std::chrono::milliseconds timeout)
        : m_url(request.url), m_readsBody(request.readsBody), m_proxy(proxy), m_timeout(timeout)
    {
    }

    Result<ProbeResult> run(const IsPrivateChain& isPrivate)
    {
        m_manager.setProxy(toQt(m_proxy));
        m_elapsed.start();
        QTimer::singleShot(m_timeout, &m_loop, [this] {
            m_late = true;
            m_loop.quit();
        });
        for (int redirects = 0;; ++redirects) {
            get();
            const QUrl next = redirects < maxRedirects && !m_late ? redirect() : QUrl();
            if (next.isEmpty())
                break;
            m_reply->abort();
            m_url = next;
        }
        const auto result = answered(isPrivate);
        m_reply->abort();
        return result;
    }

  private:
    void get()
    {
        m_reply.reset(m_manager.get(requestFor(m_url)));
        QNetworkReply* reply = m_reply.get();
        // Where its headers are all that is wanted, the first of them ends the wait.
        const auto lookAtHeaders = [this] {
            if (!m_readsBody || !redirect().isEmpty())
                m_loop.quit();
        };
        QObject::connect(reply, &QNetworkReply::metaDataChanged, &m_loop, lookAtHeaders);
        QObject::connect(reply, &QNetworkReply::readyRead, &m_loop, [this, reply] {
            if (m_readsBody && reply->bytesAvailable() >= enoughBytes)
                m_loop.quit();
        });
        QObject::connect(reply, &QNetworkReply::finished, &m_loop, &QEventLoop::quit);
        QObject::connect(reply, &QNetworkReply::sslErrors, &m_loop,
                         [this](const QList<QSslError>& errors) { m_tlsErrors += errors; });
        if (!reply->isFinished())
            m_loop.exec();
    }

    /// Where the answer sends a reader; empty where it does not, or to an unencrypted place.
    [[nodiscard]] QUrl redirect() const
    {
        const auto location =
            m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        if (!m_readsBody || location.isEmpty())
            return {};
        const QUrl next = m_url.resolved(location);
        const bool weaker =
            m_url.scheme() == QLatin1String("https") && next.scheme() != QLatin1String("https");
        return weaker || next.host().isEmpty() ? QUrl() : next;
    }

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
        if (m_readsBody && !(m_late && m_reply->bytesAvailable() == 0))
            result.body =
                bodyKindOf(m_reply->peek(enoughBytes),
                           m_reply->header(QNetworkRequest::ContentTypeHeader).toString());
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

    QUrl m_url;
    const bool m_readsBody;
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

Result<ProbeResult> httpProbe(const ProbeRequest& request, const ProxySettings& proxy,
                              std::chrono::milliseconds timeout, const IsPrivateChain& isPrivate)
{
    return HttpProbe(request, proxy, timeout).run(isPrivate);
}

namespace {

enum class Connection
{
    Taken,
    Refused, ///< by each of the addresses
    Unknown
};

/// At once to all of them: "localhost" is ::1 and 127.0.0.1, and only one may be listened at.
Connection connectToAny(const QList<QHostAddress>& addresses, quint16 port,
                        std::chrono::milliseconds timeout)
{
    QEventLoop loop;
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    auto result = Connection::Unknown;
    qsizetype refused = 0;
    qsizetype ended = 0;
    for (const QHostAddress& address : addresses) {
        QTcpSocket* socket = sockets.emplace_back(std::make_unique<QTcpSocket>()).get();
        socket->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        QObject::connect(socket, &QTcpSocket::connected, &loop, [&] {
            result = Connection::Taken;
            loop.quit();
        });
        QObject::connect(socket, &QTcpSocket::errorOccurred, &loop,
                         [&](QAbstractSocket::SocketError error) {
                             refused += error == QAbstractSocket::ConnectionRefusedError ? 1 : 0;
                             if (++ended == addresses.size())
                                 loop.quit();
                         });
        socket->connectToHost(address, port);
    }
    QTimer::singleShot(timeout, &loop, &QEventLoop::quit);
    if (ended < addresses.size() && result == Connection::Unknown)
        loop.exec();
    if (result == Connection::Unknown && refused > 0 && refused == addresses.size())
        result = Connection::Refused;
    for (const auto& socket : sockets)
        socket->disconnect();
    return result;
}

} // namespace

Result<void> tcpConnect(const ProxySettings& proxy, std::chrono::milliseconds timeout)
{
    const QHostInfo name = QHostInfo::fromName(proxy.host);
    if (name.error() == QHostInfo::HostNotFound)
        return fail(ErrorCode::Network, Text::tr("the name %1 cannot be resolved").arg(proxy.host));
    switch (connectToAny(name.addresses(), proxy.port, timeout)) {
    case Connection::Taken: return {};
    case Connection::Refused:
        return fail(ErrorCode::Network,
                    Text::tr("%1 refused the connection").arg(displayProxy(proxy)));
    case Connection::Unknown: break;
    }
    return fail(ErrorCode::Timeout,
                Text::tr("%1 did not respond in time").arg(displayProxy(proxy)));
}

BodyKind bodyKindOf(const QByteArray& begin, const QString& contentType)
{
    QByteArray text = begin.trimmed();
    if (text.startsWith("\xEF\xBB\xBF")) // the byte order mark
        text = text.mid(3).trimmed();
    if (text.startsWith('<') || contentType.contains(QLatin1String("html"), Qt::CaseInsensitive))
        return BodyKind::Html;
    QByteArrayList lines = text.split('\n');
    if (begin.size() >= enoughBytes) // the last one may be cut
        lines.removeLast();
    const auto isVersion = [](const QByteArray& line) {
        return line.size() > 1 && line[0] == 'v' && line[1] >= '0' && line[1] <= '9';
    };
    return !lines.isEmpty() && std::all_of(lines.begin(), lines.end(), isVersion)
               ? BodyKind::Versions
               : BodyKind::Other;
}

} // namespace gosetup
