// SPDX-License-Identifier: Apache-2.0
#include "toolchain/HostIo.h"

#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>

namespace gosetup {

namespace {

constexpr qint64 nearlyNothing = 64 * 1024;

/// Windows reports a full disk as a plain write error; the free space tells.
bool volumeIsFull(const QString& path)
{
    const QStorageInfo volume(QFileInfo(path).absolutePath());
    return volume.isValid() && volume.bytesAvailable() >= 0 &&
           volume.bytesAvailable() < nearlyNothing;
}

} // namespace

Error writeFailure(const QFileDevice& file, const QString& path)
{
    const auto kind = file.error();
    if (kind == QFileDevice::PermissionsError)
        return Error::make(ErrorCode::AccessDenied,
                           Text::tr("access denied while writing %1").arg(path),
                           Text::tr("a security product or the folder's permissions forbid it"),
                           file.errorString());
    if (kind == QFileDevice::ResourceError || volumeIsFull(path))
        return Error::make(ErrorCode::DiskFull,
                           Text::tr("the disk is full: cannot write %1").arg(path),
                           Text::tr("free some space or choose another drive"), file.errorString());
    return Error::make(ErrorCode::Io, Text::tr("cannot write %1").arg(path), {},
                       file.errorString());
}

Result<void> requireSpace(const QString& folder, qint64 bytes)
{
    const QStorageInfo volume(folder);
    if (!volume.isValid() || volume.bytesAvailable() < 0 || volume.bytesAvailable() >= bytes)
        return {};
    return fail(ErrorCode::DiskFull,
                Text::tr("not enough room in %1: %2 needed, %3 free")
                    .arg(folder)
                    .arg(humanSize(bytes))
                    .arg(humanSize(volume.bytesAvailable())),
                Text::tr("free some space or choose another drive"));
}

QString humanSize(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace gosetup
