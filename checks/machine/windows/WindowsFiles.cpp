// SPDX-License-Identifier: Apache-2.0
// Reading: see WindowsFilesWrite.cpp and WindowsFilesRemove.cpp for what changes something.
#include "machine/windows/WindowsFiles.h"

#include "machine/formats/Permissions.h"
#include "machine/formats/Reparse.h"
#include "machine/windows/Security.h"
#include "machine/windows/Volumes.h"
#include "machine/windows/Win32.h"
#include "machine/windows/WindowsFilesHelpers.h"
#include "paths/WindowsPath.h"

#include <algorithm>
#include <functional>

namespace gosetup {

namespace {

using win32::absolutePath;
using win32::entryAt;

constexpr int maxLinks = 31;
constexpr DWORD shareAll = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

tl::unexpected<Error> notThere(const QString& path)
{
    return fail(ErrorCode::NotFound, Text::tr("%1: not found (error 2)").arg(path));
}

tl::unexpected<Error> inTheCloud(const QString& path)
{
    return fail(ErrorCode::Unsupported,
                Text::tr("%1: is in the cloud; reading it would download it").arg(path));
}

bool isLink(const FileInfo& info)
{
    return info.reparseTag == reparse::mountPoint || info.reparseTag == reparse::symlink;
}

Result<QString> targetOf(const QString& path)
{
    const auto raw = win32::readReparse(path);
    GOSETUP_RETURN_IF_FAILED(raw);
    const auto point = parseReparse(*raw);
    if (!point)
        return fail(point.error().code, Text::tr("%1: %2").arg(path).arg(point.error().message));
    return point->target;
}

Result<QString> resolvedFrom(const QString& path, int linksLeft)
{
    QString rest;
    for (QString at = path; !at.isEmpty(); at = winpath::parent(at)) {
        const auto end = win32::finalPath(at);
        GOSETUP_RETURN_IF_FAILED(end);
        if (*end)
            return rest.isEmpty() ? **end : winpath::join(**end, rest);
        // A link whose target is not there (yet): what is made below it is made over there.
        const auto entry = entryAt(at);
        GOSETUP_RETURN_IF_FAILED(entry);
        if (*entry && isLink(**entry)) {
            if (linksLeft == 0)
                return fail(ErrorCode::Io,
                            Text::tr("%1: links lead in a circle (error 1921)").arg(path));
            auto target = targetOf(at);
            if (!target)
                return target;
            if (!winpath::isAbsolute(*target)) {
                QString base = winpath::parent(at);
                if (target->startsWith(u'\\')) // from the root of the link's own drive
                    base = winpath::root(base);
                *target = winpath::join(base, *target);
            }
            return resolvedFrom(winpath::clean(winpath::join(*target, rest)), linksLeft - 1);
        }
        const QString name = winpath::fileName(at);
        rest = rest.isEmpty() ? name : name + u'\\' + rest;
    }
    return path; // there is no such drive
}

enum class Extent
{
    Whole, ///< too large is an error
    Part
};

Result<QByteArray> contentOf(const QString& path, qint64 offset, qint64 most, Extent extent)
{
    const DWORD access = extent == Extent::Whole ? FILE_FLAG_SEQUENTIAL_SCAN : 0;
    const win32::FileHandle file(CreateFileW(win32::wide(win32::longPath(path)), GENERIC_READ,
                                             shareAll, nullptr, OPEN_EXISTING,
                                             FILE_FLAG_OPEN_NO_RECALL | access, nullptr));
    if (!file)
        return win32::failed(GetLastError(), Text::tr("%1: cannot be read").arg(path));
    LARGE_INTEGER size{};
    if (GetFileType(file.get()) != FILE_TYPE_DISK || GetFileSizeEx(file.get(), &size) == 0)
        return win32::failed(GetLastError(), Text::tr("%1: cannot be read").arg(path));
    if (extent == Extent::Whole && size.QuadPart > most)
        return fail(
            ErrorCode::Invalid,
            Text::tr("%1: %2 bytes, more than %3").arg(path).arg(qint64{size.QuadPart}).arg(most));
    if (offset < 0 || most < 0 || offset >= size.QuadPart)
        return QByteArray();
    LARGE_INTEGER start{};
    start.QuadPart = offset;
    if (offset > 0 && SetFilePointerEx(file.get(), start, nullptr, FILE_BEGIN) == 0)
        return win32::failed(GetLastError(), Text::tr("%1: cannot be read").arg(path));
    QByteArray bytes(static_cast<qsizetype>(std::min<qint64>(size.QuadPart - offset, most)),
                     Qt::Uninitialized);
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto wanted =
            static_cast<DWORD>(std::min<qsizetype>(bytes.size() - done, 64 * 1024 * 1024));
        DWORD got = 0;
        if (ReadFile(file.get(), bytes.data() + done, wanted, &got, nullptr) == 0)
            return win32::failed(GetLastError(), Text::tr("%1: cannot be read").arg(path));
        if (got == 0) // it became shorter meanwhile
            break;
        done += static_cast<qsizetype>(got);
    }
    bytes.truncate(done);
    return bytes;
}

/// Calls `found` with each entry of a folder but "." and "..".
Result<void>
searchFolder(const QString& folder,
             const std::function<void(const WIN32_FIND_DATAW& data, const QString& name)>& found)
{
    const auto place = absolutePath(folder);
    GOSETUP_RETURN_IF_FAILED(place);
    WIN32_FIND_DATAW data{};
    const HANDLE search = FindFirstFileExW(
        win32::wide(win32::longPath(winpath::join(*place, QStringLiteral("*")))), FindExInfoBasic,
        &data, FindExSearchNameMatch, nullptr, FIND_FIRST_EX_LARGE_FETCH);
    if (search == INVALID_HANDLE_VALUE) {
        const DWORD error = GetLastError();
        // The root of an empty drive has not even "." and "..".
        if (error == ERROR_FILE_NOT_FOUND && winpath::parent(*place).isEmpty())
            return {};
        const bool absent = error == ERROR_DIRECTORY || error == ERROR_INVALID_NAME ||
                            win32::codeOf(error) == ErrorCode::NotFound;
        if (absent)
            return notThere(folder);
        return win32::failed(error, Text::tr("%1: cannot be listed").arg(folder));
    }
    do {
        const QString name = win32::fromWide(data.cFileName);
        if (name != QLatin1String(".") && name != QLatin1String(".."))
            found(data, name);
    } while (FindNextFileW(search, &data) != 0);
    const DWORD error = GetLastError();
    FindClose(search);
    if (error != ERROR_NO_MORE_FILES)
        return win32::failed(error, Text::tr("%1: cannot be listed").arg(folder));
    return {};
}

/// Those of the folders above, up to the root of the drive, after the folder's own. One that may
/// not be read leaves nothing: then it is not known where the grant comes from.
std::vector<AccessList> listsUpwards(const QString& folder, const AccessList& own)
{
    std::vector<AccessList> lists{own};
    for (QString at = winpath::parent(folder); !at.isEmpty(); at = winpath::parent(at)) {
        auto list = win32::readAccessList(at);
        if (!list)
            return {};
        lists.push_back(std::move(*list));
    }
    return lists;
}

/// Below an ancestor, folders that are still to come inherit what it hands down.
AccessList listBelow(AccessList list, int levels)
{
    for (int i = 0; i < levels; ++i)
        list = inheritedList(list, win32::userSid());
    return list;
}

} // namespace

Result<std::optional<FileInfo>> WindowsFiles::info(const QString& path) const
{
    const auto place = absolutePath(path);
    GOSETUP_RETURN_IF_FAILED(place);
    auto entry = entryAt(*place);
    if (!entry || !*entry || !isLink(**entry))
        return entry;
    const auto target = targetOf(*place);
    GOSETUP_RETURN_IF_FAILED(target);
    (*entry)->linkTarget = *target;
    return entry;
}

Result<QStringList> WindowsFiles::list(const QString& folder) const
{
    QStringList names;
    GOSETUP_RETURN_IF_FAILED(
        searchFolder(folder, [&](const WIN32_FIND_DATAW&, const QString& name) { names << name; }));
    return names;
}

Result<std::vector<FolderEntry>> WindowsFiles::entries(const QString& folder) const
{
    std::vector<FolderEntry> found;
    const auto add = [&](const WIN32_FIND_DATAW& data, const QString& name) {
        FolderEntry entry;
        entry.name = name;
        entry.attributes = data.dwFileAttributes;
        entry.isDirectory = (data.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
        if (!entry.isDirectory)
            entry.size = static_cast<qint64>((static_cast<quint64>(data.nFileSizeHigh) << 32) |
                                             data.nFileSizeLow);
        if ((data.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0)
            entry.reparseTag = data.dwReserved0;
        entry.modified = win32::utcOf(data.ftLastWriteTime);
        found.push_back(entry);
    };
    GOSETUP_RETURN_IF_FAILED(searchFolder(folder, add));
    return found;
}

Result<QString> WindowsFiles::readable(const QString& path) const
{
    const auto place = absolutePath(path);
    GOSETUP_RETURN_IF_FAILED(place);
    QString at = *place;
    auto entry = entryAt(at);
    if (entry && *entry && isLink(**entry)) {
        const auto target = resolvedFrom(at, maxLinks);
        GOSETUP_RETURN_IF_FAILED(target);
        at = *target;
        entry = entryAt(at);
    }
    GOSETUP_RETURN_IF_FAILED(entry);
    if (!*entry)
        return notThere(path);
    const FileInfo& info = **entry;
    if (info.isDirectory)
        return fail(ErrorCode::AccessDenied, Text::tr("%1: is a folder (error 5)").arg(path));
    if (info.isCloudPlaceholder())
        return inTheCloud(path);
    if (info.reparseTag == reparse::appExecLink)
        return fail(ErrorCode::Io, Text::tr("%1: cannot be opened (error 1920)").arg(path));
    return at;
}

Result<QByteArray> WindowsFiles::read(const QString& path, qint64 most) const
{
    const auto file = readable(path);
    GOSETUP_RETURN_IF_FAILED(file);
    return contentOf(*file, 0, most, Extent::Whole);
}

Result<QByteArray> WindowsFiles::head(const QString& path, qint64 most) const
{
    const auto file = readable(path);
    GOSETUP_RETURN_IF_FAILED(file);
    return contentOf(*file, 0, most, Extent::Part);
}

Result<QByteArray> WindowsFiles::readRange(const QString& path, qint64 offset, qint64 length) const
{
    const auto file = readable(path);
    GOSETUP_RETURN_IF_FAILED(file);
    return contentOf(*file, offset, length, Extent::Part);
}

Result<QDateTime> WindowsFiles::modified(const QString& path) const
{
    const auto place = absolutePath(path);
    GOSETUP_RETURN_IF_FAILED(place);
    return win32::lastWriteOf(*place);
}

Result<QByteArray> WindowsFiles::reparseData(const QString& path) const
{
    const auto place = absolutePath(path);
    GOSETUP_RETURN_IF_FAILED(place);
    return win32::readReparse(*place);
}

Result<FolderAccess> WindowsFiles::access(const QString& folder) const
{
    const auto place = resolved(folder);
    GOSETUP_RETURN_IF_FAILED(place);
    const QString there = win32::nearestExisting(*place);
    if (there.isEmpty())
        return notThere(folder);
    const auto missing = winpath::segments(*place).size() - winpath::segments(there).size();
    const auto own = win32::readAccessList(there);
    GOSETUP_RETURN_IF_FAILED(own);
    FolderAccess access;
    access.currentUserMayWrite = win32::mayAddTo(there, missing > 0);
    access.ordinaryUsersMayWrite =
        ordinaryUsersMayWrite(listBelow(*own, static_cast<int>(missing)));
    if (!access.ordinaryUsersMayWrite || winpath::isUnc(there))
        return access;
    std::vector<AccessList> upwards = listsUpwards(there, *own);
    if (upwards.empty())
        return access;
    for (int level = 1; level <= missing; ++level)
        upwards.insert(upwards.begin(), listBelow(*own, level));
    access.inheritedFromDriveRoot = isGrantedByTheRoot(upwards);
    return access;
}

Result<NonAdminControl> WindowsFiles::nonAdminControl(const QString& path) const
{
    const auto place = absolutePath(path);
    GOSETUP_RETURN_IF_FAILED(place);
    return win32::nonAdminControl(*place);
}

Result<VolumeInfo> WindowsFiles::volume(const QString& path) const
{
    const auto place = resolved(path);
    GOSETUP_RETURN_IF_FAILED(place);
    const QString there = win32::nearestExisting(*place);
    if (there.isEmpty())
        return fail(ErrorCode::NotFound, Text::tr("%1: the drive cannot be found").arg(path));
    return win32::volumeOf(there);
}

Result<QString> WindowsFiles::resolved(const QString& path) const
{
    const auto place = absolutePath(path);
    GOSETUP_RETURN_IF_FAILED(place);
    return resolvedFrom(*place, maxLinks);
}

Result<QString> WindowsFiles::hostPath(const QString& path, bool makeParents)
{
    const auto place = absolutePath(path);
    GOSETUP_RETURN_IF_FAILED(place);
    if (win32::nearestExisting(*place).isEmpty())
        return fail(ErrorCode::NotFound, Text::tr("%1: the drive cannot be found").arg(path));
    const auto entry = entryAt(*place);
    GOSETUP_RETURN_IF_FAILED(entry);
    if (*entry && !(*entry)->isDirectory && (*entry)->isCloudPlaceholder())
        return inTheCloud(path);
    if (makeParents && !winpath::parent(*place).isEmpty()) {
        GOSETUP_RETURN_IF_FAILED(makeFolder(winpath::parent(*place), false));
        if (!win32::mayAddTo(winpath::parent(*place), true))
            return fail(win32::changeFailed(*place, true, ERROR_ACCESS_DENIED));
    }
    // Plain at any length: Qt puts \\?\ before what it hands to Windows, and would take a prefix
    // of ours for part of a name when it cleans a path.
    return *place;
}

} // namespace gosetup
