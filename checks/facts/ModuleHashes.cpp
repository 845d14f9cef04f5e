// SPDX-License-Identifier: Apache-2.0
#include "facts/ModuleHashes.h"

#include "base/SizeText.h"
#include "gosettings/DirHash.h"
#include "gosettings/ZipDirectory.h"
#include "toolchain/Sha256.h"
#include "toolchain/ZipReader.h"

#include <QFile>

#include <mutex>

namespace gosetup {

namespace {

constexpr qint64 hashBlock = 1024 * 1024;

tl::unexpected<Error> hashCancelled()
{
    return fail(ErrorCode::Cancelled, Text::tr("the verification was cancelled"));
}

tl::unexpected<Error> cannotBeRead(const QString& path, const QFile& file)
{
    return fail(ErrorCode::Io, Text::tr("%1: cannot be read").arg(path), {}, file.errorString());
}

Result<QByteArray> readWholeZip(const HashWork& work, const ModuleDownload& download)
{
    /// Go's own limit is half of it. Source: golang.org/x/mod/zip, MaxZipFile.
    constexpr qint64 largest = qint64(1) << 30;
    if (download.zipBytes > largest)
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 is larger than %2").arg(download.zip()).arg(sizeText(largest)));
    const auto host = work.machine.files().hostPath(download.zip(), false);
    GOSETUP_RETURN_IF_FAILED(host);
    QFile file(*host);
    if (!file.open(QIODevice::ReadOnly))
        return cannotBeRead(download.zip(), file);
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return cannotBeRead(download.zip(), file);
    work.bytes += bytes.size();
    return bytes;
}

Result<QByteArray> hashOneFile(const HashWork& work, const QString& path, Sha256& sha)
{
    const auto host = work.machine.files().hostPath(path, false);
    GOSETUP_RETURN_IF_FAILED(host);
    QFile file(*host);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return cannotBeRead(path, file);
    sha.reset();
    while (true) {
        if (work.progress.cancelled())
            return hashCancelled();
        const QByteArray block = file.read(hashBlock);
        if (file.error() != QFileDevice::NoError)
            return cannotBeRead(path, file);
        if (block.isEmpty())
            return sha.hex();
        sha.add(block);
        work.bytes += block.size();
    }
}

/// Takes one entry of the zip up.
Result<void> addZipEntry(const HashWork& work, ZipReader& reader, const ArchiveEntry& entry,
                         const QByteArray& goModName, HashedZip& zip,
                         std::vector<gosettings::HashedFile>& files)
{
    const QByteArray name = entry.name.toUtf8();
    Sha256 sha;
    QByteArray content;
    if (!entry.isFolder) {
        const auto read = reader.read([&](QByteArrayView bytes) -> Result<void> {
            if (work.progress.cancelled())
                return hashCancelled();
            sha.add(bytes);
            if (name == goModName)
                content += bytes;
            return {};
        });
        if (!read)
            return read;
    }
    files.push_back({name, sha.hex()});
    if (name == goModName)
        zip.goMod = content;
    return {};
}

} // namespace

Result<HashedZip> hashZip(const HashWork& work, const ModuleDownload& download)
{
    /// Several large ones at once would fill the memory.
    constexpr qint64 large = 64 * hashBlock;
    static std::mutex oneLargeAtATime;
    std::unique_lock lock(oneLargeAtATime, std::defer_lock);
    if (download.zipBytes > large)
        lock.lock();
    const auto bytes = readWholeZip(work, download);
    GOSETUP_RETURN_IF_FAILED(bytes);
    const auto tail = QByteArrayView(*bytes).last(std::min(bytes->size(), gosettings::longZipTail));
    if (!gosettings::zipEndIn(tail, bytes->size()))
        return fail(ErrorCode::Corrupt,
                    Text::tr("%1 is not a complete zip file").arg(download.zip()));
    const QByteArray prefix = download.module.text().toUtf8() + '/';
    HashedZip zip;
    std::vector<gosettings::HashedFile> files;
    ZipReader reader(*bytes);
    while (true) {
        const auto entry = reader.next();
        GOSETUP_RETURN_IF_FAILED(entry);
        if (!*entry)
            break;
        GOSETUP_RETURN_IF_FAILED(addZipEntry(work, reader, **entry, prefix + "go.mod", zip, files));
        zip.isForeign = zip.isForeign || !files.back().name.startsWith(prefix);
    }
    zip.hash = gosettings::hash1(std::move(files));
    return zip;
}

Result<QByteArray> hashFolder(const HashWork& work, const ModuleDownload& download)
{
    const QByteArray prefix = download.module.text().toUtf8() + '/';
    std::vector<gosettings::HashedFile> files;
    Sha256 sha;
    std::optional<Error> error;
    const auto seen = walk(
        work.machine.files(), download.folder, WalkLimits{},
        [&](const WalkEntry& entry) {
            if (entry.isDirectory && !entry.isLink())
                return WalkStep::Continue;
            if (entry.isLink() || entry.isCloudPlaceholder()) {
                error = Error::make(ErrorCode::Unsupported,
                                    Text::tr("%1 is a link or in the cloud").arg(entry.path));
                return WalkStep::Stop;
            }
            const auto hash = hashOneFile(work, entry.path, sha);
            if (!hash) {
                error = hash.error();
                return WalkStep::Stop;
            }
            const QString below = entry.path.mid(download.folder.size() + 1);
            files.push_back({prefix + QString(below).replace(u'\\', u'/').toUtf8(), *hash});
            return WalkStep::Continue;
        },
        work.progress);
    GOSETUP_RETURN_IF_FAILED(seen);
    if (error)
        return fail(*error);
    if (seen->firstError)
        return fail(*seen->firstError);
    return gosettings::hash1(std::move(files));
}

} // namespace gosetup
