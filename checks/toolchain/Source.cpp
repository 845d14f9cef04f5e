// SPDX-License-Identifier: Apache-2.0
#include "toolchain/Source.h"

#include "machine/http/Proxy.h"
#include "toolchain/Http.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace gosetup {

namespace {

constexpr qint64 indexLimit = 32 * 1024 * 1024;

Source webSource(const char* base)
{
    return {Source::Kind::Web, QUrl(QString::fromLatin1(base))};
}

Result<Source> fromUrl(const QString& text)
{
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return fail(ErrorCode::Usage,
                    Text::tr("\"%1\" is not a mirror address").arg(withoutCredentials(text)));
    url.setQuery(QString());
    url.setFragment({});
    if (!url.path().endsWith(u'/'))
        url.setPath(url.path() + u'/');
    return Source{Source::Kind::Web, url};
}

Result<Source> fromPath(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound,
                    Text::tr("the file or folder %1 does not exist").arg(path));
    const QString absolute = info.absoluteFilePath();
    if (info.isDir())
        return Source{Source::Kind::Folder, QUrl::fromLocalFile(absolute + u'/')};
    return Source{Source::Kind::Archive, QUrl::fromLocalFile(absolute)};
}

Result<ReleaseIndex> indexFromFile(const QString& path, const QUrl& base)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, Text::tr("the mirror does not have %1").arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, Text::tr("cannot read %1").arg(path), {}, file.errorString());
    if (file.size() > indexLimit)
        return fail(ErrorCode::Corrupt,
                    Text::tr("%1 is too large for an index: %2 bytes").arg(path).arg(file.size()));
    return parseReleaseIndex(file.readAll(), base);
}

bool isOfficial(const QUrl& base)
{
    return base == Source::official().base || base == Source::china().base;
}

Result<ReleaseIndex> indexAt(const QUrl& url, const QUrl& base, const FetchOptions& options,
                             Progress& progress)
{
    const auto bytes = httpBytes(url, indexLimit, options, progress);
    GOSETUP_RETURN_IF_FAILED(bytes);
    return parseReleaseIndex(*bytes, base);
}

/// A listing of files in HTML, a page of one's own or 404: the server is there, the index is not.
bool meansNoIndex(const Error& error)
{
    return error.code == ErrorCode::NotFound || error.code == ErrorCode::Proxy ||
           error.code == ErrorCode::Corrupt;
}

/// Worth asking the second host: the first is out of reach, not wrong.
bool isUnreachable(const Error& error)
{
    return error.code == ErrorCode::Network || error.code == ErrorCode::Timeout ||
           error.code == ErrorCode::Proxy;
}

Result<ReleaseIndex> webIndex(const Source& source, const FetchOptions& options, Progress& progress)
{
    QUrl query = source.base;
    query.setQuery(QStringLiteral("mode=json&include=all"));
    auto index = indexAt(query, source.base, options, progress);
    if (index || isOfficial(source.base) || !meansNoIndex(index.error()))
        return index;
    auto fromFile = indexAt(source.base.resolved(QUrl(QStringLiteral("dl.json"))), source.base,
                            options, progress);
    // Only a plain "not there" proves that the host itself answers and has files only.
    if (fromFile || fromFile.error().code != ErrorCode::NotFound)
        return fromFile;
    options.tell(Text::tr("%1 has no index; the versions are those of the built-in table")
                     .arg(source.displayName()));
    return indexFromKnownHashes(options.knownHashes(), source.base);
}

Result<ReleaseIndex> archiveIndex(const Source& source, const FetchOptions& options)
{
    const auto ref =
        archiveFromFile(source.base.toLocalFile(), options.givenSha256, options.knownHashes());
    GOSETUP_RETURN_IF_FAILED(ref);
    Release release;
    release.version = *GoVersion::parse(ref->version);
    // It is the only one there is, so "latest" must find it.
    release.stable = true;
    release.files.push_back({ref->fileName, QStringLiteral("windows"), toString(ref->arch),
                             QStringLiteral("archive"), ref->size, ref->sha256});
    ReleaseIndex index;
    index.base = source.base.adjusted(QUrl::RemoveFilename);
    index.releases.push_back(std::move(release));
    return index;
}

} // namespace

Source Source::official()
{
    return webSource("https://go.dev/dl/");
}

Source Source::china()
{
    return webSource("https://golang.google.cn/dl/");
}

Source Source::builtIn()
{
    return {Kind::BuiltIn, QUrl(QStringLiteral("qrc:/mirror/"))};
}

Result<Source> Source::parse(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return fail(ErrorCode::Usage, Text::tr("no mirror was specified"));
    if (trimmed == QLatin1String("official"))
        return official();
    if (trimmed == QLatin1String("china"))
        return china();
    if (trimmed == QLatin1String("builtin"))
        return builtIn();
    if (trimmed.startsWith(QLatin1String("https://"), Qt::CaseInsensitive) ||
        trimmed.startsWith(QLatin1String("http://"), Qt::CaseInsensitive))
        return fromUrl(trimmed);
    if (trimmed.startsWith(QLatin1String("file:"), Qt::CaseInsensitive))
        return fromPath(QUrl(trimmed).toLocalFile());
    if (trimmed.contains(QLatin1String("://")))
        return fail(ErrorCode::Usage,
                    Text::tr("a mirror of type \"%1\" is not supported")
                        .arg(trimmed.section(QLatin1String("://"), 0, 0)),
                    Text::tr("specify an https address or a folder"));
    return fromPath(trimmed);
}

QString Source::displayName() const
{
    return kind == Kind::BuiltIn ? QStringLiteral("builtin") : displayUrl(base);
}

Result<ReleaseIndex> loadIndex(const Source& source, const FetchOptions& options,
                               Progress& progress)
{
    switch (source.kind) {
    case Source::Kind::Web: return webIndex(source, options, progress);
    case Source::Kind::Folder:
        return indexFromFile(source.base.toLocalFile() + QStringLiteral("dl.json"), source.base);
    case Source::Kind::Archive: return archiveIndex(source, options);
    case Source::Kind::BuiltIn:
        return indexFromFile(QStringLiteral(":/mirror/dl.json"), source.base);
    }
    return fail(ErrorCode::Internal, Text::tr("a source of an unknown type"));
}

Result<ReleaseIndex> loadOfficialIndex(const FetchOptions& options, Progress& progress)
{
    auto index = loadIndex(Source::official(), options, progress);
    if (index || !isUnreachable(index.error()))
        return index;
    auto second = loadIndex(Source::china(), options, progress);
    // The first error is the one that means something to most people.
    return second ? second : index;
}

Result<ArchiveRef> archiveFromFile(const QString& hostPath, const QByteArray& given,
                                   const KnownHashes& pinned)
{
    const QFileInfo info(hostPath);
    if (!info.isFile())
        return fail(ErrorCode::NotFound, Text::tr("the file %1 does not exist").arg(hostPath));
    const auto name = parseArchiveName(info.fileName());
    if (!name)
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 is not named like a Go archive for Windows").arg(info.fileName()),
                    Text::tr("keep the name it was downloaded with, such as "
                             "go1.24.4.windows-amd64.zip"));
    if (!given.isEmpty() && !isHash(given))
        return fail(ErrorCode::Usage, Text::tr("the specified SHA-256 is not 64 hex digits"));
    if (given.isEmpty() && pinned.find(info.fileName()).isEmpty())
        return fail(
            ErrorCode::Untrusted,
            Text::tr("could not verify %1: it is not in the built-in table").arg(info.fileName()),
            Text::tr("specify its SHA-256 from go.dev/dl with --sha256"));
    ArchiveRef ref;
    ref.version = name->version.name();
    ref.fileName = info.fileName();
    ref.arch = name->arch;
    ref.url = QUrl::fromLocalFile(info.absoluteFilePath());
    ref.size = info.size();
    ref.sha256 = given.toLower();
    return ref;
}

} // namespace gosetup
