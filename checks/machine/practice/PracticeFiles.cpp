// SPDX-License-Identifier: Apache-2.0
// Reading: see PracticeFilesWrite.cpp for what changes something.
#include "machine/practice/PracticeFiles.h"

#include "machine/practice/AccessModel.h"
#include "paths/WindowsPath.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <QtEndian>

#include <algorithm>

namespace gosetup {

namespace {

constexpr int maxLinks = 31; // MAXIMUM_REPARSE_COUNT in Windows' object manager is of this order

tl::unexpected<Error> notAbsolute(const QString& path)
{
    return fail(ErrorCode::Invalid, Text::tr("%1: not an absolute Windows path").arg(path));
}

tl::unexpected<Error> notThere(const QString& path)
{
    return fail(ErrorCode::NotFound, Text::tr("%1: not found (error 2)").arg(path));
}

Result<QByteArray> readHost(const QString& host, const QString& path)
{
    QFile file(host);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, Text::tr("%1: cannot be read").arg(path), {},
                    file.errorString());
    return file.readAll();
}

} // namespace

bool PracticeFiles::Found::isDirectory() const
{
    if (!host.isEmpty())
        return QFileInfo(host).isDir();
    return node != nullptr && node->directory;
}

PracticeFiles::Found PracticeFiles::find(const QString& path) const
{
    Found found;
    found.node = m_state->tree.find(winpath::key(path));
    if (const auto own = realfolder::find(m_state->drives(), path)) {
        found.host = *own;
        found.own = true;
        return found;
    }
    if (found.node != nullptr)
        return found;
    for (const ReadLayer& layer : m_state->below) {
        if (const auto host = layer.find(path)) {
            found.host = *host;
            break;
        }
    }
    return found;
}

std::optional<FileInfo> PracticeFiles::infoOf(const QString& path) const
{
    const Found found = find(path);
    if (!found.exists())
        return std::nullopt;
    FileInfo info;
    info.path = winpath::clean(path);
    if (found.node != nullptr) {
        info.path = found.node->path;
        info.attributes = found.node->attributes;
        info.reparseTag = found.node->reparseTag;
        info.linkTarget = found.node->linkTarget;
        info.size = found.node->size;
    }
    info.isDirectory = found.isDirectory();
    if (!found.host.isEmpty()) {
        const QFileInfo real(found.host);
        info.size = real.size();
        if (found.node == nullptr && !winpath::parent(path).isEmpty())
            info.path = winpath::join(winpath::parent(info.path), realfolder::nameOf(found.host));
    }
    if (info.isDirectory) {
        info.size = 0;
        info.attributes |= fileattribute::directory;
    }
    if (info.reparseTag != 0)
        info.attributes |= fileattribute::reparsePoint;
    return info;
}

Result<QString> PracticeFiles::followed(const QString& path, bool last) const
{
    if (!winpath::isAbsolute(path))
        return notAbsolute(path);
    QString current = winpath::clean(path);
    if (!m_state->tree.hasLinks())
        return current;
    for (int links = 0; links <= maxLinks; ++links) {
        const FileNode* link = nullptr;
        // The outermost link decides first.
        for (QString at = current; !at.isEmpty(); at = winpath::parent(at)) {
            const FileNode* node = m_state->tree.find(at.toCaseFolded());
            const bool isEnd = at.size() == current.size();
            if (node != nullptr && !node->linkTarget.isEmpty() && (last || !isEnd))
                link = node;
        }
        if (link == nullptr)
            return current;
        const QString below = current.mid(link->path.size()); // "\x\y" or nothing
        QString target = link->linkTarget;
        if (!winpath::isAbsolute(target))
            target = winpath::join(winpath::parent(link->path), target);
        current = winpath::clean(target + below);
    }
    return fail(ErrorCode::Io, Text::tr("%1: links lead in a circle (error 1921)").arg(path));
}

const VolumeInfo* PracticeFiles::volumeOf(const QString& path) const
{
    const auto& volumes = m_state->image.volumes;
    const auto it = std::find_if(volumes.begin(), volumes.end(), [&](const VolumeInfo& volume) {
        return winpath::isInside(path, volume.root);
    });
    return it == volumes.end() ? nullptr : &*it;
}

Result<std::optional<FileInfo>> PracticeFiles::info(const QString& path) const
{
    return m_state->perform("files.info", path, [&]() -> Result<std::optional<FileInfo>> {
        const auto place = followed(path, false);
        GOSETUP_RETURN_IF_FAILED(place);
        if (winpath::parent(*place).isEmpty()) {
            if (volumeOf(*place) == nullptr)
                return std::nullopt;
            FileInfo root;
            root.path = *place;
            root.isDirectory = true;
            root.attributes = fileattribute::directory;
            return root;
        }
        return infoOf(*place);
    });
}

QStringList PracticeFiles::names(const QString& folder) const
{
    QHash<QString, QString> all;
    const auto add = [&](const QString& name) {
        const QString key = name.toCaseFolded();
        if (!all.contains(key))
            all.insert(key, name);
    };
    for (const FileNode* child : m_state->tree.children(winpath::key(folder)))
        add(winpath::fileName(child->path));
    if (const auto host = realfolder::find(m_state->drives(), folder)) {
        const auto filter = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
        for (const QString& name : QDir(*host).entryList(filter, QDir::NoSort))
            add(name);
    }
    for (const ReadLayer& layer : m_state->below) {
        for (const QString& name : layer.names(folder))
            add(name);
    }
    return all.values();
}

Result<QStringList> PracticeFiles::list(const QString& folder) const
{
    return m_state->perform("files.list", folder, [&]() -> Result<QStringList> {
        const auto place = followed(folder, true);
        GOSETUP_RETURN_IF_FAILED(place);
        const bool root = winpath::parent(*place).isEmpty();
        if (root ? volumeOf(*place) == nullptr : !find(*place).isDirectory())
            return notThere(folder);
        return names(*place);
    });
}

QDateTime PracticeFiles::modifiedOf(const QString& path) const
{
    const Found found = find(path);
    if (found.node != nullptr && found.node->modified)
        return *found.node->modified;
    return found.host.isEmpty() ? QDateTime() : QFileInfo(found.host).lastModified().toUTC();
}

Result<QDateTime> PracticeFiles::modified(const QString& path) const
{
    return m_state->perform("files.modified", path, [&]() -> Result<QDateTime> {
        const auto place = followed(path, false);
        GOSETUP_RETURN_IF_FAILED(place);
        if (!find(*place).exists())
            return notThere(path);
        const QDateTime when = modifiedOf(*place);
        if (!when.isValid())
            return fail(
                ErrorCode::Unsupported,
                Text::tr("%1: the machine image does not tell when it was written").arg(path));
        return when;
    });
}

Result<std::vector<FolderEntry>> PracticeFiles::entries(const QString& folder) const
{
    return m_state->perform("files.list", folder, [&]() -> Result<std::vector<FolderEntry>> {
        const auto place = followed(folder, true);
        GOSETUP_RETURN_IF_FAILED(place);
        const bool root = winpath::parent(*place).isEmpty();
        if (root ? volumeOf(*place) == nullptr : !find(*place).isDirectory())
            return notThere(folder);
        std::vector<FolderEntry> found;
        for (const QString& name : names(*place)) {
            const QString path = winpath::join(*place, name);
            const auto info = infoOf(path);
            if (!info)
                continue;
            found.push_back({name, info->isDirectory, info->size, modifiedOf(path),
                             info->attributes, info->reparseTag});
        }
        if (const FileNode* node = find(*place).node) {
            for (const RepeatedFiles& files : node->repeated) {
                for (qint64 i = 0; i < files.count; ++i)
                    found.push_back(
                        {files.nameOf(i), false, files.sizeOf(i), files.modified, 0, 0});
            }
        }
        return found;
    });
}

Result<void> PracticeFiles::mayOpen(const QString& path) const
{
    const Found found = find(path);
    if (!found.exists())
        return notThere(path);
    if (found.isDirectory())
        return fail(ErrorCode::AccessDenied, Text::tr("%1: is a folder (error 5)").arg(path));
    const FileInfo info = *infoOf(path);
    if (info.isCloudPlaceholder())
        return fail(ErrorCode::Unsupported,
                    Text::tr("%1: is in the cloud; reading it would download it").arg(path));
    if (info.reparseTag == reparse::appExecLink)
        return fail(ErrorCode::Io, Text::tr("%1: cannot be opened (error 1920)").arg(path));
    return {};
}

Result<QByteArray> PracticeFiles::readRange(const QString& path, qint64 offset, qint64 length) const
{
    return m_state->perform("files.readRange", path, [&]() -> Result<QByteArray> {
        const auto place = followed(path, true);
        GOSETUP_RETURN_IF_FAILED(place);
        GOSETUP_RETURN_IF_FAILED(mayOpen(*place));
        const Found found = find(*place);
        if (!found.host.isEmpty()) {
            QFile file(found.host);
            if (!file.open(QIODevice::ReadOnly))
                return fail(ErrorCode::Io, Text::tr("%1: cannot be read").arg(path), {},
                            file.errorString());
            if (offset < 0 || length <= 0 || !file.seek(offset))
                return QByteArray();
            return file.read(length);
        }
        const auto bytes = found.node->contentRange(offset, length);
        if (!bytes)
            return fail(ErrorCode::Io,
                        Text::tr("%1: the machine image does not contain its content").arg(path));
        return *bytes;
    });
}

Result<QByteArray> PracticeFiles::contentOf(const QString& path, qint64 most) const
{
    GOSETUP_RETURN_IF_FAILED(mayOpen(path));
    const Found found = find(path);
    const FileInfo info = *infoOf(path);
    if (info.size > most)
        return fail(ErrorCode::Invalid,
                    Text::tr("%1: %2 bytes, more than %3").arg(path).arg(info.size).arg(most));
    if (!found.host.isEmpty())
        return readHost(found.host, path);
    const auto bytes = found.node->contentBytes();
    if (!bytes)
        return fail(ErrorCode::Io,
                    Text::tr("%1: the machine image does not contain its content").arg(path));
    return *bytes;
}

Result<QByteArray> PracticeFiles::read(const QString& path, qint64 most) const
{
    return m_state->perform("files.read", path, [&]() -> Result<QByteArray> {
        const auto place = followed(path, true);
        GOSETUP_RETURN_IF_FAILED(place);
        return contentOf(*place, most);
    });
}

Result<QByteArray> PracticeFiles::head(const QString& path, qint64 most) const
{
    return m_state->perform("files.head", path, [&]() -> Result<QByteArray> {
        const auto place = followed(path, true);
        GOSETUP_RETURN_IF_FAILED(place);
        const Found found = find(*place);
        if (!found.exists())
            return notThere(path);
        if (found.host.isEmpty())
            return found.node->contentBytes().value_or(QByteArray()).left(most);
        QFile file(found.host);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Io, Text::tr("%1: cannot be read").arg(path), {},
                        file.errorString());
        return file.read(most);
    });
}

Result<QByteArray> PracticeFiles::reparseData(const QString& path) const
{
    return m_state->perform("files.reparseData", path, [&]() -> Result<QByteArray> {
        const auto place = followed(path, false);
        GOSETUP_RETURN_IF_FAILED(place);
        const FileNode* node = m_state->tree.find(winpath::key(*place));
        if (node == nullptr || node->reparseTag == 0)
            return fail(ErrorCode::NotFound, Text::tr("%1: is not a reparse point").arg(path));
        if (!node->reparseData.isEmpty())
            return node->reparseData;
        QByteArray header(8, '\0'); // an image may name the target alone
        qToLittleEndian<quint32>(node->reparseTag, header.data());
        return header + RegValue::fromText(RegKind::String, node->linkTarget).data;
    });
}

Result<FolderAccess> PracticeFiles::access(const QString& folder) const
{
    return m_state->perform("files.access", folder, [&]() -> Result<FolderAccess> {
        const auto place = followed(folder, true);
        GOSETUP_RETURN_IF_FAILED(place);
        if (volumeOf(*place) == nullptr)
            return notThere(folder);
        return accessOf(m_state->tree, m_state->image.folders, *place, m_view.elevated);
    });
}

Result<NonAdminControl> PracticeFiles::nonAdminControl(const QString& path) const
{
    return m_state->perform("files.access", path, [&]() -> Result<NonAdminControl> {
        const auto place = followed(path, true);
        GOSETUP_RETURN_IF_FAILED(place);
        if (!find(*place).exists() && !winpath::isDriveRoot(*place))
            return notThere(path);
        return nonAdminControlOf(m_state->tree, m_state->image.folders,
                                 m_state->image.system.userName, *place);
    });
}

Result<VolumeInfo> PracticeFiles::volume(const QString& path) const
{
    return m_state->perform("files.volume", path, [&]() -> Result<VolumeInfo> {
        const auto place = followed(path, true);
        GOSETUP_RETURN_IF_FAILED(place);
        const VolumeInfo* volume = volumeOf(*place);
        if (volume == nullptr)
            return fail(ErrorCode::NotFound, Text::tr("%1: the drive cannot be found").arg(path));
        return *volume;
    });
}

Result<QString> PracticeFiles::resolved(const QString& path) const
{
    return m_state->perform("files.resolved", path,
                            [&]() -> Result<QString> { return followed(path, true); });
}

} // namespace gosetup
