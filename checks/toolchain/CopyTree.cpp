// SPDX-License-Identifier: Apache-2.0
#include "toolchain/CopyTree.h"

#include "base/Parallel.h"
#include "machine/Walk.h"
#include "paths/WindowsPath.h"
#include "toolchain/LocalFileIo.h"
#include "toolchain/Sha256.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <thread>

namespace gosetup {

namespace {

constexpr qint64 copyChunk = 1024 * 1024; // bytes

/// What is to be copied, by the path below the folder.
struct TreeListing
{
    std::vector<WalkEntry> files;
    QStringList folders; ///< relative
    qint64 bytes = 0;
};

QString relativeTo(const QString& path, const QString& folder)
{
    return path.mid(winpath::clean(folder).size() + 1);
}

Result<TreeListing> listedTree(const Files& files, const QString& from, const Progress& progress)
{
    TreeListing listing;
    std::optional<Error> obstacle;
    const auto look = [&](const WalkEntry& entry) {
        if (entry.isLink()) {
            obstacle = Error::make(ErrorCode::Unsupported,
                                   Text::tr("%1: is a link, which cannot be moved").arg(entry.path),
                                   Text::tr("move the folder yourself, or remove the link"));
            return WalkStep::Stop;
        }
        if (entry.isDirectory) {
            listing.folders << relativeTo(entry.path, from);
            return WalkStep::Continue;
        }
        if (entry.isCloudPlaceholder()) {
            obstacle = Error::make(
                ErrorCode::Unsupported, Text::tr("%1: is only in the cloud").arg(entry.path),
                Text::tr("select \"Always keep on this device\" for %1 in File Explorer, wait for "
                         "the download, and try again")
                    .arg(from));
            return WalkStep::Stop;
        }
        listing.files.push_back(entry);
        listing.bytes += entry.size;
        return WalkStep::Continue;
    };
    const auto walked = walk(files, from, WalkLimits{}, look, progress);
    GOSETUP_RETURN_IF_FAILED(walked);
    if (obstacle)
        return fail(*obstacle);
    if (walked->firstError)
        return fail(*walked->firstError);
    if (!walked->complete)
        return fail(
            ErrorCode::Unsupported,
            Text::tr("%1: contains too many files or too many folders in each other").arg(from));
    return listing;
}

tl::unexpected<Error> changedWhileCopied(const QString& path)
{
    return fail(ErrorCode::ChangedMeanwhile, Text::tr("%1: changed while it was copied").arg(path),
                Text::tr("close editors and programs that use Go, and try again"));
}

/// Bytes and hash of a host file; `sink`: also written there.
struct Streamed
{
    qint64 bytes = 0;
    QByteArray sha256;
};

class FileCopier
{
  public:
    FileCopier(Machine& machine, Progress& progress) : m_machine(machine), m_progress(progress) {}

    Result<void> copy(const WalkEntry& entry, const QString& target)
    {
        const auto from = m_machine.files().hostPath(entry.path, false);
        GOSETUP_RETURN_IF_FAILED(from);
        const auto to = m_machine.files().hostPath(target, true);
        GOSETUP_RETURN_IF_FAILED(to);
        QFile source(*from);
        if (!source.open(QIODevice::ReadOnly)) {
            if (!QFileInfo::exists(*from))
                return changedWhileCopied(entry.path);
            return fail(ErrorCode::Io, Text::tr("%1: cannot be read").arg(entry.path), {},
                        source.errorString());
        }
        QFile sink(*to);
        if (!sink.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return fail(writeFailure(sink, target));
        const auto read = stream(source, &sink, entry.path, target);
        GOSETUP_RETURN_IF_FAILED(read);
        if (read->bytes != entry.size)
            return changedWhileCopied(entry.path);
        if (!sink.flush()) // before the time is set, which a late write would change
            return fail(writeFailure(sink, target));
        sink.setFileTime(source.fileTime(QFileDevice::FileModificationTime),
                         QFileDevice::FileModificationTime);
        sink.close();
        QFile written(*to);
        if (!written.open(QIODevice::ReadOnly))
            return fail(vanishedFailure(target, written.errorString()));
        const auto back = stream(written, nullptr, target, target);
        GOSETUP_RETURN_IF_FAILED(back);
        written.close();
        if (back->bytes != read->bytes || back->sha256 != read->sha256)
            return fail(ErrorCode::Corrupt, Text::tr("%1: was not copied correctly").arg(target),
                        Text::tr("check the drive for errors, and try again"));
        constexpr auto writable = QFileDevice::WriteOwner | QFileDevice::WriteUser;
        if ((source.permissions() & writable) == 0)
            QFile::setPermissions(*to, source.permissions());
        return {};
    }

  private:
    Result<Streamed> stream(QFile& source, QFile* sink, const QString& path, const QString& target)
    {
        Streamed seen;
        Sha256 hash;
        while (true) {
            if (m_progress.cancelled())
                return fail(ErrorCode::Cancelled, Text::tr("cancelled"));
            const QByteArray chunk = source.read(copyChunk);
            if (chunk.isEmpty())
                break;
            if (sink != nullptr && sink->write(chunk) != chunk.size())
                return fail(writeFailure(*sink, target));
            hash.add(chunk);
            seen.bytes += chunk.size();
        }
        if (source.error() != QFileDevice::NoError)
            return fail(ErrorCode::Io, Text::tr("%1: cannot be read").arg(path), {},
                        source.errorString());
        seen.sha256 = hash.hex();
        return seen;
    }

    Machine& m_machine;
    Progress& m_progress;
};

/// All files by several threads: the first failure ends it.
class TreeCopier
{
  public:
    TreeCopier(Machine& machine, const TreeListing& listing, const QString& from, const QString& to,
               Progress& progress)
        : m_machine(machine), m_listing(listing), m_from(from), m_to(to), m_progress(progress)
    {
    }

    Result<void> run()
    {
        const auto threads = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
        std::vector<std::function<void()>> work(threads, [this] { copySome(); });
        runInParallel(std::move(work));
        if (m_failure)
            return fail(*m_failure);
        return {};
    }

  private:
    void copySome()
    {
        FileCopier copier(m_machine, m_progress);
        while (true) {
            const size_t number = m_next.fetch_add(1);
            if (number >= m_listing.files.size() || m_failed.load())
                return;
            const WalkEntry& entry = m_listing.files[number];
            const auto copied =
                copier.copy(entry, winpath::join(m_to, relativeTo(entry.path, m_from)));
            const std::lock_guard lock(m_mutex);
            if (!copied) {
                m_failed = true;
                if (!m_failure)
                    m_failure = copied.error();
                return;
            }
            ++m_files;
            m_bytes += entry.size;
            m_progress.report({Stage::Applying, Text::tr("copying %1").arg(m_from), m_bytes,
                               m_listing.bytes, m_files, qint64(m_listing.files.size())});
        }
    }

    Machine& m_machine;
    const TreeListing& m_listing;
    QString m_from;
    QString m_to;
    Progress& m_progress;
    std::atomic<size_t> m_next{0};
    std::atomic<bool> m_failed{false};
    std::mutex m_mutex;
    std::optional<Error> m_failure;
    qint64 m_files = 0;
    qint64 m_bytes = 0;
};

/// A copy keeps the time; file systems round it by up to two seconds.
bool areTwins(const FolderEntry& one, const FolderEntry& other)
{
    constexpr qint64 rounded = 2000; // ms
    const bool timesTell = one.modified.isValid() && other.modified.isValid();
    return one.size == other.size &&
           (!timesTell || qAbs(one.modified.msecsTo(other.modified)) <= rounded);
}

/// What is there now is what was copied.
Result<void> requireUnchanged(const TreeListing& was, const TreeListing& now)
{
    QHash<QString, const WalkEntry*> known;
    for (const WalkEntry& entry : was.files)
        known.insert(entry.path, &entry);
    for (const WalkEntry& entry : now.files) {
        const WalkEntry* before = known.take(entry.path);
        if (before == nullptr || before->size != entry.size ||
            (before->modified.isValid() && before->modified != entry.modified))
            return changedWhileCopied(entry.path);
    }
    if (!known.isEmpty())
        return changedWhileCopied(known.begin().key());
    return {};
}

} // namespace

Result<CopiedTree> copyTree(Machine& machine, const QString& from, const QString& to,
                            Progress& progress)
{
    const auto listing = listedTree(machine.files(), from, progress);
    GOSETUP_RETURN_IF_FAILED(listing);
    const auto volume = machine.files().volume(to);
    GOSETUP_RETURN_IF_FAILED(volume);
    if (volume->freeBytes < listing->bytes)
        return fail(ErrorCode::DiskFull,
                    Text::tr("%1: %2 bytes are required, %3 are free")
                        .arg(volume->root)
                        .arg(listing->bytes)
                        .arg(volume->freeBytes),
                    Text::tr("free up space on this drive, and try again"));
    for (const QString& folder : listing->folders) // empty ones, too
        GOSETUP_RETURN_IF_FAILED(machine.files().makeFolder(winpath::join(to, folder), false));
    GOSETUP_RETURN_IF_FAILED(TreeCopier(machine, *listing, from, to, progress).run());
    const auto again = listedTree(machine.files(), from, progress);
    GOSETUP_RETURN_IF_FAILED(again);
    GOSETUP_RETURN_IF_FAILED(requireUnchanged(*listing, *again));
    return CopiedTree{qint64(listing->files.size()), listing->bytes};
}

Result<std::optional<QString>> firstNotIn(const Files& files, const QString& copy,
                                          const QString& original, const Progress& progress)
{
    QHash<QString, FolderEntry> known;
    const auto walked = walk(
        files, original, WalkLimits{},
        [&](const WalkEntry& entry) {
            if (!entry.isDirectory)
                known.insert(relativeTo(entry.path, original).toCaseFolded(), entry);
            return WalkStep::Continue;
        },
        progress);
    GOSETUP_RETURN_IF_FAILED(walked);
    std::optional<QString> first;
    const auto compared = walk(
        files, copy, WalkLimits{},
        [&](const WalkEntry& entry) {
            if (entry.isDirectory && !entry.isLink())
                return WalkStep::Continue;
            const auto twin = known.constFind(relativeTo(entry.path, copy).toCaseFolded());
            if (twin != known.constEnd() && areTwins(*twin, entry))
                return WalkStep::Continue;
            first = entry.path;
            return WalkStep::Stop;
        },
        progress);
    GOSETUP_RETURN_IF_FAILED(compared);
    if (!first && (!compared->complete || compared->unreadable > 0))
        first = copy; // not all of it could be seen
    return first;
}

} // namespace gosetup
