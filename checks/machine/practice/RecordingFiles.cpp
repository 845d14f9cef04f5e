// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/RecordingPorts.h"

#include "machine/ProgramFile.h"
#include "paths/WindowsPath.h"

namespace gosetup {

Result<std::optional<FileInfo>> RecordingFiles::info(const QString& path) const
{
    auto info = inner().info(path);
    if (info && *info)
        m_recording->noteFile(path, **info);
    return info;
}

Result<QStringList> RecordingFiles::list(const QString& folder) const
{
    auto names = inner().list(folder);
    if (!names)
        return names;
    m_recording->noteListed(folder, *names);
    return names;
}

Result<std::vector<FolderEntry>> RecordingFiles::entries(const QString& folder) const
{
    auto found = inner().entries(folder);
    if (found)
        m_recording->noteEntries(folder, *found);
    return found;
}

Result<QDateTime> RecordingFiles::modified(const QString& path) const
{
    auto when = inner().modified(path);
    if (when)
        m_recording->noteModified(path, *when);
    else
        m_recording->noteThere(path);
    return when;
}

Result<QByteArray> RecordingFiles::readRange(const QString& path, qint64 offset,
                                             qint64 length) const
{
    auto bytes = inner().readRange(path, offset, length);
    if (bytes)
        m_recording->noteRange(path, offset, *bytes);
    else
        m_recording->noteThere(path);
    return bytes;
}

Result<QByteArray> RecordingFiles::read(const QString& path, qint64 most) const
{
    auto bytes = inner().read(path, most);
    if (bytes)
        m_recording->noteContent(path, *bytes);
    else
        m_recording->noteThere(path);
    return bytes;
}

Result<QByteArray> RecordingFiles::head(const QString& path, qint64 most) const
{
    auto bytes = inner().head(path, most);
    m_recording->noteProgram(path, programArch(bytes.value_or(QByteArray())));
    return bytes;
}

Result<QByteArray> RecordingFiles::reparseData(const QString& path) const
{
    auto data = inner().reparseData(path);
    if (data)
        m_recording->noteReparseData(path, *data);
    return data;
}

Result<NonAdminControl> RecordingFiles::nonAdminControl(const QString& path) const
{
    return inner().nonAdminControl(path);
}

Result<FolderAccess> RecordingFiles::access(const QString& folder) const
{
    auto access = inner().access(folder);
    if (access)
        m_recording->noteAccess(folder, *access);
    return access;
}

Result<VolumeInfo> RecordingFiles::volume(const QString& path) const
{
    auto volume = inner().volume(path);
    if (volume)
        m_recording->noteVolume(*volume);
    return volume;
}

Result<QString> RecordingFiles::resolved(const QString& path) const
{
    auto place = inner().resolved(path);
    if (place && !winpath::same(*place, path))
        m_recording->noteLinks(path);
    return place;
}

Result<void> RecordingFiles::write(const QString& path, const QByteArray&)
{
    return onlyLooking(path);
}

Result<void> RecordingFiles::makeFolder(const QString& path, bool)
{
    return onlyLooking(path);
}

Result<void> RecordingFiles::rename(const QString& from, const QString&)
{
    return onlyLooking(from);
}

Result<void> RecordingFiles::remove(const QString& path)
{
    return onlyLooking(path);
}

Result<void> RecordingFiles::removeFiles(const QString& folder, const QStringList&)
{
    return onlyLooking(folder);
}

Result<void> RecordingFiles::removeTree(const QString& path)
{
    return onlyLooking(path);
}

Result<QString> RecordingFiles::hostPath(const QString& path, bool makeParents)
{
    if (makeParents)
        return onlyLooking(path);
    return inner().hostPath(path, false);
}

} // namespace gosetup
