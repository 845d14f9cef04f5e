// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/Volumes.h"

#include "machine/formats/Reparse.h"
#include "machine/windows/Win32.h"
#include "paths/WindowsPath.h"

#include <winioctl.h>

#include <algorithm>
#include <limits>

namespace gosetup::win32 {

namespace {

// ntifs.h and winioctl.h of the Windows 11 SDK.
constexpr DWORD devVolume = 0x2000;     // PERSISTENT_VOLUME_STATE_DEV_VOLUME
constexpr DWORD trustedVolume = 0x4000; // PERSISTENT_VOLUME_STATE_TRUSTED_VOLUME

Result<VolumeKind> kindOf(const QString& root, const QString& path)
{
    switch (GetDriveTypeW(wide(root))) {
    case DRIVE_NO_ROOT_DIR:
        return fail(ErrorCode::NotFound, Text::tr("%1: the drive cannot be found").arg(path));
    case DRIVE_FIXED: return VolumeKind::Fixed;
    case DRIVE_REMOVABLE: return VolumeKind::Removable;
    case DRIVE_REMOTE: return VolumeKind::Network;
    default: return VolumeKind::Other;
    }
}

/// With the final backslash that the volume functions want.
Result<QString> rootOf(const QString& path)
{
    const QString asked = longPath(path);
    QString buffer(asked.size() + 64, QChar(0));
    if (GetVolumePathNameW(wide(asked), reinterpret_cast<wchar_t*>(buffer.data()),
                           static_cast<DWORD>(buffer.size())) == 0)
        return failed(GetLastError(), Text::tr("%1: its volume is unknown").arg(path));
    return fromWide(wide(buffer));
}

/// Bits of the volume's lasting state; 0 where the file system or this Windows has none.
DWORD persistentState(const QString& root)
{
    // The root folder, not the volume's device: that, opened for attributes alone, has no file
    // system behind it. A narrower mask is refused on NTFS (error 87).
    const FileHandle handle(CreateFileW(
        wide(root), FILE_READ_ATTRIBUTES, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
        nullptr, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr));
    FILE_FS_PERSISTENT_VOLUME_INFORMATION state{};
    state.FlagMask = 0xFFFFFFFF;
    state.Version = 1;
    DWORD length = 0;
    if (!handle || DeviceIoControl(handle.get(), FSCTL_QUERY_PERSISTENT_VOLUME_STATE, &state,
                                   sizeof state, &state, sizeof state, &length, nullptr) == 0)
        return 0;
    return length >= sizeof state ? state.VolumeFlags & (devVolume | trustedVolume) : 0;
}

} // namespace

Result<VolumeKind> volumeKindOf(const QString& path)
{
    const auto root = rootOf(path);
    return root ? kindOf(*root, path) : Result<VolumeKind>(fail(root.error()));
}

Result<VolumeInfo> volumeOf(const QString& path)
{
    const auto root = rootOf(path);
    GOSETUP_RETURN_IF_FAILED(root);
    const auto kind = kindOf(*root, path);
    GOSETUP_RETURN_IF_FAILED(kind);
    VolumeInfo info;
    info.root = winpath::clean(withoutKernelPrefix(*root));
    info.kind = *kind;
    wchar_t fileSystem[MAX_PATH + 1] = {};
    if (GetVolumeInformationW(wide(*root), nullptr, 0, nullptr, nullptr, nullptr, fileSystem,
                              MAX_PATH + 1) == 0)
        return failed(GetLastError(), Text::tr("%1: its volume is unknown").arg(path));
    info.fileSystem = fromWide(fileSystem);
    ULARGE_INTEGER available{}; // for this account: quotas count
    if (GetDiskFreeSpaceExW(wide(*root), &available, nullptr, nullptr) == 0)
        return failed(GetLastError(), Text::tr("%1: its free space is unknown").arg(path));
    info.freeBytes = static_cast<qint64>(
        std::min<ULONGLONG>(available.QuadPart, std::numeric_limits<qint64>::max()));
    const DWORD state = persistentState(*root);
    info.devDrive = (state & devVolume) != 0;
    info.devDriveTrusted = info.devDrive && (state & trustedVolume) != 0;
    return info;
}

} // namespace gosetup::win32
