// SPDX-License-Identifier: Apache-2.0
#include "toolchain/HttpTransfer.h"

#include "machine/http/Proxy.h"
#include "machine/http/QtHttp.h"

#include <QTimer>

namespace gosetup {

namespace {

constexpr int pollMilliseconds = 50;
constexpr qint64 replyChunk = 512 * 1024;
constexpr qsizetype firstBytesShown = 16;
constexpr qint64 htmlLimit = 256 * 1024;

QNetworkRequest toQt(const HttpRequest& request, const QUrl& url)
{
    QNetworkRequest out = requestFor(url);
    // Without this Qt asks for gzip and unpacks it, and byte ranges would mean nothing.
    out.setRawHeader("Accept-Encoding", "identity");
    if (request.from > 0) {
        out.setRawHeader("Range", "bytes=" + QByteArray::number(request.from) + '-');
        if (!request.ifRange.isEmpty())
            out.setRawHeader("If-Range", request.ifRange);
    }
    return out;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

QString spacedHex(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.left(firstBytesShown).toHex(' ').toUpper());
}

bool isWorthAnotherTry(QNetworkReply::NetworkError code)
{
    return code != QNetworkReply::ProxyNotFoundError &&
           code != QNetworkReply::SslHandshakeFailedError;
}

Error proxyLogin(const ProxySettings& proxy)
{
    return Error::make(
        ErrorCode::Proxy,
        Text::tr("the proxy %1 requires a valid user name and password (HTTP 407)")
            .arg(displayProxy(proxy)),
        Text::tr("set HTTPS_PROXY to http://user:password@host:port, special characters "
                 "percent-encoded"));
}

} // namespace

HttpTransfer::HttpTransfer(const HttpRequest& request, const QUrl& url, const FetchOptions& options,
                           const HttpReceiver& receiver, Progress& progress)
    : m_request(request), m_url(url), m_options(options), m_receiver(receiver), m_progress(progress)
{
    if (options.proxyFor)
        m_proxy = options.proxyFor(url);
    m_answer.url = url;
}

tl::expected<HttpAnswer, HttpFailure> HttpTransfer::run()
{
    if (m_progress.cancelled())
        return tl::unexpected(
            HttpFailure{Error::make(ErrorCode::Cancelled, Text::tr("the download was cancelled"))});
    start();
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &m_loop, [this] { poll(); });
    timer.start(pollMilliseconds);
    m_loop.exec();

    if (!m_failure)
        readBody();
    if (m_failure)
        return tl::unexpected(*m_failure);
    if (m_redirect.isValid())
        return m_answer;
    if (!m_tlsErrors.isEmpty() && m_reply->error() != QNetworkReply::NoError)
        return tl::unexpected(untrustedTls());
    if (m_answer.status == 0)
        return tl::unexpected(failureOfNetwork());
    if (!isSuccess(m_answer.status))
        return tl::unexpected(failureOfStatus());
    if (m_html)
        return tl::unexpected(htmlInstead());
    if (m_answer.contentLength >= 0 && m_received != m_answer.contentLength) {
        const qint64 start = m_answer.status == 206 ? m_request.from : 0;
        return tl::unexpected(HttpFailure{
            Error::make(ErrorCode::Network, Text::tr("%1 is incomplete: got %2 of %3 bytes")
                                                .arg(displayUrl(m_url))
                                                .arg(start + m_received)
                                                .arg(start + m_answer.contentLength)),
            true, m_answer.status});
    }
    if (m_reply->error() != QNetworkReply::NoError)
        return tl::unexpected(failureOfNetwork());
    if (!m_begun)
        begin({});
    if (m_failure)
        return tl::unexpected(*m_failure);
    return m_answer;
}

void HttpTransfer::start()
{
    m_manager.setProxy(toQt(m_proxy));
    m_lastByte.start();
    m_window.start();
    m_reply.reset(m_manager.get(toQt(m_request, m_url)));
    m_reply->setReadBufferSize(4 * replyChunk); // a slow disk slows the sender, not our memory
    QNetworkReply* reply = m_reply.get();
    QObject::connect(reply, &QNetworkReply::metaDataChanged, &m_loop, [this] { readHeaders(); });
    QObject::connect(reply, &QNetworkReply::readyRead, &m_loop, [this] { readBody(); });
    QObject::connect(reply, &QNetworkReply::sslErrors, &m_loop,
                     [this](const QList<QSslError>& errors) { m_tlsErrors += errors; });
    QObject::connect(reply, &QNetworkReply::finished, &m_loop, &QEventLoop::quit);
}

void HttpTransfer::poll()
{
    if (m_failure)
        return;
    if (m_progress.cancelled()) {
        stop(Error::make(ErrorCode::Cancelled, Text::tr("the download was cancelled")), false);
    } else if (m_lastByte.hasExpired(m_options.stallTimeout.count())) {
        stop(Error::make(ErrorCode::Timeout, Text::tr("%1 sent nothing for %2 ms")
                                                 .arg(m_url.host())
                                                 .arg(m_options.stallTimeout.count())),
             true);
    } else if (m_request.until.hasExpired()) {
        stop(Error::make(ErrorCode::Timeout,
                         Text::tr("%1 did not respond in time").arg(m_url.host())),
             false);
    } else if (m_window.hasExpired(m_options.slowestIn.count())) {
        const qint64 received = m_received - m_windowReceived;
        if (received < m_options.slowestBytes)
            stop(Error::make(ErrorCode::Timeout, Text::tr("%1 sent only %2 bytes in %3 ms")
                                                     .arg(m_url.host())
                                                     .arg(received)
                                                     .arg(m_options.slowestIn.count())),
                 true);
        m_windowReceived = m_received;
        m_window.restart();
    }
}

void HttpTransfer::stop(Error error, bool worthRetrying)
{
    m_failure = HttpFailure{std::move(error), worthRetrying, m_answer.status};
    if (m_reply->isRunning())
        m_reply->abort();
    m_loop.quit();
}

void HttpTransfer::readHeaders()
{
    const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (!status.isValid())
        return;
    m_lastByte.restart();
    m_answer.status = status.toInt();
    m_answer.contentType = m_reply->rawHeader("Content-Type").toLower();
    m_answer.contentRange = m_reply->rawHeader("Content-Range");
    m_answer.etag = m_reply->rawHeader("ETag");
    m_answer.lastModified = m_reply->rawHeader("Last-Modified");
    bool ok = false;
    const qint64 length = m_reply->rawHeader("Content-Length").toLongLong(&ok);
    m_answer.contentLength = ok && length >= 0 ? length : -1;
    const QByteArray location = m_reply->rawHeader("Location");
    if (isRedirect(m_answer.status) && !location.isEmpty()) {
        m_redirect = m_url.resolved(QUrl::fromEncoded(location));
        if (!m_redirect.isValid())
            m_redirect = QUrl();
        m_loop.quit();
    }
}

void HttpTransfer::readBody()
{
    if (m_answer.status == 0)
        readHeaders();
    while (!m_failure && isSuccess(m_answer.status) && m_reply->bytesAvailable() > 0) {
        const QByteArray bytes = m_reply->read(replyChunk);
        if (bytes.isEmpty())
            return;
        m_lastByte.restart();
        m_received += bytes.size();
        if (!m_begun && !m_html)
            begin(bytes);
        if (m_html) {
            m_firstBytes += bytes.left(firstBytesShown);
            if (m_received > htmlLimit)
                m_loop.quit();
            continue;
        }
        if (m_failure)
            return;
        if (const auto taken = m_receiver.data(bytes); !taken)
            stop(taken.error(), false);
    }
}

void HttpTransfer::begin(const QByteArray& firstBytes)
{
    // The middle of a file may begin with anything; only its type can speak.
    const QByteArray sniffed = m_answer.status == 206 ? QByteArray() : firstBytes;
    if (!m_request.wantsHtml && looksLikeHtml(m_answer.contentType, sniffed)) {
        m_html = true;
        return;
    }
    m_begun = true;
    if (const auto taken = m_receiver.begin(m_answer); !taken)
        stop(taken.error(), false);
}

HttpFailure HttpTransfer::htmlInstead() const
{
    const qint64 size = std::max(m_received, m_answer.contentLength);
    return {
        Error::make(
            ErrorCode::Proxy,
            Text::tr(
                "a proxy or captive portal responded instead of %1: %2 bytes that begin with %3")
                .arg(m_url.host())
                .arg(size)
                .arg(spacedHex(m_firstBytes)),
            Text::tr("open %1 in a browser; sign in to the network or set the proxy")
                .arg(displayUrl(m_url))),
        false, m_answer.status};
}

HttpFailure HttpTransfer::untrustedTls() const
{
    const QSslError& error = m_tlsErrors.first();
    return {Error::make(ErrorCode::Tls,
                        Text::tr("the certificate of %1 is not trusted; its issuer is \"%2\"")
                            .arg(m_url.host())
                            .arg(issuerOf(error.certificate())),
                        Text::tr("if your company inspects TLS, its root certificate must be in "
                                 "the system's store; otherwise the connection is intercepted"),
                        error.errorString()),
            false, 0};
}

HttpFailure HttpTransfer::failureOfStatus() const
{
    const int status = m_answer.status;
    HttpFailure failure;
    failure.status = status;
    const Text said =
        Text::tr("%1 returned HTTP %2 for %3").arg(m_url.host()).arg(status).arg(displayUrl(m_url));
    if (status == 407) {
        failure.error = proxyLogin(m_proxy);
    } else if (status == 511) {
        failure.error = Error::make(ErrorCode::Proxy, said, Text::tr("sign in to the network"));
    } else if (status == 404 || status == 410) {
        failure.error = Error::make(ErrorCode::NotFound, said);
    } else {
        failure.error = Error::make(ErrorCode::Network, said);
        failure.worthRetrying = status >= 500 || status == 408 || status == 429;
    }
    const auto wait =
        parseRetryAfter(m_reply->rawHeader("Retry-After"), QDateTime::currentDateTimeUtc());
    if (wait)
        failure.retryAfter = *wait;
    return failure;
}

HttpFailure HttpTransfer::failureOfNetwork() const
{
    const QNetworkReply::NetworkError code = m_reply->error();
    if (code == QNetworkReply::ProxyAuthenticationRequiredError)
        return {proxyLogin(m_proxy), false, 407};
    Error error = errorOf(code, m_reply->errorString(), m_url, m_proxy);
    if (error.code == ErrorCode::Network && m_answer.status == 0)
        error.remedy =
            Text::tr("check whether a browser can open it; behind a company proxy set HTTPS_PROXY");
    return {error, isWorthAnotherTry(code), m_answer.status};
}

} // namespace gosetup
