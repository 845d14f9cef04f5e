// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsFilesHelpers.h"

#include "machine/formats/Reparse.h"
#include "machine/windows/Holders.h"
#include "machine/windows/Win32.h"
#include "paths/WindowsPath.h"

#include <QThread>

#include <winioctl.h>

namespace gosetup::win32 {

namespace {

constexpr DWORD shareAll = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
constexpr DWORD quiet = FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_NO_RECALL;
constexpr auto longestPause = std::chrono::milliseconds(800);

bool meansAbsent(DWORD error)
{
    return error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND ||
           error == ERROR_INVALID_DRIVE || error == ERROR_INVALID_NAME ||
           error == ERROR_BAD_PATHNAME || error == ERROR_DIRECTORY;
}

FileHandle openToLookAt(const QString& path, DWORD access, DWORD flags)
{
    return FileHandle(CreateFileW(wide(longPath(path)), access, shareAll, nullptr, OPEN_EXISTING,
                                  quiet | flags, nullptr));
}

/// FILE_DISPOSITION_INFO_EX of the Windows 10 1809 SDK: gone from its folder at once, even while
/// others have it open, whatever its read-only attribute says.
struct DispositionEx
{
    DWORD flags = 0x1 | 0x2 | 0x10; // DELETE, POSIX_SEMANTICS, IGNORE_READONLY_ATTRIBUTE
};
constexpr auto dispositionExClass = static_cast<FILE_INFO_BY_HANDLE_CLASS>(21);

qint64 sizeOf(DWORD high, DWORD low)
{
    return static_cast<qint64>((static_cast<quint64>(high) << 32) | low);
}

FileInfo infoOf(const QString& path, DWORD attributes, DWORD high, DWORD low)
{
    FileInfo info;
    info.path = path;
    info.attributes = attributes;
    info.isDirectory = (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
    info.size = info.isDirectory ? 0 : sizeOf(high, low);
    return info;
}

/// A root, or a file in a folder that may not be listed: its own attributes, and its tag from a
/// handle that may do nothing else.
Result<std::optional<FileInfo>> byItself(const QString& path)
{
    WIN32_FILE_ATTRIBUTE_DATA data{};
    if (GetFileAttributesExW(wide(longPath(path)), GetFileExInfoStandard, &data) == 0) {
        const DWORD error = GetLastError();
        if (meansAbsent(error))
            return std::optional<FileInfo>();
        return failed(error, Text::tr("%1: cannot be examined").arg(path));
    }
    FileInfo info = infoOf(path, data.dwFileAttributes, data.nFileSizeHigh, data.nFileSizeLow);
    if ((info.attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0) {
        const FileHandle handle = openToLookAt(path, 0, FILE_FLAG_OPEN_REPARSE_POINT);
        FILE_ATTRIBUTE_TAG_INFO tag{};
        if (!handle ||
            GetFileInformationByHandleEx(handle.get(), FileAttributeTagInfo, &tag, sizeof tag) == 0)
            return failed(GetLastError(), Text::tr("%1: cannot be examined").arg(path));
        info.reparseTag = tag.ReparseTag;
    }
    return std::optional(info);
}

} // namespace

Result<QString> absolutePath(const QString& path)
{
    const QString plain = withoutKernelPrefix(path);
    if (plain.startsWith(QLatin1String("\\\\?\\")) || plain.startsWith(QLatin1String("\\\\.\\")) ||
        !winpath::isAbsolute(plain))
        return fail(ErrorCode::Invalid, Text::tr("%1: not an absolute Windows path").arg(path));
    // The \\?\ form that is opened in the end takes a dot at the end for a part of the name.
    return plain == path ? winpath::withoutEndDots(winpath::clean(plain)) : winpath::clean(plain);
}

Result<std::optional<FileInfo>> entryAt(const QString& path)
{
    const QString folder = winpath::parent(path);
    if (folder.isEmpty()) {
        auto root = byItself(path.endsWith(u'\\') ? path : path + u'\\');
        if (root && *root)
            (*root)->path = path;
        return root;
    }
    // A search would take * ? < > and " as patterns, and no name holds them.
    if (winpath::hasForbiddenCharacter(winpath::fileName(path)))
        return std::optional<FileInfo>();
    WIN32_FIND_DATAW data{};
    const HANDLE search = FindFirstFileExW(wide(longPath(path)), FindExInfoBasic, &data,
                                           FindExSearchNameMatch, nullptr, 0);
    if (search == INVALID_HANDLE_VALUE) {
        const DWORD error = GetLastError();
        return meansAbsent(error) ? std::optional<FileInfo>() : byItself(path);
    }
    FindClose(search);
    FileInfo info = infoOf(winpath::join(folder, fromWide(data.cFileName)), data.dwFileAttributes,
                           data.nFileSizeHigh, data.nFileSizeLow);
    if ((info.attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0)
        info.reparseTag = data.dwReserved0;
    return std::optional(info);
}

Result<QDateTime> lastWriteOf(const QString& path)
{
    WIN32_FILE_ATTRIBUTE_DATA data{};
    if (GetFileAttributesExW(wide(longPath(path)), GetFileExInfoStandard, &data) == 0) {
        const DWORD error = GetLastError();
        if (meansAbsent(error))
            return fail(ErrorCode::NotFound, Text::tr("%1: not found (error 2)").arg(path));
        return failed(error, Text::tr("%1: cannot be examined").arg(path));
    }
    const QDateTime when = utcOf(data.ftLastWriteTime);
    if (!when.isValid())
        return fail(ErrorCode::Unsupported,
                    Text::tr("%1: the file system does not record when it was written").arg(path));
    return when;
}

Result<QByteArray> readReparse(const QString& path)
{
    const FileHandle handle = openToLookAt(path, 0, FILE_FLAG_OPEN_REPARSE_POINT);
    if (!handle) {
        const DWORD error = GetLastError();
        if (meansAbsent(error))
            return fail(ErrorCode::NotFound, Text::tr("%1: not found (error 2)").arg(path));
        return failed(error, Text::tr("%1: cannot be examined").arg(path));
    }
    QByteArray buffer(MAXIMUM_REPARSE_DATA_BUFFER_SIZE, '\0');
    DWORD length = 0;
    if (DeviceIoControl(handle.get(), FSCTL_GET_REPARSE_POINT, nullptr, 0, buffer.data(),
                        static_cast<DWORD>(buffer.size()), &length, nullptr) == 0) {
        const DWORD error = GetLastError();
        if (error == ERROR_NOT_A_REPARSE_POINT)
            return fail(ErrorCode::NotFound, Text::tr("%1: is not a reparse point").arg(path));
        // The beginning holds the tag and, of an alias, the package: better than nothing.
        if (error != ERROR_MORE_DATA)
            return failed(error, Text::tr("%1: its reparse data cannot be read").arg(path));
        length = length == 0 ? static_cast<DWORD>(buffer.size()) : length;
    }
    buffer.truncate(static_cast<qsizetype>(length));
    return buffer;
}

namespace {

QString finalPathOf(HANDLE handle, DWORD kind)
{
    QString buffer(512, Qt::Uninitialized);
    while (true) {
        const auto space = static_cast<DWORD>(buffer.size());
        const DWORD length = GetFinalPathNameByHandleW(
            handle, reinterpret_cast<wchar_t*>(buffer.data()), space, kind);
        if (length == 0)
            return {};
        if (length < space)
            return buffer.left(static_cast<qsizetype>(length));
        buffer.resize(static_cast<qsizetype>(length) + 1);
    }
}

/// A volume without a letter is known by the folder it is mounted in.
QString byMountFolder(HANDLE handle)
{
    const QString path =
        finalPathOf(handle, VOLUME_NAME_GUID | FILE_NAME_NORMALIZED); // \\?\Volume{…}\rest
    const qsizetype end = path.indexOf(u'\\', 4);
    wchar_t mounts[4096] = {};
    DWORD length = 0;
    if (end < 0 ||
        GetVolumePathNamesForVolumeNameW(wide(path.left(end + 1)), mounts,
                                         static_cast<DWORD>(std::size(mounts)), &length) == 0)
        return {};
    const QString mount = fromWide(mounts); // the first of several
    return mount.isEmpty() ? QString() : mount + path.mid(end + 1);
}

} // namespace

Result<std::optional<QString>> finalPath(const QString& path)
{
    FileHandle handle = openToLookAt(path, 0, 0);
    if (!handle && GetLastError() == ERROR_CANT_ACCESS_FILE) // an alias leads to no file
        handle = openToLookAt(path, 0, FILE_FLAG_OPEN_REPARSE_POINT);
    if (!handle) {
        const DWORD error = GetLastError();
        if (meansAbsent(error))
            return std::optional<QString>();
        if (error == ERROR_CANT_RESOLVE_FILENAME)
            return fail(ErrorCode::Io,
                        Text::tr("%1: links lead in a circle (error 1921)").arg(path));
        return failed(error, Text::tr("%1: cannot be resolved").arg(path));
    }
    QString found = finalPathOf(handle.get(), VOLUME_NAME_DOS | FILE_NAME_NORMALIZED);
    if (found.isEmpty())
        found = byMountFolder(handle.get());
    if (found.isEmpty()) // a share that shows no folder above its own gives no normalised name
        found = finalPathOf(handle.get(), VOLUME_NAME_DOS | FILE_NAME_OPENED);
    if (found.isEmpty())
        return failed(GetLastError(), Text::tr("%1: cannot be resolved").arg(path));
    return std::optional(winpath::clean(withoutKernelPrefix(found)));
}

QString nearestExisting(const QString& path)
{
    for (QString at = path; !at.isEmpty(); at = winpath::parent(at)) {
        const QString asked =
            winpath::parent(at).isEmpty() && !at.endsWith(u'\\') ? at + u'\\' : at;
        if (GetFileAttributesW(wide(longPath(asked))) != INVALID_FILE_ATTRIBUTES)
            return at;
    }
    return {};
}

bool mayAddTo(const QString& folder, bool foldersOnly)
{
    const DWORD wanted =
        foldersOnly ? FILE_ADD_SUBDIRECTORY : FILE_ADD_SUBDIRECTORY | FILE_ADD_FILE;
    const FileHandle handle = openToLookAt(folder, wanted, 0);
    // Rights are looked at before sharing: one that is held would have been refused first.
    return handle || GetLastError() == ERROR_SHARING_VIOLATION;
}

bool lacksRights(const QString& path, bool folder, quint32 number)
{
    if (number != ERROR_ACCESS_DENIED)
        return false;
    const QString above = winpath::parent(path).isEmpty() ? path : winpath::parent(path);
    // In the root of a drive people may make folders, but no files.
    return !mayAddTo(nearestExisting(above), folder);
}

Error changeFailed(const QString& path, bool folder, quint32 number)
{
    const bool denied = number == ERROR_ACCESS_DENIED;
    if (!isElevated() && lacksRights(path, folder, number))
        return Error::make(ErrorCode::NeedsElevation,
                           Text::tr("%1: access denied (error 5)").arg(path),
                           Text::tr("run this as an administrator"));
    const bool held = number == ERROR_SHARING_VIOLATION || number == ERROR_LOCK_VIOLATION ||
                      number == ERROR_USER_MAPPED_FILE || number == ERROR_UNABLE_TO_REMOVE_REPLACED;
    if (denied || held) {
        const QStringList holders = holdersOf(path);
        if (!holders.isEmpty())
            return Error::make(ErrorCode::InUse,
                               Text::tr("%1: in use by %2 (error %3)")
                                   .arg(path)
                                   .arg(holders.join(QLatin1String(", ")))
                                   .arg(static_cast<qint64>(number)),
                               Text::tr("close them and try again"));
    }
    if (held)
        return Error::make(
            ErrorCode::InUse,
            Text::tr("%1: in use by another program (error %2)")
                .arg(path)
                .arg(static_cast<qint64>(number)),
            Text::tr("an antivirus may be scanning it: wait a moment and try again"));
    switch (number) {
    case ERROR_ACCESS_DENIED:
        return Error::make(
            ErrorCode::AccessDenied, Text::tr("%1: access denied (error 5)").arg(path),
            Text::tr("a security product or the permissions of the folder prevent it"));
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
        return Error::make(ErrorCode::DiskFull,
                           Text::tr("the disk is full: cannot write %1").arg(path),
                           Text::tr("free some space or choose another drive"), messageOf(number));
    case ERROR_FILE_NOT_FOUND:
        return Error::make(ErrorCode::NotFound, Text::tr("%1: not found (error 2)").arg(path));
    default:
        return Error::make(codeOf(number), Text::tr("%1: cannot be changed").arg(path), {},
                           messageOf(number));
    }
}

quint32 markRemoved(void* handle)
{
    DispositionEx modern;
    if (SetFileInformationByHandle(handle, dispositionExClass, &modern, sizeof modern) != 0)
        return ERROR_SUCCESS;
    const DWORD error = GetLastError();
    if (error == ERROR_DIR_NOT_EMPTY || error == ERROR_SHARING_VIOLATION)
        return error;
    // Before Windows 10 1809, on FAT, or refused: the older way answers for all of them.
    FILE_DISPOSITION_INFO old{};
    old.DeleteFile = TRUE;
    return SetFileInformationByHandle(handle, FileDispositionInfo, &old, sizeof old) != 0
               ? ERROR_SUCCESS
               : GetLastError();
}

bool Patience::waits(quint32 number)
{
    const bool passing = number == ERROR_ACCESS_DENIED || number == ERROR_SHARING_VIOLATION ||
                         number == ERROR_LOCK_VIOLATION || number == ERROR_USER_MAPPED_FILE ||
                         number == ERROR_UNABLE_TO_REMOVE_REPLACED ||
                         number == ERROR_DELETE_PENDING;
    if (!passing || m_timer.hasExpired(m_most.count()))
        return false;
    QThread::msleep(static_cast<unsigned long>(m_pause.count()));
    m_pause = std::min(m_pause * 2, longestPause);
    return true;
}

} // namespace gosetup::win32
