// SPDX-License-Identifier: Apache-2.0
#include "toolchain/Download.h"

#include "machine/http/Proxy.h"
#include "toolchain/LocalFileIo.h"

#include <QFileInfo>

#include <limits>

namespace gosetup {

namespace {

/// Of an archive whose size nobody told, so that a body without an end does not fill the disk. Go
/// 1.24 has 90 MB.
constexpr qint64 largestArchive = 2LL * 1024 * 1024 * 1024;

} // namespace

Download::Download(const ArchiveRef& archive, const QByteArray& sha256, const QString& target,
                   const FetchOptions& options, Progress& progress)
    : m_archive(archive), m_sha256(sha256), m_options(options), m_progress(progress),
      m_partial(target, archive.url, sha256), m_total(archive.size)
{
}

Result<DownloadOutcome> Download::run()
{
    auto outcome = once();
    // The beginning may have been damaged on disk: one more try without it.
    if (!outcome && outcome.error().code == ErrorCode::Untrusted && m_outcome.resumedFrom > 0) {
        m_options.tell(Text::tr("the partial download of %1 was damaged; starting over")
                           .arg(m_archive.fileName));
        m_partial.discard();
        m_outcome = {};
        m_best = 0;
        return once();
    }
    return outcome;
}

Result<DownloadOutcome> Download::once()
{
    m_sinceMark.start();
    m_mark = 0;
    m_tooSlow = false;
    const auto answer = withRetries(
        m_options, m_progress, [this] { return advanced(); }, [this] { return attempt(); });
    GOSETUP_RETURN_IF_FAILED(answer);
    GOSETUP_RETURN_IF_FAILED(m_partial.close());
    const QByteArray calculated = m_partial.hash();
    if (!sameHash(calculated, m_sha256)) {
        m_partial.discard();
        return fail(ErrorCode::Untrusted,
                    Text::tr("%1 has the wrong SHA-256: expected %2, calculated %3")
                        .arg(displayUrl(m_archive.url))
                        .arg(QString::fromLatin1(m_sha256))
                        .arg(QString::fromLatin1(calculated)),
                    Text::tr("nothing was installed; try another mirror"));
    }
    if (const auto finished = m_partial.finish(); !finished) {
        // It was complete a moment ago. Not "there is no such file", which the server would say.
        if (!QFileInfo::exists(m_partial.path()))
            return fail(vanishedFailure(m_partial.path(), finished.error().english()));
        return fail(finished.error());
    }
    return m_outcome;
}

/// Whether the attempts are worth going on with: a server that closes after every byte brings more
/// each time, and would never come to an end.
bool Download::advanced()
{
    const qint64 size = m_partial.size();
    if (size - m_mark >= m_options.slowestBytes) {
        m_tooSlow = false;
    } else if (m_sinceMark.hasExpired(m_options.slowestIn.count())) {
        m_tooSlow = true;
    } else {
        const bool more = size > m_best && !m_tooSlow;
        m_best = std::max(m_best, size);
        return more;
    }
    m_mark = size;
    m_sinceMark.restart();
    m_best = std::max(m_best, size);
    return !m_tooSlow;
}

tl::expected<HttpAnswer, HttpFailure> Download::attempt()
{
    if (const auto opened = m_partial.open(m_progress); !opened)
        return tl::unexpected(HttpFailure{opened.error()});
    if (m_archive.size > 0 && m_partial.size() > m_archive.size) {
        m_partial.discard();
        if (const auto opened = m_partial.open(m_progress); !opened)
            return tl::unexpected(HttpFailure{opened.error()});
    }
    m_requestedFrom = m_partial.size();
    if (m_archive.size > 0 && m_requestedFrom == m_archive.size)
        return HttpAnswer{};

    HttpRequest request;
    request.url = m_archive.url;
    request.from = m_requestedFrom;
    request.ifRange = m_partial.validator();
    HttpReceiver receiver;
    receiver.begin = [this](const HttpAnswer& answer) { return begin(answer); };
    receiver.data = [this](QByteArrayView bytes) { return take(bytes); };
    m_startOver = false;
    auto answer = httpGet(request, m_options, receiver, m_progress);

    const bool rangeRefused = !answer && answer.error().status == 416 && m_requestedFrom > 0;
    if (m_startOver || rangeRefused) {
        m_partial.discard();
        return tl::unexpected(HttpFailure{
            Error::make(
                ErrorCode::Network,
                Text::tr("%1 cannot be resumed; starting over").arg(displayUrl(m_archive.url))),
            true});
    }
    if (!answer && answer.error().error.code == ErrorCode::Untrusted)
        m_partial.discard();
    if (answer && m_archive.size > 0 && m_partial.size() < m_archive.size) {
        return tl::unexpected(HttpFailure{
            Error::make(ErrorCode::Network, Text::tr("%1 is incomplete: got %2 of %3 bytes")
                                                .arg(displayUrl(m_archive.url))
                                                .arg(m_partial.size())
                                                .arg(m_archive.size)),
            true});
    }
    return answer;
}

Result<void> Download::begin(const HttpAnswer& answer)
{
    m_outcome.finalHost = answer.url.host();
    const bool continued = answer.status == 206;
    if (continued && (m_requestedFrom == 0 || !m_partial.continues(answer))) {
        m_startOver = m_requestedFrom > 0;
        return fail(ErrorCode::Network,
                    Text::tr("%1 sent a different part than requested").arg(answer.url.host()));
    }
    const qint64 start = continued ? m_requestedFrom : 0;
    if (answer.contentLength >= 0) {
        if (auto fits = withinSize(start, answer.contentLength); !fits)
            return fits;
        m_total = start + answer.contentLength;
        if (m_archive.size > 0 && m_total != m_archive.size)
            return fail(wrongSize(m_total));
        const QString folder = QFileInfo(m_options.cacheFolder).absoluteFilePath();
        if (const auto space = requireSpace(folder, answer.contentLength); !space)
            return space;
    }
    if (continued) {
        m_outcome.resumedFrom = m_requestedFrom;
        return {};
    }
    if (m_requestedFrom > 0)
        m_options.tell(
            Text::tr("%1 sends the whole file again; starting over").arg(answer.url.host()));
    m_outcome.resumedFrom = 0;
    return m_partial.restart(answer);
}

Result<void> Download::take(QByteArrayView bytes)
{
    if (auto fits = withinSize(m_partial.size(), bytes.size()); !fits)
        return fits;
    if (const auto written = m_partial.append(bytes); !written)
        return written;
    m_outcome.downloaded += bytes.size();
    m_progress.report({Stage::Downloading, Text::tr("downloading %1").arg(m_archive.fileName),
                       m_partial.size(), m_total, 0, 0});
    return {};
}

/// Compared with what is left: a length that a server tells may be any number.
Result<void> Download::withinSize(qint64 bytes, qint64 more) const
{
    const qint64 most = m_archive.size > 0 ? m_archive.size : largestArchive;
    if (more <= most - bytes)
        return {};
    if (m_archive.size > 0)
        return fail(
            wrongSize(more <= std::numeric_limits<qint64>::max() - bytes ? bytes + more : more));
    return fail(ErrorCode::Untrusted,
                Text::tr("%1 is larger than %2 bytes").arg(displayUrl(m_archive.url)).arg(most),
                Text::tr("nothing was installed; try another mirror"));
}

Error Download::wrongSize(qint64 size) const
{
    return Error::make(
        ErrorCode::Untrusted,
        Text::tr("%1 has the wrong size: the index says %2 bytes, the server sends %3")
            .arg(displayUrl(m_archive.url))
            .arg(m_archive.size)
            .arg(size),
        Text::tr("nothing was installed; try another mirror"));
}

} // namespace gosetup
