// SPDX-License-Identifier: Apache-2.0
#include "toolchain/Manifest.h"

#include "base/Json.h"
#include "machine/TemporaryName.h"
#include "paths/WindowsPath.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>

#include <zlib.h>

#include <algorithm>

namespace gosetup {

namespace {

constexpr auto manifestSchema = "gosetup.manifest/1";
constexpr auto markerSchema = "gosetup.installed/1";
constexpr qint64 manifestLimit = 64 * 1024 * 1024;
constexpr qint64 smallFile = 64 * 1024;
constexpr qint64 maxBytes = qint64(1) << 44; ///< of one file: NTFS' limit; a sum stays a number

/// CRC-32 in hexadecimal digits.
struct Crc : json::NoTexts
{
    static QJsonValue write(quint32 crc) { return QString::number(crc, 16); }
    static void read(const json::Input& in, quint32& crc)
    {
        bool ok = false;
        crc = in.value().toString().toUInt(&ok, 16);
        if (!ok)
            in.refuse(Text::tr("must be hexadecimal digits"));
    }
};

/// A manifest decides what undo deletes: a name that leaves the tree must never come out of it.
Text isBelowTree(const QString& path)
{
    const QStringList segments = path.split(u'/');
    const bool escapes = std::any_of(segments.begin(), segments.end(), [](const QString& s) {
        return s.isEmpty() || s == u'.' || s == QLatin1String("..") ||
               winpath::hasForbiddenCharacter(s);
    });
    return escapes ? Text::tr("must be a path below the folder") : Text();
}

/// A later version may say more. Corrupt, with the JSON path.
template <typename T>
Result<T> readDocument(const QByteArray& bytes, const Text& what)
{
    const auto object = json::parseObject(bytes);
    auto read = object ? json::read<T>(*object, json::Unknown::PassedOver)
                       : Result<T>(fail(object.error()));
    if (!read)
        return fail(ErrorCode::Corrupt, Text::tr("%1 is damaged").arg(what), {},
                    read.error().text());
    return read;
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
    GOSETUP_RETURN_IF_FAILED(names);
    for (const QString& name : *names) {
        const QString path = winpath::join(folder, name);
        const auto info = files.info(path);
        GOSETUP_RETURN_IF_FAILED(info);
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
    GOSETUP_RETURN_IF_FAILED(addSizes(files, root, {}, sizes));
    return sizes;
}

Result<quint32> crcOf(Files& files, const QString& root, QString path)
{
    const auto host = files.hostPath(winpath::join(root, path.replace(u'/', u'\\')), false);
    return host ? crcOfFile(*host) : Result<quint32>(fail(host.error()));
}

} // namespace

void fields(auto& v, json::Like<ManifestEntry> auto& entry)
{
    v.required("path", entry.path, isBelowTree);
    v.required("size", entry.size, json::within(0, maxBytes));
    v.required("crc32", entry.crc, json::as<Crc>);
}

void fields(auto& v, json::Like<Manifest> auto& manifest)
{
    v.constant("schema", manifestSchema);
    v.defaulted("version", manifest.version);
    v.defaulted("run", manifest.runId);
    v.required("files", manifest.files);
}

void fields(auto& v, json::Like<Marker> auto& marker)
{
    v.constant("schema", markerSchema);
    if constexpr (std::decay_t<decltype(v)>::writing)
        v.constant("owner", "GoSetup");
    v.required("version", marker.version, json::notEmpty);
    v.defaulted("archive", marker.archive);
    v.defaulted("sha256", marker.sha256, json::as<json::Ascii>);
    v.defaulted("verifiedBy", marker.verifiedBy);
    v.required("run", marker.runId, json::notEmpty);
}

QByteArray Manifest::toJson() const
{
    return QJsonDocument(json::toObject(*this)).toJson(QJsonDocument::Compact);
}

Result<Manifest> Manifest::parse(const QByteArray& json)
{
    return readDocument<Manifest>(json, Text::tr("the manifest"));
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
    return QJsonDocument(json::toObject(*this)).toJson(QJsonDocument::Indented);
}

Result<Marker> Marker::parse(const QByteArray& json)
{
    return readDocument<Marker>(json, Text::tr("the marker"));
}

Result<std::optional<Manifest>> readTreeManifest(const Files& files, const QString& root)
{
    const auto bytes =
        readIfThere(files, winpath::join(root, QLatin1String(manifestName)), manifestLimit);
    GOSETUP_RETURN_IF_FAILED(bytes);
    if (!*bytes)
        return std::optional<Manifest>();
    auto manifest = Manifest::parse(**bytes);
    GOSETUP_RETURN_IF_FAILED(manifest);
    return std::optional(std::move(*manifest));
}

Result<std::optional<Marker>> readTreeMarker(const Files& files, const QString& root)
{
    const auto bytes =
        readIfThere(files, winpath::join(root, QLatin1String(markerName)), smallFile);
    GOSETUP_RETURN_IF_FAILED(bytes);
    if (!*bytes)
        return std::optional<Marker>();
    auto marker = Marker::parse(**bytes);
    GOSETUP_RETURN_IF_FAILED(marker);
    return std::optional(std::move(*marker));
}

Result<std::optional<QString>> readTreeVersion(const Files& files, const QString& root)
{
    const auto bytes =
        readIfThere(files, winpath::join(root, QStringLiteral("VERSION")), smallFile);
    GOSETUP_RETURN_IF_FAILED(bytes);
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
    GOSETUP_RETURN_IF_FAILED(version);
    if (!*version)
        return false;
    if (const auto manifest = readTreeManifest(files, root); manifest && *manifest)
        return true;
    for (const char* own : {"bin\\go.exe", "src\\runtime"}) {
        const auto info = files.info(winpath::join(root, QString::fromLatin1(own)));
        GOSETUP_RETURN_IF_FAILED(info);
        if (*info && (*info)->reparseTag == 0)
            return true;
    }
    return false;
}

Result<TreeDamage> verifyTree(Files& files, const QString& root, VerifyDepth depth,
                              Progress& progress)
{
    const auto manifest = readTreeManifest(files, root);
    GOSETUP_RETURN_IF_FAILED(manifest);
    if (!*manifest)
        return fail(ErrorCode::NotFound, Text::tr("%1 has no manifest").arg(root));
    auto present = sizesBelow(files, root, progress);
    GOSETUP_RETURN_IF_FAILED(present);
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
            GOSETUP_RETURN_IF_FAILED(crc);
            same = *crc == entry.crc;
        }
        if (!same)
            damage.changed << entry.path;
        present->erase(found);
    }
    present->remove(QLatin1String(manifestName));
    present->remove(QLatin1String(markerName));
    for (const QString& path : present->keys()) {
        if (!isTemporaryOfOurs(path)) // of a marker whose writing was killed
            damage.added << path;
    }
    damage.added.sort();
    return damage;
}

} // namespace gosetup
