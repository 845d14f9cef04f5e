// SPDX-License-Identifier: Apache-2.0
#include "toolchain/Http.h"

#include "machine/http/Proxy.h"
#include "toolchain/HttpTransfer.h"

#include <QRandomGenerator>
#include <QSet>
#include <QThread>

#include <algorithm>

namespace gosetup {

namespace {

using std::chrono::milliseconds;

milliseconds backOff(const FetchOptions& options, int failures)
{
    const auto doubled = options.retryBase * (1 << std::min(failures - 1, 10));
    const auto capped = std::min<milliseconds>(doubled, options.retryCap);
    // Between half and all of it, so that many clients do not come back at one moment.
    const auto half = capped.count() / 2;
    return milliseconds(half + QRandomGenerator::global()->bounded(static_cast<qint64>(half) + 1));
}

bool sleepUnlessCancelled(milliseconds time, const Progress& progress)
{
    QElapsedTimer timer;
    timer.start();
    while (!timer.hasExpired(time.count())) {
        if (progress.cancelled())
            return false;
        const qint64 left = time.count() - timer.elapsed();
        QThread::msleep(static_cast<unsigned long>(std::clamp<qint64>(left, 1, 20)));
    }
    return !progress.cancelled();
}

} // namespace

// The redirect target of go.dev/dl is "an internal implementation detail and may change"
// (golang/website internal/dl): no host is expected, only the scheme.
Result<void> vetRedirect(const QUrl& from, const QUrl& to)
{
    const bool web = to.scheme() == QLatin1String("https") || to.scheme() == QLatin1String("http");
    if (from.scheme() == QLatin1String("https") && to.scheme() == QLatin1String("http"))
        return fail(
            ErrorCode::Tls,
            Text::tr("%1 redirects from https to %2: refused").arg(from.host()).arg(displayUrl(to)),
            Text::tr("use another mirror; the response may have been changed on its way"));
    if (!web || to.host().isEmpty())
        return fail(ErrorCode::Tls,
                    Text::tr("%1 redirects to %2: refused").arg(from.host()).arg(displayUrl(to)));
    return {};
}

bool isSuccess(int status)
{
    return status >= 200 && status <= 299;
}

bool looksLikeHtml(const QByteArray& contentType, const QByteArray& firstBytes)
{
    if (contentType.startsWith("text/html") || contentType.startsWith("application/xhtml"))
        return true;
    QByteArray text = firstBytes.left(64);
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.mid(3);
    return text.trimmed().startsWith('<');
}

std::optional<milliseconds> parseRetryAfter(const QByteArray& header, const QDateTime& now)
{
    const QByteArray text = header.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    bool ok = false;
    const qint64 seconds = text.toLongLong(&ok);
    if (ok)
        return seconds < 0 ? std::nullopt
                           : std::optional(milliseconds(std::min<qint64>(seconds, 86'400) * 1000));
    // RFC 9110 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT"; Qt wants a numeric zone.
    QByteArray numericZone = text;
    if (numericZone.endsWith("GMT"))
        numericZone = numericZone.chopped(3) + "+0000";
    const auto date = QDateTime::fromString(QString::fromLatin1(numericZone), Qt::RFC2822Date);
    if (!date.isValid())
        return std::nullopt;
    return milliseconds(std::max<qint64>(0, now.msecsTo(date)));
}

tl::expected<HttpAnswer, HttpFailure> httpGet(const HttpRequest& request,
                                              const FetchOptions& options,
                                              const HttpReceiver& receiver, Progress& progress)
{
    QUrl url = request.url;
    QSet<QUrl> seen;
    while (true) {
        seen.insert(url);
        HttpTransfer transfer(request, url, options, receiver, progress);
        auto answer = transfer.run();
        if (!answer || transfer.redirect().isEmpty())
            return answer;
        const QUrl next = transfer.redirect();
        if (const auto vetted = vetRedirect(url, next); !vetted)
            return tl::unexpected(HttpFailure{vetted.error(), false, answer->status});
        if (seen.contains(next) || seen.size() > options.maxRedirects)
            return tl::unexpected(
                HttpFailure{Error::make(ErrorCode::Network,
                                        Text::tr("%1 redirects in a loop, or more than %2 times")
                                            .arg(displayUrl(request.url))
                                            .arg(options.maxRedirects)),
                            false, answer->status});
        url = next;
    }
}

Result<HttpAnswer>
withRetries(const FetchOptions& options, Progress& progress, const std::function<bool()>& advanced,
            const std::function<tl::expected<HttpAnswer, HttpFailure>()>& attempt)
{
    int failures = 0;
    while (true) {
        auto answer = attempt();
        if (answer)
            return *answer;
        const HttpFailure& failure = answer.error();
        failures = advanced() ? 1 : failures + 1;
        if (!failure.worthRetrying || failures >= options.attempts)
            return fail(failure.error);
        const auto wait = failure.retryAfter.count() >= 0
                              ? std::min(failure.retryAfter, options.retryCap)
                              : backOff(options, failures);
        options.tell(
            Text::tr("trying again in %1 ms: %2").arg(wait.count()).arg(failure.error.message));
        if (!sleepUnlessCancelled(wait, progress))
            return fail(ErrorCode::Cancelled, Text::tr("the download was cancelled"));
    }
}

Result<QByteArray> httpBytes(const QUrl& url, qint64 most, const FetchOptions& options,
                             Progress& progress)
{
    QByteArray body;
    HttpReceiver receiver;
    receiver.begin = [&](const HttpAnswer&) -> Result<void> {
        body.clear();
        return {};
    };
    receiver.data = [&](QByteArrayView bytes) -> Result<void> {
        if (body.size() + bytes.size() > most)
            return fail(ErrorCode::Corrupt,
                        Text::tr("%1 is larger than %2 bytes").arg(displayUrl(url)).arg(most));
        body.append(bytes.data(), bytes.size());
        progress.report(
            {Stage::Preparing, Text::tr("reading the list of releases"), body.size(), 0, 0, 0});
        return {};
    };
    HttpRequest request;
    request.url = url;
    request.until = QDeadlineTimer(options.bodyTimeout);
    const auto answer = withRetries(
        options, progress, [] { return false; },
        [&] { return httpGet(request, options, receiver, progress); });
    GOSETUP_RETURN_IF_FAILED(answer);
    return body;
}

} // namespace gosetup
