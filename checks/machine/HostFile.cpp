// SPDX-License-Identifier: Apache-2.0
// Where no antivirus holds files and no stream is attached to them. Windows has its own file of
// this name.
#include "machine/HostFile.h"

#ifndef Q_OS_WIN

#include <QFile>
#include <QSaveFile>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace gosetup::hostfile {

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

Result<void> save(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
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

} // namespace gosetup::hostfile

#endif
