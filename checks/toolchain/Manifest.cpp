// SPDX-License-Identifier: Apache-2.0
#include "toolchain/Manifest.h"

#include "paths/WindowsPath.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
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
    const QJsonArray parts = value.toArray();
    bool ok = false;
    const quint32 crc = parts.at(2).toString().toUInt(&ok, 16);
    if (parts.size() != 3 || !parts[0].isString() || !parts[1].isDouble() || !ok)
        return std::nullopt;
    ManifestEntry entry{parts[0].toString(), parts[1].toInteger(-1), crc};
    // A manifest decides what undo deletes: a name that leaves the tree must never come out of it.
    const QStringList segments = entry.path.split(u'/');
    const bool escapes = std::any_of(segments.begin(), segments.end(), [](const QString& s) {
        return s.isEmpty() || s == u'.' || s == QLatin1String("..") ||
               winpath::hasForbiddenCharacter(s);
    });
    if (entry.size < 0 || escapes)
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

} // namespace

QByteArray Manifest::toJson() const
{
    QJsonArray list;
    for (const ManifestEntry& entry : files)
        list.append(QJsonArray{entry.path, entry.size, QString::number(entry.crc, 16)});
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
    for (const QJsonValue& source : object->value(QLatin1String("verifiedBy")).toArray())
        marker.verifiedBy << source.toString();
    if (marker.version.isEmpty() || marker.runId.isEmpty())
        return fail(badJson(Text::tr("the marker"), QStringLiteral("$.version")));
    return marker;
}

Result<std::optional<Manifest>> readManifest(const Files& files, const QString& root)
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

Result<std::optional<Marker>> readMarker(const Files& files, const QString& root)
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
    return std::optional(QString::fromUtf8((*bytes)->split('\n').first()).trimmed());
}

Result<TreeDamage> verifyTree(Files& files, const QString& root, VerifyDepth depth,
                              Progress& progress)
{
    const auto manifest = readManifest(files, root);
    if (!manifest)
        return fail(manifest.error());
    if (!*manifest)
        return fail(ErrorCode::NotFound, Text::tr("%1 has no manifest").arg(root));
    const auto host = files.hostPath(root, false);
    if (!host)
        return fail(host.error());

    // One walk: on Windows a folder's listing brings the sizes with it, a stat per file does not.
    QHash<QString, qint64> present;
    const QDir base(*host);
    QDirIterator walk(*host, QDir::Files | QDir::Hidden | QDir::System,
                      QDirIterator::Subdirectories);
    const qsizetype prefix = base.absolutePath().size() + 1;
    while (walk.hasNext()) {
        walk.next();
        if (progress.cancelled())
            return fail(ErrorCode::Cancelled, Text::tr("the check of %1 was cancelled").arg(root));
        present.insert(walk.fileInfo().absoluteFilePath().mid(prefix), walk.fileInfo().size());
    }
    TreeDamage damage;
    for (const ManifestEntry& entry : (*manifest)->files) {
        const auto found = present.constFind(entry.path);
        if (found == present.constEnd()) {
            damage.missing << entry.path;
            continue;
        }
        bool same = *found == entry.size;
        if (same && depth == VerifyDepth::Bytes) {
            if (progress.cancelled())
                return fail(ErrorCode::Cancelled,
                            Text::tr("the check of %1 was cancelled").arg(root));
            const auto crc = crcOfFile(base.filePath(entry.path));
            if (!crc)
                return fail(crc.error());
            same = *crc == entry.crc;
        }
        if (!same)
            damage.changed << entry.path;
        present.erase(found);
    }
    present.remove(QLatin1String(manifestName));
    present.remove(QLatin1String(markerName));
    damage.added = present.keys();
    damage.added.sort();
    return damage;
}

} // namespace gosetup
