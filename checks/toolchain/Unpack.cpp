// SPDX-License-Identifier: Apache-2.0
#include "toolchain/Unpack.h"

#include "base/Parallel.h"
#include "base/SizeText.h"
#include "toolchain/LocalFileIo.h"
#include "toolchain/ZipReader.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSet>
#include <QThread>

#include <zlib.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>

namespace gosetup {

namespace {

constexpr int maxThreads = 4;
constexpr size_t claimedAtOnce = 16;
constexpr qint64 reportEveryMs = 40;
constexpr qint64 clusterSize = 4096;

tl::unexpected<Error> bomb(const Text& reason)
{
    return fail(ErrorCode::Untrusted, Text::tr("the archive is refused: %1").arg(reason),
                Text::tr("it was not published by the Go project; nothing was unpacked"));
}

/// Takes one more entry up. Compared with what is left before it is added: sizes are whatever the
/// archive says, and their sum need not be a number any more.
Result<void> add(const ArchiveEntry& entry, const UnpackLimits& limits, ArchiveListing& listing)
{
    const qint64 left = limits.totalBytes - listing.bytes;
    if (entry.size < 0 || entry.size > left) {
        const qint64 most = std::numeric_limits<qint64>::max();
        const bool fits = entry.size >= 0 && entry.size <= most - listing.bytes;
        return bomb(Text::tr("it would unpack to %1, more than %2")
                        .arg(sizeText(fits ? listing.bytes + entry.size : most))
                        .arg(sizeText(limits.totalBytes)));
    }
    listing.bytes += entry.size;
    listing.files += entry.isFolder ? 0 : 1;
    listing.entries.push_back(entry);
    return {};
}

Result<void> withinLimits(const ArchiveListing& listing, qint64 packed, const UnpackLimits& limits)
{
    if (static_cast<qint64>(listing.entries.size()) > limits.entries)
        return bomb(Text::tr("it has more than %1 entries").arg(limits.entries));
    if (listing.bytes > limits.ratioFrom && listing.bytes / limits.ratio > packed)
        return bomb(Text::tr("%1 would unpack to %2, more than %3 times as much")
                        .arg(sizeText(packed))
                        .arg(sizeText(listing.bytes))
                        .arg(limits.ratio));
    return {};
}

/// Parents before children.
QStringList foldersOf(const ArchiveListing& listing)
{
    QSet<QString> folders;
    QString last;
    const auto addWithParents = [&](QString folder) {
        while (!folder.isEmpty() && !folders.contains(folder)) {
            folders.insert(folder);
            folder = folder.section(u'/', 0, -2);
        }
    };
    for (const ArchiveEntry& entry : listing.entries) {
        const QString path = withoutRoot(entry.name);
        const QString folder = entry.isFolder ? path : path.section(u'/', 0, -2);
        if (folder != last)
            addWithParents(folder);
        last = folder;
    }
    QStringList sorted(folders.begin(), folders.end());
    sorted.sort();
    return sorted;
}

Result<void> makeFolders(const ArchiveListing& listing, const QString& hostFolder)
{
    const QDir target(hostFolder);
    if (!QDir().mkpath(hostFolder))
        return fail(folderFailure(hostFolder));
    if (!target.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
        return fail(
            ErrorCode::Invalid,
            Text::tr("%1 is not empty: Go is unpacked into a new folder only").arg(hostFolder));
    for (const QString& folder : foldersOf(listing)) {
        if (!target.mkdir(folder))
            return fail(folderFailure(target.filePath(folder)));
    }
    return {};
}

/// Shared by the threads of one unpacking.
class Unpacking
{
  public:
    Unpacking(QByteArrayView archive, const ArchiveListing& listing, const QString& hostFolder,
              Progress& progress)
        : m_archive(archive), m_listing(listing), m_prefix(hostFolder + u'/'), m_progress(progress),
          m_crcs(listing.entries.size())
    {
        m_clock.start();
    }

    Result<UnpackedTree> run(int threads)
    {
        runInParallel(
            std::vector<std::function<void()>>(static_cast<size_t>(threads), [this] { work(); }));
        if (m_error)
            return fail(*m_error);
        report(true);
        UnpackedTree tree;
        tree.bytes = m_listing.bytes;
        tree.files.reserve(static_cast<size_t>(m_listing.files));
        for (size_t i = 0; i < m_listing.entries.size(); ++i) {
            const ArchiveEntry& entry = m_listing.entries[i];
            if (!entry.isFolder)
                tree.files.push_back({withoutRoot(entry.name), entry.size, m_crcs[i]});
        }
        return tree;
    }

  private:
    /// Every thread reads the whole directory and unpacks the runs of entries it claims; claims
    /// only ever go forward, so a reader never has to go back.
    void work()
    {
        ZipReader reader(m_archive);
        size_t claimed = m_next.fetch_add(claimedAtOnce);
        for (size_t i = 0; i < m_listing.entries.size() && !m_stop.load(); ++i) {
            if (claimed >= m_listing.entries.size())
                return;
            if (i < claimed) {
                if (const auto skipped = reader.skip(); !skipped)
                    return stop(skipped.error());
                continue;
            }
            const auto entry = reader.next();
            if (!entry)
                return stop(entry.error());
            if (!*entry || (*entry)->name != m_listing.entries[i].name)
                return stop(Error::make(
                    ErrorCode::Internal,
                    Text::tr("the archive has different content when it is read again")));
            if (!(*entry)->isFolder) {
                if (const auto written = unpackEntry(reader, i); !written)
                    return stop(written.error());
            }
            if (i + 1 == claimed + claimedAtOnce)
                claimed = m_next.fetch_add(claimedAtOnce);
        }
    }

    Result<void> unpackEntry(ZipReader& reader, size_t index)
    {
        const QString path = m_prefix + withoutRoot(m_listing.entries[index].name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
            return fail(writeFailure(file, path));
        uLong crc = crc32(0, nullptr, 0);
        const auto read = reader.read([&](QByteArrayView bytes) -> Result<void> {
            if (m_progress.cancelled())
                return fail(ErrorCode::Cancelled, Text::tr("unpacking was cancelled"));
            if (m_stop.load(std::memory_order_relaxed))
                return fail(ErrorCode::Cancelled, Text::tr("unpacking was stopped"));
            if (file.write(bytes.data(), bytes.size()) != bytes.size())
                return fail(writeFailure(file, path));
            crc = crc32(crc, reinterpret_cast<const Bytef*>(bytes.data()),
                        static_cast<uInt>(bytes.size()));
            m_bytes.fetch_add(bytes.size(), std::memory_order_relaxed);
            report(false);
            return {};
        });
        if (!read)
            return read;
        file.close();
        if (file.error() != QFileDevice::NoError)
            return fail(writeFailure(file, path));
        m_crcs[index] = static_cast<quint32>(crc);
        m_files.fetch_add(1, std::memory_order_relaxed);
        if (m_progress.cancelled())
            return fail(ErrorCode::Cancelled, Text::tr("unpacking was cancelled"));
        return {};
    }

    void stop(const Error& error)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_error)
            m_error = error;
        m_stop.store(true);
    }

    void report(bool always)
    {
        const qint64 now = m_clock.elapsed();
        qint64 last = m_reported.load(std::memory_order_relaxed);
        if (!always &&
            (now - last < reportEveryMs || !m_reported.compare_exchange_strong(last, now)))
            return;
        m_progress.report({Stage::Unpacking, Text::tr("unpacking"), m_bytes.load(), m_listing.bytes,
                           m_files.load(), m_listing.files});
    }

    const QByteArrayView m_archive;
    const ArchiveListing& m_listing;
    const QString m_prefix;
    Progress& m_progress;
    QElapsedTimer m_clock;
    std::vector<quint32> m_crcs; ///< each element is written by the thread that claimed it
    std::atomic<size_t> m_next{0};
    std::atomic<qint64> m_bytes{0};
    std::atomic<qint64> m_files{0};
    std::atomic<qint64> m_reported{0};
    std::atomic<bool> m_stop{false};
    std::mutex m_mutex;
    std::optional<Error> m_error;
};

int threadsFor(int wanted)
{
    if (wanted > 0)
        return wanted;
    return std::clamp(QThread::idealThreadCount(), 1, maxThreads);
}

} // namespace

Result<ArchiveListing> inspectArchive(QByteArrayView archive, const UnpackLimits& limits)
{
    ZipReader reader(archive);
    ArchiveListing listing;
    while (true) {
        const auto entry = reader.next();
        GOSETUP_RETURN_IF_FAILED(entry);
        if (!*entry)
            break;
        // Checked as the list grows: it must not fill the memory first.
        GOSETUP_RETURN_IF_FAILED(add(**entry, limits, listing));
        GOSETUP_RETURN_IF_FAILED(withinLimits(listing, archive.size(), limits));
    }
    GOSETUP_RETURN_IF_FAILED(vetNames(listing.entries));
    if (listing.files == 0)
        return fail(ErrorCode::Corrupt, Text::tr("the archive contains no files"));
    return listing;
}

Result<UnpackedTree> unpackArchive(QByteArrayView archive, const ArchiveListing& listing,
                                   const QString& hostFolder, int threads, Progress& progress)
{
    if (progress.cancelled())
        return fail(ErrorCode::Cancelled, Text::tr("unpacking was cancelled"));
    GOSETUP_RETURN_IF_FAILED(makeFolders(listing, hostFolder));
    const qint64 overhead = listing.files * clusterSize / 2;
    GOSETUP_RETURN_IF_FAILED(requireSpace(hostFolder, listing.bytes + overhead));
    return Unpacking(archive, listing, hostFolder, progress).run(threadsFor(threads));
}

Result<UnpackedTree> unpackArchive(QByteArrayView archive, const QString& hostFolder,
                                   const UnpackOptions& options, Progress& progress)
{
    const auto listing = inspectArchive(archive, options.limits);
    GOSETUP_RETURN_IF_FAILED(listing);
    return unpackArchive(archive, *listing, hostFolder, options.threads, progress);
}

} // namespace gosetup
