// SPDX-License-Identifier: Apache-2.0
// Where no antivirus holds files and no stream is attached to them. Windows has its own file of
// this name.
#include "machine/LocalFile.h"

#ifndef Q_OS_WIN

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace gosetup::localfile {

namespace {

ErrorCode codeOf(int number)
{
    switch (number) {
    case ENOENT: return ErrorCode::NotFound;
    case EACCES:
    case EPERM:
    case EROFS: return ErrorCode::AccessDenied;
    case ENOSPC:
    case EDQUOT: return ErrorCode::DiskFull;
    default: return ErrorCode::Io;
    }
}

} // namespace

Result<void> replace(const QString& from, const QString& to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0)
        return {};
    const int number = errno;
    return fail(codeOf(number), Text::tr("%1: cannot be written").arg(to), {},
                QString::fromLocal8Bit(std::strerror(number)));
}

Result<void> save(const QString& path, const QByteArray& bytes, Readers readers)
{
    QSaveFile file(path);
    const bool opened =
        file.open(QIODevice::WriteOnly) &&
        (readers == Readers::AsUsual || file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    if (opened && file.write(bytes) == bytes.size() && file.commit())
        return {};
    const bool full = file.error() == QFileDevice::ResourceError;
    const bool denied = file.error() == QFileDevice::PermissionsError;
    return fail(full     ? ErrorCode::DiskFull
                : denied ? ErrorCode::AccessDenied
                         : ErrorCode::Io,
                Text::tr("%1: cannot be written").arg(path), {}, file.errorString());
}

std::optional<ErrorCode> whyNotWritable(const QString&)
{
    return std::nullopt; // Qt tells the reason itself
}

Result<std::optional<QByteArray>> readMark(const QString&)
{
    return std::optional<QByteArray>();
}

Result<void> removeMark(const QString&)
{
    return {};
}

bool isOnNetwork(const QString& path)
{
    static constexpr std::array<QByteArrayView, 15> kinds = {
        "nfs",  "nfs4", "cifs", "smb3",  "smbfs",  "ncpfs",          "afs",       "9p",
        "coda", "ceph", "gfs2", "ocfs2", "lustre", "fuse.glusterfs", "fuse.sshfs"};
    const QStorageInfo storage(QFileInfo(path).absolutePath());
    const QByteArray kind = storage.fileSystemType();
    return !storage.isValid() || std::ranges::find(kinds, QByteArrayView(kind)) != kinds.end();
}

} // namespace gosetup::localfile

#endif
