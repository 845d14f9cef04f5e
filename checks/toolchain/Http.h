// SPDX-License-Identifier: Apache-2.0
// HTTP GET for downloads: blocking calls with their own event loop, for worker threads. Follows
// redirects by hand (never https to http), names captive portals, and retries what is worth it.
// Knows nothing of archives or hashes.
#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "toolchain/FetchOptions.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QUrl>

#include <functional>
#include <optional>

namespace gosetup {

struct HttpRequest
{
    QUrl url;
    qint64 from = 0;        ///< first byte wanted; 0 = all
    QByteArray ifRange;     ///< ETag or date that makes `from` hold; empty = none
    bool wantsHtml = false; ///< HTML is an answer like any other
    QDeadlineTimer until{QDeadlineTimer::Forever}; ///< redirects included; Timeout, no other try
};

/// What a server said before the body.
struct HttpAnswer
{
    int status = 0;
    QUrl url; ///< after redirects
    QByteArray contentType;
    QByteArray contentRange;
    QByteArray etag;
    QByteArray lastModified;
    qint64 contentLength = -1; ///< bytes; -1 = not told
};

/// A failed attempt and whether another one makes sense.
struct HttpFailure
{
    Error error;
    bool worthRetrying = false;
    int status = 0;                           ///< HTTP status, 0 = there was none
    std::chrono::milliseconds retryAfter{-1}; ///< as the server asked; -1 = it did not
};

struct HttpReceiver
{
    /// Before the first byte of a 2xx answer; an error ends the transfer.
    std::function<Result<void>(const HttpAnswer&)> begin;
    std::function<Result<void>(QByteArrayView)> data;
};

/// One attempt, redirects included. Cancel is seen within 50 ms. Only 200 to 299 is success.
/// Network (unreachable, reset, statuses; "incomplete: got n of m"), NotFound (404, 410), Proxy
/// (407, 511, HTML in the place of a file), Timeout, Tls, Cancelled.
[[nodiscard]] tl::expected<HttpAnswer, HttpFailure> httpGet(const HttpRequest& request,
                                                            const FetchOptions& options,
                                                            const HttpReceiver& receiver,
                                                            Progress& progress);

/// Runs attempts until one succeeds, fails for good, or `options.attempts` failed in a row without
/// `advanced()` having said that bytes came in.
[[nodiscard]] Result<HttpAnswer>
withRetries(const FetchOptions& options, Progress& progress, const std::function<bool()>& advanced,
            const std::function<tl::expected<HttpAnswer, HttpFailure>()>& attempt);

/// A whole small body in memory, with retries. Corrupt when it is larger than `most` bytes, Timeout
/// when it is not there within `options.bodyTimeout`.
[[nodiscard]] Result<QByteArray> httpBytes(const QUrl& url, qint64 most,
                                           const FetchOptions& options, Progress& progress);

/// Whether a body's first bytes or its content type say that it is a page for people.
[[nodiscard]] bool looksLikeHtml(const QByteArray& contentType, const QByteArray& firstBytes);
/// Seconds or an HTTP date; nullopt for neither. `now` is UTC.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray& header,
                                                                       const QDateTime& now);
/// Tls from https to anything else, and to what is no web address.
[[nodiscard]] Result<void> vetRedirect(const QUrl& from, const QUrl& to);
/// Only 200 to 299.
[[nodiscard]] bool isSuccess(int status);

} // namespace gosetup
