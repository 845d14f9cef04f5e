// SPDX-License-Identifier: Apache-2.0
#include "toolchain/Manifest.h"

#include "paths/WindowsPath.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <zlib.h>

#include <algorithm>

namespace gosetup {

namespace {

constexpr auto manifestSchema = "gosetup.manifest/1";
constexpr auto markerSchema = "gosetup.installed/1";
constexpr qint64 manifestLimit = 64 * 1024 * 1024;
constexpr qint64 smallFile = 64 * 1024;
constexpr qint64 mostBytes = qint64(1) << 44; ///< of one file: NTFS' limit; a sum stays a number

Error badJson(const Text& what, const QString& path)
{
    return Error::make(ErrorCode::Corrupt, Text::tr("%1 is damaged at %2").arg(what).arg(path));
}

Result<QJsonObject> objectOf(const QByteArray& json, const char* schema, const Text& what)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.value(QLatin1String("schema")).toString() != QLatin1String(schema))
        return fail(badJson(what, QStringLiteral("$.schema")));
    return object;
}

std::optional<ManifestEntry> entryOf(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    bool ok = false;
    const quint32 crc = object.value(QLatin1String("crc32")).toString().toUInt(&ok, 16);
    if (!ok)
        return std::nullopt;
    ManifestEntry entry{object.value(QLatin1String("path")).toString(),
                        object.value(QLatin1String("size")).toInteger(-1), crc};
    // A manifest decides what undo deletes: a name that leaves the tree must never come out of it.
    const QStringList segments = entry.path.split(u'/');
    const bool escapes = std::any_of(segments.begin(), segments.end(), [](const QString& s) {
        return s.isEmpty() || s == u'.' || s == QLatin1String("..") ||
               winpath::hasForbiddenCharacter(s);
    });
    if (entry.size < 0 || entry.size > mostBytes || escapes)
        return std::nullopt;
    return entry;
}

Result<std::optional<QByteArray>> readIfThere(const Files& files, const QString& path, qint64 most)
{
    auto bytes = files.read(path, most);
    if (bytes)
        return std::optional(std::move(*bytes));
    if (bytes.error().code == ErrorCode::NotFound)
        return std::optional<QByteArray>();
    return fail(bytes.error());
}

Result<quint32> crcOfFile(const QString& hostPath)
{
    QFile file(hostPath);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, Text::tr("cannot read %1").arg(hostPath), {},
                    file.errorString());
    uLong crc = crc32(0, nullptr, 0);
    QByteArray buffer(256 * 1024, Qt::Uninitialized);
    while (true) {
        const qint64 got = file.read(buffer.data(), buffer.size());
        if (got < 0)
            return fail(ErrorCode::Io, Text::tr("cannot read %1").arg(hostPath), {},
                        file.errorString());
        if (got == 0)
            return static_cast<quint32>(crc);
        crc =
            crc32(crc, reinterpret_cast<const Bytef*>(buffer.constData()), static_cast<uInt>(got));
    }
}

using Sizes = QHash<QString, qint64>; ///< by path below the root, '/' between segments

/// By the host's own walk: on Windows a folder's listing brings the sizes, a stat per file does
/// not. Links are not followed; Qt's own recursive walk would follow junctions.
void addHostSizes(const QString& folder, const QString& below, Sizes& sizes)
{
    const auto entries = QDir(folder).entryInfoList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::NoSort);
    for (const QFileInfo& entry : entries) {
        const QString path = below + entry.fileName();
        if (!entry.isDir())
            sizes.insert(path, entry.size());
        else if (!entry.isSymLink() && !entry.isJunction())
            addHostSizes(entry.filePath(), path + QLatin1Char('/'), sizes);
    }
}

/// By the port, for a tree that exists in memory only. Links are not followed.
Result<void> addSizes(const Files& files, const QString& folder, const QString& below, Sizes& sizes)
{
    const auto names = files.list(folder);
    if (!names)
        return fail(names.error());
    for (const QString& name : *names) {
        const QString path = winpath::join(folder, name);
        const auto info = files.info(path);
        if (!info)
            return fail(info.error());
        if (!*info || (*info)->reparseTag != 0)
            continue;
        if (!(*info)->isDirectory) {
            sizes.insert(below + name, (*info)->size);
            continue;
        }
        const auto deeper = addSizes(files, path, below + name + QLatin1Char('/'), sizes);
        if (!deeper)
            return deeper;
    }
    return {};
}

Result<Sizes> sizesBelow(Files& files, const QString& root, const Progress& progress)
{
    if (progress.cancelled())
        return fail(ErrorCode::Cancelled, Text::tr("the check of %1 was cancelled").arg(root));
    const auto host = files.hostPath(root, false);
    Sizes sizes;
    if (host && QFile::exists(QDir(*host).filePath(QLatin1String(manifestName)))) {
        addHostSizes(*host, {}, sizes);
        return sizes;
    }
    if (const auto walked = addSizes(files, root, {}, sizes); !walked)
        return fail(walked.error());
    return sizes;
}

Result<quint32> crcOf(Files& files, const QString& root, QString path)
{
    const auto host = files.hostPath(winpath::join(root, path.replace(u'/', u'\\')), false);
    return host ? crcOfFile(*host) : Result<quint32>(fail(host.error()));
}

} // namespace

QByteArray Manifest::toJson() const
{
    QJsonArray list;
    for (const ManifestEntry& entry : files) {
        list.append(QJsonObject{{QStringLiteral("path"), entry.path},
                                {QStringLiteral("size"), entry.size},
                                {QStringLiteral("crc32"), QString::number(entry.crc, 16)}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("schema"), QLatin1String(manifestSchema)},
                                     {QStringLiteral("version"), version},
                                     {QStringLiteral("run"), runId},
                                     {QStringLiteral("files"), list}})
        .toJson(QJsonDocument::Compact);
}

Result<Manifest> Manifest::parse(const QByteArray& json)
{
    const Text what = Text::tr("the manifest");
    const auto object = objectOf(json, manifestSchema, what);
    if (!object)
        return fail(object.error());
    Manifest manifest;
    manifest.version = object->value(QLatin1String("version")).toString();
    manifest.runId = object->value(QLatin1String("run")).toString();
    const QJsonValue files = object->value(QLatin1String("files"));
    if (!files.isArray())
        return fail(badJson(what, QStringLiteral("$.files")));
    const QJsonArray list = files.toArray();
    manifest.files.reserve(static_cast<size_t>(list.size()));
    for (qsizetype i = 0; i < list.size(); ++i) {
        auto entry = entryOf(list[i]);
        if (!entry)
            return fail(badJson(what, QStringLiteral("$.files[%1]").arg(i)));
        manifest.files.push_back(std::move(*entry));
    }
    return manifest;
}

qint64 Manifest::totalBytes() const
{
    qint64 total = 0;
    for (const ManifestEntry& entry : files)
        total += entry.size;
    return total;
}

QByteArray Marker::toJson() const
{
    return QJsonDocument(
               QJsonObject{{QStringLiteral("schema"), QLatin1String(markerSchema)},
                           {QStringLiteral("owner"), QStringLiteral("GoSetup")},
                           {QStringLiteral("version"), version},
                           {QStringLiteral("archive"), archive},
                           {QStringLiteral("sha256"), QString::fromLatin1(sha256)},
                           {QStringLiteral("verifiedBy"), QJsonArray::fromStringList(verifiedBy)},
                           {QStringLiteral("run"), runId}})
        .toJson(QJsonDocument::Indented);
}

Result<Marker> Marker::parse(const QByteArray& json)
{
    const auto object = objectOf(json, markerSchema, Text::tr("the marker"));
    if (!object)
        return fail(object.error());
    Marker marker;
    marker.version = object->value(QLatin1String("version")).toString();
    marker.archive = object->value(QLatin1String("archive")).toString();
    marker.sha256 = object->value(QLatin1String("sha256")).toString().toLatin1();
    marker.runId = object->value(QLatin1String("run")).toString();
    const QJsonArray sources = object->value(QLatin1String("verifiedBy")).toArray();
    for (const auto& source : sources)
        marker.verifiedBy << source.toString();
    if (marker.version.isEmpty() || marker.runId.isEmpty())
        return fail(badJson(Text::tr("the marker"), QStringLiteral("$.version")));
    return marker;
}

Result<std::optional<Manifest>> readTreeManifest(const Files& files, const QString& root)
{
    const auto bytes =
        readIfThere(files, winpath::join(root, QLatin1String(manifestName)), manifestLimit);
    if (!bytes)
        return fail(bytes.error());
    if (!*bytes)
        return std::optional<Manifest>();
    auto manifest = Manifest::parse(**bytes);
    if (!manifest)
        return fail(manifest.error());
    return std::optional(std::move(*manifest));
}

Result<std::optional<Marker>> readTreeMarker(const Files& files, const QString& root)
{
    const auto bytes =
        readIfThere(files, winpath::join(root, QLatin1String(markerName)), smallFile);
    if (!bytes)
        return fail(bytes.error());
    if (!*bytes)
        return std::optional<Marker>();
    auto marker = Marker::parse(**bytes);
    if (!marker)
        return fail(marker.error());
    return std::optional(std::move(*marker));
}

Result<std::optional<QString>> readTreeVersion(const Files& files, const QString& root)
{
    const auto bytes =
        readIfThere(files, winpath::join(root, QStringLiteral("VERSION")), smallFile);
    if (!bytes)
        return fail(bytes.error());
    if (!*bytes)
        return std::optional<QString>();
    const QString line = QString::fromUtf8((*bytes)->split('\n').first()).trimmed();
    // Ruby, Node and others keep a file of that name too.
    static const QRegularExpression ofGo(QStringLiteral("^(go\\d|devel )"));
    return ofGo.match(line).hasMatch() ? std::optional(line) : std::nullopt;
}

Result<bool> isGoTree(const Files& files, const QString& root)
{
    const auto version = readTreeVersion(files, root);
    if (!version)
        return fail(version.error());
    if (!*version)
        return false;
    if (const auto manifest = readTreeManifest(files, root); manifest && *manifest)
        return true;
    for (const char* own : {"bin\\go.exe", "src\\runtime"}) {
        const auto info = files.info(winpath::join(root, QString::fromLatin1(own)));
        if (!info)
            return fail(info.error());
        if (*info && (*info)->reparseTag == 0)
            return true;
    }
    return false;
}

Result<TreeDamage> verifyTree(Files& files, const QString& root, VerifyDepth depth,
                              Progress& progress)
{
    const auto manifest = readTreeManifest(files, root);
    if (!manifest)
        return fail(manifest.error());
    if (!*manifest)
        return fail(ErrorCode::NotFound, Text::tr("%1 has no manifest").arg(root));
    auto present = sizesBelow(files, root, progress);
    if (!present)
        return fail(present.error());
    TreeDamage damage;
    for (const ManifestEntry& entry : (*manifest)->files) {
        const auto found = present->constFind(entry.path);
        if (found == present->constEnd()) {
            damage.missing << entry.path;
            continue;
        }
        bool same = *found == entry.size;
        if (same && depth == VerifyDepth::Bytes) {
            if (progress.cancelled())
                return fail(ErrorCode::Cancelled,
                            Text::tr("the check of %1 was cancelled").arg(root));
            const auto crc = crcOf(files, root, entry.path);
            if (!crc)
                return fail(crc.error());
            same = *crc == entry.crc;
        }
        if (!same)
            damage.changed << entry.path;
        present->erase(found);
    }
    present->remove(QLatin1String(manifestName));
    present->remove(QLatin1String(markerName));
    damage.added = present->keys();
    damage.added.sort();
    return damage;
}

} // namespace gosetup
