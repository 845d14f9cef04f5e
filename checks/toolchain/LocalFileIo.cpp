// SPDX-License-Identifier: Apache-2.0
#include "toolchain/LocalFileIo.h"

#include "base/SizeText.h"
#include "machine/LocalFile.h"

#include <QFileInfo>

#include <filesystem>
#include <limits>
#include <optional>

namespace gosetup {

namespace {

constexpr qint64 nearlyNothing = 64 * 1024;

/// Bytes this user may still write; nullopt where the system does not tell. Not QStorageInfo: that
/// one looks for a mount point, and a folder need not have one (chroot, container).
std::optional<qint64> freeBytes(const QString& folder)
{
    std::error_code error;
    const auto space =
        std::filesystem::space(QFileInfo(folder).filesystemAbsoluteFilePath(), error);
    if (error || space.capacity == 0 || space.available > std::numeric_limits<qint64>::max())
        return std::nullopt;
    return static_cast<qint64>(space.available);
}

/// Windows reports a full disk as a plain write error; the free space tells.
bool volumeIsFull(const QString& path)
{
    return freeBytes(QFileInfo(path).absolutePath()).value_or(nearlyNothing) < nearlyNothing;
}

} // namespace

Error writeFailure(const QFileDevice& file, const QString& path)
{
    const auto kind = file.error();
    const std::optional<ErrorCode> asked = kind == QFileDevice::PermissionsError
                                               ? std::optional(ErrorCode::AccessDenied)
                                               : localfile::whyNotWritable(path);
    if (asked == ErrorCode::AccessDenied)
        return Error::make(
            ErrorCode::AccessDenied, Text::tr("access denied while writing %1").arg(path),
            Text::tr("a security product or the permissions of the folder prevent it"),
            file.errorString());
    if (asked == ErrorCode::InUse)
        return Error::make(ErrorCode::InUse, Text::tr("%1 is in use by another program").arg(path),
                           Text::tr("an antivirus may be scanning it: wait a moment and try again"),
                           file.errorString());
    if (kind == QFileDevice::ResourceError || volumeIsFull(path))
        return Error::make(ErrorCode::DiskFull,
                           Text::tr("the disk is full: cannot write %1").arg(path),
                           Text::tr("free some space or choose another drive"), file.errorString());
    return Error::make(ErrorCode::Io, Text::tr("cannot write %1").arg(path), {},
                       file.errorString());
}

Error vanishedFailure(const QString& path, const QString& detail)
{
    return Error::make(
        ErrorCode::AccessDenied,
        Text::tr("%1 was downloaded, then removed or blocked by another program").arg(path),
        Text::tr("a security product may have quarantined it: open Windows Security > Virus & "
                 "threat protection > Protection history (or the quarantine of your antivirus), "
                 "restore the file, then try again"),
        detail);
}

Error folderFailure(const QString& path)
{
    if (localfile::whyNotWritable(path) != ErrorCode::AccessDenied && volumeIsFull(path))
        return Error::make(ErrorCode::DiskFull,
                           Text::tr("the disk is full: cannot write %1").arg(path),
                           Text::tr("free some space or choose another drive"));
    return Error::make(ErrorCode::AccessDenied,
                       Text::tr("access denied: cannot create the folder %1").arg(path),
                       Text::tr("choose a folder that you can write to"));
}

Result<void> requireSpace(const QString& folder, qint64 bytes)
{
    const auto available = freeBytes(folder);
    if (available.value_or(bytes) >= bytes)
        return {};
    return fail(ErrorCode::DiskFull,
                Text::tr("not enough space in %1: %2 needed, %3 free")
                    .arg(folder)
                    .arg(sizeText(bytes))
                    .arg(sizeText(*available)),
                Text::tr("free some space or choose another drive"));
}

} // namespace gosetup
