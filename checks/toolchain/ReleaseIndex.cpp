// SPDX-License-Identifier: Apache-2.0
#include "toolchain/ReleaseIndex.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace gosetup {

namespace {

constexpr auto windowsOs = "windows";
constexpr auto archiveKind = "archive";
constexpr qint64 largestSize = qint64(1) << 44; ///< of a file of NTFS

Error wrongType(const QString& path, const char* wanted)
{
    return Error::make(
        ErrorCode::Corrupt,
        Text::tr("release index: %1 is not %2").arg(path).arg(QString::fromLatin1(wanted)));
}

/// Text at `name`, empty where absent.
Result<QString> textAt(const QJsonObject& object, const char* name, const QString& path)
{
    const QJsonValue value = object.value(QLatin1String(name));
    if (value.isUndefined() || value.isNull())
        return QString();
    if (!value.isString())
        return fail(wrongType(path + u'.' + QLatin1String(name), "a string"));
    return value.toString();
}

/// The name becomes part of a URL and of a path in the cache.
bool isPlainFileName(const QString& name)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._+-]*$"));
    return name.size() <= 128 && plain.match(name).hasMatch();
}

Result<ReleaseFile> parseFile(const QJsonValue& value, const QString& path)
{
    if (!value.isObject())
        return fail(wrongType(path, "an object"));
    const QJsonObject object = value.toObject();
    ReleaseFile file;
    const std::pair<const char*, QString*> texts[] = {
        {"filename", &file.fileName}, {"os", &file.os}, {"arch", &file.arch}, {"kind", &file.kind}};
    for (const auto& [name, target] : texts) {
        const auto text = textAt(object, name, path);
        GOSETUP_RETURN_IF_FAILED(text);
        *target = *text;
    }
    if (!isPlainFileName(file.fileName))
        return fail(wrongType(path + QLatin1String(".filename"), "a plain file name"));
    const auto hash = textAt(object, "sha256", path);
    GOSETUP_RETURN_IF_FAILED(hash);
    file.sha256 = hash->toLatin1().toLower();
    if (!file.sha256.isEmpty() && !isHash(file.sha256))
        return fail(wrongType(path + QLatin1String(".sha256"), "64 hex digits"));
    const QJsonValue size = object.value(QLatin1String("size"));
    if (!size.isUndefined() && !size.isDouble())
        return fail(wrongType(path + QLatin1String(".size"), "a number"));
    file.size = size.isUndefined() ? 0 : size.toInteger(-1); // -1 where it is no whole number
    if (file.size < 0 || file.size > largestSize)
        return fail(wrongType(path + QLatin1String(".size"), "a size"));
    return file;
}

Result<std::optional<Release>> parseRelease(const QJsonValue& value, const QString& path)
{
    if (!value.isObject())
        return fail(wrongType(path, "an object"));
    const QJsonObject object = value.toObject();
    const QJsonValue name = object.value(QLatin1String("version"));
    if (!name.isString())
        return fail(wrongType(path + QLatin1String(".version"), "a string"));
    const auto version = GoVersion::parse(name.toString());
    if (!version)
        return std::optional<Release>(); // a naming scheme of the future must not cost the rest
    Release release;
    release.version = *version;
    const QJsonValue stable = object.value(QLatin1String("stable"));
    if (!stable.isUndefined() && !stable.isBool())
        return fail(wrongType(path + QLatin1String(".stable"), "true or false"));
    release.stable = stable.toBool(version->isStable()) && version->isStable();
    const QJsonValue files = object.value(QLatin1String("files"));
    if (!files.isArray())
        return fail(wrongType(path + QLatin1String(".files"), "an array"));
    const QJsonArray array = files.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto file = parseFile(array[i], QStringLiteral("%1.files[%2]").arg(path).arg(i));
        GOSETUP_RETURN_IF_FAILED(file);
        release.files.push_back(std::move(*file));
    }
    return std::optional<Release>(std::move(release));
}

void sortNewestFirst(ReleaseIndex& index)
{
    std::stable_sort(index.releases.begin(), index.releases.end(),
                     [](const Release& a, const Release& b) { return a.version > b.version; });
}

/// "go1.24": a line as well as, before 1.21, the name of a release.
bool isLine(const GoVersion& version)
{
    return version.isStable() && version.name().count(u'.') == 1;
}

const Release* chooseRelease(const ReleaseIndex& index, const std::optional<GoVersion>& wanted,
                             const QString& goarch)
{
    const auto hasArchive = [&](const Release& r) {
        return r.find(QLatin1String(windowsOs), goarch, QLatin1String(archiveKind)) != nullptr;
    };
    const auto first = [&](const auto& matches) -> const Release* {
        const auto it = std::find_if(index.releases.begin(), index.releases.end(),
                                     [&](const Release& r) { return matches(r) && hasArchive(r); });
        return it == index.releases.end() ? nullptr : &*it;
    };
    if (!wanted)
        return first([](const Release& r) { return r.stable; });
    if (const auto* r = first([&](const Release& c) { return c.version.name() == wanted->name(); }))
        return r;
    if (isLine(*wanted)) {
        const QString line = wanted->name() + u'.';
        return first(
            [&](const Release& c) { return c.stable && c.version.name().startsWith(line); });
    }
    return first([&](const Release& c) { return c.version == *wanted; });
}

} // namespace

const ReleaseFile* Release::find(const QString& os, const QString& arch, const QString& kind) const
{
    const auto it = std::find_if(files.begin(), files.end(), [&](const ReleaseFile& f) {
        return f.os == os && f.arch == arch && f.kind == kind &&
               (kind != QLatin1String(archiveKind) || os != QLatin1String(windowsOs) ||
                f.fileName.endsWith(QLatin1String(".zip")));
    });
    return it == files.end() ? nullptr : &*it;
}

Result<ReleaseIndex> parseReleaseIndex(const QByteArray& json, const QUrl& base)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (document.isNull())
        return fail(ErrorCode::Corrupt,
                    Text::tr("the release index is not valid JSON, at byte %1").arg(problem.offset),
                    {}, problem.errorString());
    if (!document.isArray())
        return fail(wrongType(QStringLiteral("$"), "an array"));
    ReleaseIndex index;
    index.base = base;
    const QJsonArray array = document.array();
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto release = parseRelease(array[i], QStringLiteral("$[%1]").arg(i));
        GOSETUP_RETURN_IF_FAILED(release);
        if (*release)
            index.releases.push_back(std::move(**release));
    }
    sortNewestFirst(index);
    return index;
}

QByteArray toJson(const ReleaseIndex& index)
{
    QJsonArray releases;
    for (const Release& release : index.releases) {
        QJsonArray files;
        for (const ReleaseFile& file : release.files) {
            files.append(QJsonObject{{QStringLiteral("filename"), file.fileName},
                                     {QStringLiteral("os"), file.os},
                                     {QStringLiteral("arch"), file.arch},
                                     {QStringLiteral("version"), release.version.name()},
                                     {QStringLiteral("sha256"), QString::fromLatin1(file.sha256)},
                                     {QStringLiteral("size"), file.size},
                                     {QStringLiteral("kind"), file.kind}});
        }
        releases.append(QJsonObject{{QStringLiteral("version"), release.version.name()},
                                    {QStringLiteral("stable"), release.stable},
                                    {QStringLiteral("files"), files}});
    }
    return QJsonDocument(releases).toJson(QJsonDocument::Indented);
}

ReleaseIndex indexFromKnownHashes(const KnownHashes& table, const QUrl& base)
{
    std::map<QString, Release> byName;
    for (const QString& fileName : table.fileNames()) {
        const auto name = parseArchiveName(fileName);
        if (!name)
            continue;
        Release& release = byName[name->version.name()];
        release.version = name->version;
        release.stable = name->version.isStable();
        release.files.push_back({fileName, QLatin1String(windowsOs), toString(name->arch),
                                 QLatin1String(archiveKind), 0, table.find(fileName)});
    }
    ReleaseIndex index;
    index.base = base;
    index.fromKnownHashes = true;
    for (auto& [name, release] : byName)
        index.releases.push_back(std::move(release));
    sortNewestFirst(index);
    return index;
}

Result<ArchiveRef> chooseArchive(const ReleaseIndex& index, const QString& wanted, Arch arch)
{
    const bool latest = wanted.isEmpty() || wanted == QLatin1String("latest");
    const auto version = latest ? std::nullopt : GoVersion::parse(wanted);
    if (!latest && !version)
        return fail(ErrorCode::Usage, Text::tr("\"%1\" is not a Go version").arg(wanted),
                    Text::tr("specify one such as 1.24.4, or latest"));
    const QString goarch = toString(arch);
    const Release* release = chooseRelease(index, version, goarch);
    if (release == nullptr)
        return fail(ErrorCode::NotFound,
                    Text::tr("no such Go version for windows/%1: %2").arg(goarch).arg(wanted),
                    Text::tr("`gosetup releases` lists the available versions"));
    const ReleaseFile* file =
        release->find(QLatin1String(windowsOs), goarch, QLatin1String(archiveKind));
    ArchiveRef ref;
    ref.version = release->version.name();
    ref.fileName = file->fileName;
    ref.arch = arch;
    ref.url = index.base.resolved(QUrl(file->fileName));
    ref.size = file->size;
    ref.sha256 = index.fromKnownHashes ? QByteArray() : file->sha256;
    return ref;
}

std::optional<ArchiveName> parseArchiveName(const QString& fileName)
{
    static const QRegularExpression form(
        QStringLiteral("^(go[0-9][0-9a-z.]*)\\.windows-([a-z0-9]+)\\.zip$"));
    const auto match = form.match(fileName);
    if (!match.hasMatch())
        return std::nullopt;
    const auto version = GoVersion::parse(match.captured(1));
    const auto arch = fromName<Arch>(match.captured(2));
    if (!version || !arch || version->name() != match.captured(1))
        return std::nullopt;
    return ArchiveName{*version, *arch};
}

QString archiveName(const QString& version, Arch arch)
{
    return QStringLiteral("%1.windows-%2.zip").arg(version, toString(arch));
}

} // namespace gosetup
