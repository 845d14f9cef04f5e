// SPDX-License-Identifier: Apache-2.0
// Port: the file system by Windows paths: metadata that checks need, small files, and the way to
// real bytes. Must not download a cloud placeholder: metadata calls never open a file's data.
#pragma once

#include "base/Names.h"
#include "base/Result.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

namespace gosetup {

/// Numbers from winnt.h and MS-FSCC 2.1.2.1.
namespace reparse {
inline constexpr quint32 mountPoint = 0xA0000003; ///< junction or mounted volume
inline constexpr quint32 symlink = 0xA000000C;
inline constexpr quint32 appExecLink = 0x8000001B;
inline constexpr quint32 nameSurrogateBit = 0x20000000; ///< "points elsewhere"
[[nodiscard]] constexpr bool isCloud(quint32 tag)
{
    return (tag & 0xFFFF0FFF) == 0x9000001A;
}
[[nodiscard]] constexpr bool pointsElsewhere(quint32 tag)
{
    return (tag & nameSurrogateBit) != 0;
}
} // namespace reparse

namespace fileattribute {
inline constexpr quint32 directory = 0x10;
inline constexpr quint32 reparsePoint = 0x400;
inline constexpr quint32 recallOnOpen = 0x40000;
inline constexpr quint32 pinned = 0x80000;
inline constexpr quint32 unpinned = 0x100000;
inline constexpr quint32 recallOnDataAccess = 0x400000;
inline constexpr quint32 anyCloud = recallOnOpen | pinned | unpinned | recallOnDataAccess;
} // namespace fileattribute

struct FileInfo
{
    QString path; ///< as the file system spells it
    bool isDirectory = false;
    qint64 size = 0; ///< bytes
    quint32 attributes = 0;
    quint32 reparseTag = 0; ///< 0 = none
    QString linkTarget;     ///< of junctions and symbolic links

    [[nodiscard]] bool isCloudPlaceholder() const
    {
        return reparse::isCloud(reparseTag) || (attributes & fileattribute::anyCloud) != 0;
    }
};

/// One entry of a folder, as the folder itself tells it: nothing is opened.
struct FolderEntry
{
    QString name;
    bool isDirectory = false;
    qint64 size = 0;    ///< bytes; 0 of folders
    QDateTime modified; ///< UTC; invalid where the system does not tell
    quint32 attributes = 0;
    quint32 reparseTag = 0; ///< 0 = none

    [[nodiscard]] bool isLink() const { return reparse::pointsElsewhere(reparseTag); }
    [[nodiscard]] bool isCloudPlaceholder() const
    {
        return reparse::isCloud(reparseTag) || (attributes & fileattribute::anyCloud) != 0;
    }
};

/// Who may create or change files in a folder.
struct FolderAccess
{
    bool currentUserMayWrite = false;
    bool ordinaryUsersMayWrite = false; ///< Users, Authenticated Users, Everyone or Interactive
    bool inheritedFromDriveRoot = false;
};

/// Accounts that are no administrators and yet control a file or folder; empty lists: nobody.
/// The person's own account is one of them, administrator or not: programs without administrator
/// rights run as that account. Names where the system knows them, else SIDs.
struct NonAdminControl
{
    QStringList mayWrite;   ///< may put something into the folder, or change the file
    QStringList mayReplace; ///< may rename, delete or take over the thing itself
};

enum class VolumeKind
{
    Fixed,
    Removable,
    Network,
    Other
};
constexpr auto enumNames(VolumeKind)
{
    return std::to_array<EnumName<VolumeKind>>({{VolumeKind::Fixed, "fixed"},
                                                {VolumeKind::Removable, "removable"},
                                                {VolumeKind::Network, "network"},
                                                {VolumeKind::Other, "other"}});
}

struct VolumeInfo
{
    QString root; ///< "C:\" or "\\server\share"
    VolumeKind kind = VolumeKind::Other;
    QString fileSystem; ///< "NTFS", "ReFS", "exFAT", …
    qint64 freeBytes = 0;
    bool devDrive = false;
    bool devDriveTrusted = false;
};

/// All paths are absolute Windows paths. Thread-safe.
class Files
{
  public:
    Files() = default;
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;
    virtual ~Files() = default;

    /// nullopt: nothing there. Never follows the last link, never opens data.
    [[nodiscard]] virtual Result<std::optional<FileInfo>> info(const QString& path) const = 0;
    /// Names in a folder, in no order; NotFound where there is none.
    [[nodiscard]] virtual Result<QStringList> list(const QString& folder) const = 0;
    /// The same with what the folder tells of each; nothing is opened.
    [[nodiscard]] virtual Result<std::vector<FolderEntry>> entries(const QString& folder) const = 0;
    /// When the file or folder was last written, UTC. NotFound; Unsupported where the system does
    /// not tell.
    [[nodiscard]] virtual Result<QDateTime> modified(const QString& path) const = 0;
    /// Whole small file. NotFound, TooLarge as Invalid, and Unsupported for a cloud placeholder.
    [[nodiscard]] virtual Result<QByteArray> read(const QString& path, qint64 most) const = 0;
    /// The first `most` bytes of a file of any size; else as read().
    [[nodiscard]] virtual Result<QByteArray> head(const QString& path, qint64 most) const = 0;
    /// At most `length` bytes from `offset` on, both in bytes; fewer at the end, none behind it.
    /// Else as read().
    [[nodiscard]] virtual Result<QByteArray> readRange(const QString& path, qint64 offset,
                                                       qint64 length) const = 0;
    /// Raw reparse buffer; NotFound where the file is no reparse point.
    [[nodiscard]] virtual Result<QByteArray> reparseData(const QString& path) const = 0;
    [[nodiscard]] virtual Result<FolderAccess> access(const QString& folder) const = 0;
    /// Of what is there, links followed; NotFound where nothing is.
    [[nodiscard]] virtual Result<NonAdminControl> nonAdminControl(const QString& path) const = 0;
    /// Of the volume that holds (or would hold) the path; NotFound where there is no such drive.
    [[nodiscard]] virtual Result<VolumeInfo> volume(const QString& path) const = 0;
    /// Every junction and link on the way resolved; the path itself need not exist.
    [[nodiscard]] virtual Result<QString> resolved(const QString& path) const = 0;

    /// Atomic: beside the target, flushed, then renamed over it. Creates parents.
    [[nodiscard]] virtual Result<void> write(const QString& path, const QByteArray& bytes) = 0;
    /// With parents; existing is no error. `protectedList`: no inheritance, only administrators,
    /// SYSTEM and the owner may write.
    [[nodiscard]] virtual Result<void> makeFolder(const QString& path, bool protectedList) = 0;
    /// Same volume; retries sharing violations for some seconds, then InUse with the likely cause.
    [[nodiscard]] virtual Result<void> rename(const QString& from, const QString& to) = 0;
    /// A file or an empty folder; a link is removed, never its target. Absent is no error.
    [[nodiscard]] virtual Result<void> remove(const QString& path) = 0;
    /// Files directly in a folder, read-only ones too; no folders, links themselves. Absent ones
    /// are no error. Of several that cannot be removed the first error; the others are gone.
    [[nodiscard]] virtual Result<void> removeFiles(const QString& folder,
                                                   const QStringList& names) = 0;
    /// A tree; links in it are removed, never followed. Absent is no error.
    [[nodiscard]] virtual Result<void> removeTree(const QString& path) = 0;

    /// The path under which this process reaches the bytes, for streaming work (hashing,
    /// unpacking). Parents are there afterwards when `makeParents`.
    [[nodiscard]] virtual Result<QString> hostPath(const QString& path, bool makeParents) = 0;
};

} // namespace gosetup
