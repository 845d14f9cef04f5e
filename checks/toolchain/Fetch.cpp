// SPDX-License-Identifier: Apache-2.0
#include "toolchain/Fetch.h"

#include "machine/LocalFile.h"
#include "machine/LockFile.h"
#include "machine/formats/MarkOfTheWeb.h"
#include "machine/http/Proxy.h"
#include "toolchain/Download.h"
#include "toolchain/HashAgreement.h"
#include "toolchain/LocalFileIo.h"
#include "toolchain/ReleaseIndex.h"
#include "toolchain/Sha256.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace gosetup {

namespace {

constexpr qint64 wholeChunk = 4 * 1024 * 1024;
constexpr qint64 archiveLimit = 1024LL * 1024 * 1024; ///< Go's largest is below 100 MB

/// Size first, then what kind of thing it is, then the hash, all on the bytes that are returned.
Result<VerifiedArchive> loadVerified(const QString& path, const ArchiveRef& archive,
                                     const Expectation& expected, Progress& progress)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        if (!file.exists())
            return fail(ErrorCode::NotFound, Text::tr("the file %1 does not exist").arg(path));
        return fail(ErrorCode::Io, Text::tr("cannot read %1").arg(path), {}, file.errorString());
    }
    const qint64 size = file.size();
    if (archive.size > 0 && size != archive.size)
        return fail(ErrorCode::Untrusted,
                    Text::tr("%1 has the wrong size: %2 bytes expected, it has %3")
                        .arg(path)
                        .arg(archive.size)
                        .arg(size));
    if (size > archiveLimit)
        return fail(ErrorCode::Untrusted,
                    Text::tr("%1 is not a Go archive: it has %2 bytes").arg(path).arg(size));
    VerifiedArchive result;
    result.bytes = QByteArray(size, Qt::Uninitialized);
    Sha256 hash;
    qint64 done = 0;
    while (done < size) {
        if (progress.cancelled())
            return fail(ErrorCode::Cancelled, Text::tr("the verification was cancelled"));
        const qint64 got = file.read(result.bytes.data() + done, std::min(wholeChunk, size - done));
        if (got <= 0)
            return fail(
                ErrorCode::Io,
                Text::tr("cannot read %1: received %2 of %3 bytes").arg(path).arg(done).arg(size),
                {}, file.errorString());
        if (done == 0 && looksLikeHtml({}, result.bytes.left(std::min<qint64>(got, 64))))
            return fail(
                ErrorCode::Untrusted,
                Text::tr("%1 is an HTML page of %2 bytes, not an archive").arg(path).arg(size),
                Text::tr("download it again with a browser that follows redirects"));
        hash.add(QByteArrayView(result.bytes.constData() + done, got));
        done += got;
        progress.report(
            {Stage::Verifying, Text::tr("verifying %1").arg(archive.fileName), done, size, 0, 0});
    }
    result.sha256 = hash.hex();
    if (!sameHash(result.sha256, expected.sha256))
        return fail(ErrorCode::Untrusted,
                    Text::tr("%1 has the wrong SHA-256: expected %2, calculated %3")
                        .arg(path)
                        .arg(QString::fromLatin1(expected.sha256))
                        .arg(QString::fromLatin1(result.sha256)),
                    Text::tr("the file is damaged or does not match its name; download it again"));
    result.verifiedBy = expected.sources;
    result.hostPath = path.startsWith(u':') ? QString() : path;
    return result;
}

/// A verified archive may bear the mark that browsers leave. What is unpacked from it never does:
/// we write those files ourselves. The person's own file stays as it is.
void tellOfMark(const QString& path, const FetchOptions& options)
{
    const auto stream = localfile::readMark(path);
    if (!stream)
        return options.tell(stream.error().message);
    if (!*stream)
        return;
    const MarkOfTheWeb mark = parseMark(**stream);
    options.tell(
        mark.cameFrom.isEmpty()
            ? Text::tr("%1 has a Mark of the Web (zone %2); its SHA-256 was verified")
                  .arg(path)
                  .arg(qint64{mark.zone})
            : Text::tr("%1 has a Mark of the Web for a download from %2; its SHA-256 was verified")
                  .arg(path)
                  .arg(mark.cameFrom));
}

/// In our own cache a verified file needs no mark: a scanner or a person has put it there.
void dropMark(const QString& path, const FetchOptions& options)
{
    const auto stream = localfile::readMark(path);
    if (!stream)
        return options.tell(stream.error().message);
    if (!*stream)
        return;
    if (const auto removed = localfile::removeMark(path); !removed)
        return options.tell(removed.error().message);
    options.tell(
        Text::tr("removed the Mark of the Web from %1: its SHA-256 was verified").arg(path));
}

/// The cached file when it still verifies; a bad one is named and removed.
Result<std::optional<VerifiedArchive>> fromCache(const QString& path, const ArchiveRef& archive,
                                                 const Expectation& expected,
                                                 const FetchOptions& options, Progress& progress)
{
    if (!QFileInfo::exists(path))
        return std::optional<VerifiedArchive>();
    auto cached = loadVerified(path, archive, expected, progress);
    if (cached) {
        cached->reused = true;
        dropMark(path, options);
        options.tell(
            Text::tr("reusing the previously downloaded %1, verified again").arg(archive.fileName));
        return std::optional(std::move(*cached));
    }
    if (cached.error().code == ErrorCode::Cancelled)
        return fail(cached.error());
    options.tell(Text::tr("bad checksum for the cached download %1; downloading it again (%2)")
                     .arg(archive.fileName)
                     .arg(cached.error().message));
    if (!QFile::remove(path))
        return fail(ErrorCode::Io, Text::tr("cannot remove the damaged %1").arg(path));
    return std::optional<VerifiedArchive>();
}

Result<VerifiedArchive> fromNetwork(const ArchiveRef& archive, const Expectation& expected,
                                    const FetchOptions& options, Progress& progress)
{
    if (options.cacheFolder.isEmpty() || !QDir().mkpath(options.cacheFolder))
        return fail(ErrorCode::Io,
                    Text::tr("cannot create the download folder \"%1\"").arg(options.cacheFolder));
    const QString path = QDir(options.cacheFolder).filePath(archive.fileName);
    QLockFile lock(path + QStringLiteral(".lock"));
    if (const auto taken = takeLock(lock); !taken && taken.error().code != ErrorCode::InUse)
        return fail(taken.error());
    else if (!taken)
        return fail(ErrorCode::InUse,
                    Text::tr("another GoSetup is downloading %1").arg(archive.fileName),
                    Text::tr("wait for it or stop it"), taken.error().text());
    auto cached = fromCache(path, archive, expected, options, progress);
    GOSETUP_RETURN_IF_FAILED(cached);
    if (*cached)
        return std::move(**cached);
    if (archive.size > 0) {
        GOSETUP_RETURN_IF_FAILED(requireSpace(options.cacheFolder, archive.size));
    }
    Download download(archive, expected.sha256, path, options, progress);
    const auto outcome = download.run();
    GOSETUP_RETURN_IF_FAILED(outcome);
    // Read back and hashed once more: what is unpacked is what is in memory, not what was streamed.
    auto result = loadVerified(path, archive, expected, progress);
    if (!result &&
        (result.error().code == ErrorCode::NotFound || result.error().code == ErrorCode::Io))
        return fail(vanishedFailure(path, result.error().english()));
    if (!result)
        return result;
    result->finalHost = outcome->finalHost;
    result->downloaded = outcome->downloaded;
    result->resumedFrom = outcome->resumedFrom;
    if (outcome->finalHost != archive.url.host())
        options.tell(Text::tr("%1 came from %2").arg(archive.fileName).arg(outcome->finalHost));
    return result;
}

Error noSuchVersion(const ArchiveRef& archive, const Error& cause)
{
    return Error::make(ErrorCode::NotFound,
                       Text::tr("no such Go version for windows/%1: %2")
                           .arg(toString(archive.arch))
                           .arg(archive.version),
                       Text::tr("`gosetup releases` lists the available versions"), cause.text());
}

} // namespace

Result<Expectation> expectationFor(const ArchiveRef& archive, const FetchOptions& options)
{
    const HashAgreement told =
        hashAgreement(archive.fileName, archive.sha256, options.givenSha256, options.knownHashes());
    switch (told.verdict) {
    case HashAgreement::Verdict::Agreed: return Expectation{told.sha256, told.sources};
    case HashAgreement::Verdict::Malformed:
        return fail(ErrorCode::Invalid, Text::tr("the SHA-256 of %1 (%2) is not 64 hex digits")
                                            .arg(archive.fileName)
                                            .arg(told.odd.source));
    case HashAgreement::Verdict::Disagreed:
        return fail(ErrorCode::Untrusted,
                    Text::tr("ALARM: two sources disagree about %1: \"%2\" says %3, \"%4\" says %5")
                        .arg(archive.fileName)
                        .arg(told.sources.first())
                        .arg(QString::fromLatin1(told.sha256))
                        .arg(told.odd.source)
                        .arg(QString::fromLatin1(told.odd.sha256.toLower())),
                    Text::tr("do not install this file; the mirror or its index was tampered "
                             "with: use https://go.dev/dl/ and tell the mirror's owner"));
    case HashAgreement::Verdict::Nobody: break;
    }
    return fail(
        ErrorCode::Untrusted,
        Text::tr("could not verify %1: neither the index nor the built-in table has its SHA-256")
            .arg(archive.fileName),
        Text::tr("specify its SHA-256 from go.dev/dl with --sha256"));
}

Result<VerifiedArchive> fetchArchive(const ArchiveRef& archive, const FetchOptions& options,
                                     Progress& progress)
{
    // The name becomes a path in the cache, and a plan may come from anywhere.
    const auto name = parseArchiveName(archive.fileName);
    if (!name || name->version.name() != archive.version || name->arch != archive.arch)
        return fail(ErrorCode::Invalid, Text::tr("\"%1\" is not the archive of %2 for windows/%3")
                                            .arg(archive.fileName)
                                            .arg(archive.version)
                                            .arg(toString(archive.arch)));
    const auto expected = expectationFor(archive, options);
    GOSETUP_RETURN_IF_FAILED(expected);
    if (const QString given = options.delivered.value(archive.fileName); !given.isEmpty())
        return loadVerified(given, archive, *expected, progress);
    if (archive.url.scheme() == QLatin1String("qrc"))
        return loadVerified(u':' + archive.url.path(), archive, *expected, progress);
    if (archive.url.isLocalFile()) {
        auto local = loadVerified(archive.url.toLocalFile(), archive, *expected, progress);
        if (local)
            tellOfMark(archive.url.toLocalFile(), options);
        return local;
    }
    auto fetched = fromNetwork(archive, *expected, options, progress);
    if (!fetched && fetched.error().code == ErrorCode::NotFound)
        return fail(noSuchVersion(archive, fetched.error()));
    return fetched;
}

Result<QStringList> cleanCache(const QString& cacheFolder, const QDateTime& before)
{
    QStringList removed;
    const QDir folder(cacheFolder);
    const auto entries = folder.entryInfoList(
        {QStringLiteral("*.partial"), QStringLiteral("*.partial.json")}, QDir::Files);
    for (const QFileInfo& info : entries) {
        if (info.lastModified() >= before)
            continue;
        if (!QFile::remove(info.absoluteFilePath()))
            return fail(ErrorCode::Io, Text::tr("cannot remove %1").arg(info.absoluteFilePath()));
        removed << info.fileName();
    }
    return removed;
}

} // namespace gosetup
