// SPDX-License-Identifier: Apache-2.0
// Writing, renaming and making folders.
#include "machine/TemporaryName.h"
#include "machine/windows/Security.h"
#include "machine/windows/Win32.h"
#include "machine/windows/WindowsFiles.h"
#include "machine/windows/WindowsFilesHelpers.h"
#include "paths/WindowsPath.h"

#include <algorithm>

namespace gosetup {

namespace {

using win32::absolutePath;
using win32::changeFailed;
using win32::longPath;
using win32::wide;

QString temporaryBeside(const QString& path)
{
    return winpath::join(winpath::parent(path), temporaryName());
}

/// All bytes in a file of its own, on the disk. 0, or the Win32 error; then no file is left.
DWORD writeNew(const QString& path, const QByteArray& bytes)
{
    win32::FileHandle file(CreateFileW(wide(longPath(path)), GENERIC_WRITE, 0, nullptr, CREATE_NEW,
                                       FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!file)
        return GetLastError();
    DWORD error = ERROR_SUCCESS;
    for (qsizetype done = 0; done < bytes.size() && error == ERROR_SUCCESS;) {
        const auto size =
            static_cast<DWORD>(std::min<qsizetype>(bytes.size() - done, 16 * 1024 * 1024));
        DWORD written = 0;
        if (WriteFile(file.get(), bytes.constData() + done, size, &written, nullptr) == 0)
            error = GetLastError();
        else if (written == 0)
            error = ERROR_DISK_FULL;
        done += static_cast<qsizetype>(written);
    }
    if (error == ERROR_SUCCESS && FlushFileBuffers(file.get()) == 0)
        error = GetLastError();
    file.reset();
    if (error != ERROR_SUCCESS)
        DeleteFileW(wide(longPath(path)));
    return error;
}

DWORD moveOver(const QString& from, const QString& to, DWORD flags)
{
    return MoveFileExW(wide(longPath(from)), wide(longPath(to)), flags | MOVEFILE_WRITE_THROUGH) !=
                   0
               ? ERROR_SUCCESS
               : GetLastError();
}

/// An existing file keeps its permissions, attributes and age; both steps are atomic.
DWORD putInPlace(const QString& temporary, const QString& path)
{
    if (ReplaceFileW(wide(longPath(path)), wide(longPath(temporary)), nullptr,
                     REPLACEFILE_IGNORE_MERGE_ERRORS | REPLACEFILE_IGNORE_ACL_ERRORS, nullptr,
                     nullptr) != 0)
        return ERROR_SUCCESS;
    const DWORD error = GetLastError();
    const bool held = error == ERROR_SHARING_VIOLATION || error == ERROR_ACCESS_DENIED ||
                      error == ERROR_UNABLE_TO_REMOVE_REPLACED;
    // Absent, or on a file system that cannot replace.
    return held ? error : moveOver(temporary, path, MOVEFILE_REPLACE_EXISTING);
}

/// One folder and, before it, those that are missing above. 0, or the Win32 error.
DWORD makePlain(const QString& path)
{
    if (CreateDirectoryW(wide(longPath(path)), nullptr) != 0)
        return ERROR_SUCCESS;
    const DWORD error = GetLastError();
    if (error != ERROR_PATH_NOT_FOUND || winpath::parent(path).isEmpty())
        return error;
    const DWORD above = makePlain(winpath::parent(path));
    if (above != ERROR_SUCCESS && above != ERROR_ALREADY_EXISTS)
        return above;
    return CreateDirectoryW(wide(longPath(path)), nullptr) != 0 ? ERROR_SUCCESS : GetLastError();
}

/// Missing folders above get the same list: who may rename one of them could swap the whole tree.
Result<void> makeProtected(const QString& path)
{
    const QString above = winpath::parent(path);
    if (above.isEmpty())
        return {};
    const auto there = win32::entryAt(above);
    GOSETUP_RETURN_IF_FAILED(there);
    if (const auto safe = *there ? win32::requireSafeAbove(above) : makeProtected(above); !safe)
        return safe;
    const auto made = win32::makeProtectedFolder(path);
    GOSETUP_RETURN_IF_FAILED(made);
    return *made ? Result<void>() : win32::requireProtected(path);
}

bool isFolder(const QString& path)
{
    const DWORD attributes = GetFileAttributesW(wide(longPath(path)));
    return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

tl::unexpected<Error> noSuchDrive(const QString& path)
{
    return fail(ErrorCode::NotFound, Text::tr("%1: the drive cannot be found").arg(path));
}

/// MoveFileEx answers 5, never 32, where another program has the file that it would replace open.
bool isHeld(const QString& path)
{
    const win32::FileHandle probe(
        CreateFileW(wide(longPath(path)), DELETE, 0, nullptr, OPEN_EXISTING,
                    FILE_FLAG_OPEN_REPARSE_POINT | FILE_FLAG_BACKUP_SEMANTICS, nullptr));
    return !probe && GetLastError() == ERROR_SHARING_VIOLATION;
}

/// What MoveFileEx would answer with a bare 5, and what it would do that must not be done.
Result<void> mayRename(const QString& from, const QString& to)
{
    const auto source = win32::entryAt(from);
    GOSETUP_RETURN_IF_FAILED(source);
    if (!*source)
        return fail(ErrorCode::NotFound, Text::tr("%1: not found (error 2)").arg(from));
    if (winpath::same(from, to)) // another spelling of one name
        return {};
    const auto target = win32::entryAt(to);
    GOSETUP_RETURN_IF_FAILED(target);
    if (*target && ((*target)->isDirectory || (*source)->isDirectory))
        return fail(ErrorCode::Io, Text::tr("%1: already exists (error 183)").arg(to));
    const QString above = winpath::parent(to);
    if (!above.isEmpty() && !winpath::parent(above).isEmpty() && !isFolder(above))
        return fail(ErrorCode::NotFound,
                    Text::tr("%1: the folder cannot be found (error 3)").arg(above));
    return {};
}

} // namespace

Result<void> WindowsFiles::write(const QString& path, const QByteArray& bytes)
{
    auto place = absolutePath(path);
    GOSETUP_RETURN_IF_FAILED(place);
    const auto entry = win32::entryAt(*place);
    GOSETUP_RETURN_IF_FAILED(entry);
    if (*entry && reparse::pointsElsewhere((*entry)->reparseTag))
        place = resolved(path); // every program writes through a link
    GOSETUP_RETURN_IF_FAILED(place);
    if (win32::nearestExisting(*place).isEmpty())
        return noSuchDrive(path);
    if (isFolder(*place))
        return fail(ErrorCode::AccessDenied, Text::tr("%1: is a folder (error 5)").arg(path));
    if (const auto made = makeFolder(winpath::parent(*place), false); !made)
        return made;
    const QString temporary = temporaryBeside(*place);
    if (const DWORD error = writeNew(temporary, bytes); error != ERROR_SUCCESS)
        return fail(changeFailed(*place, false, error));
    win32::Patience patience(m_patience);
    DWORD error = ERROR_SUCCESS;
    do
        error = putInPlace(temporary, *place);
    while (error != ERROR_SUCCESS && !win32::lacksRights(*place, false, error) &&
           patience.waits(error));
    if (error == ERROR_SUCCESS)
        return {};
    // ReplaceFile may have taken the old file away and failed then (error 1176): nothing is lost.
    if (*entry && GetFileAttributesW(wide(longPath(*place))) == INVALID_FILE_ATTRIBUTES) {
        Error refused = changeFailed(*place, false, error);
        refused.remedy = Text::tr("its new content is in %1: rename it").arg(temporary);
        return fail(std::move(refused));
    }
    DeleteFileW(wide(longPath(temporary)));
    return fail(changeFailed(*place, false, error));
}

Result<void> WindowsFiles::makeFolder(const QString& path, bool protectedList)
{
    const auto place = absolutePath(path);
    GOSETUP_RETURN_IF_FAILED(place);
    if (win32::nearestExisting(*place).isEmpty())
        return noSuchDrive(path);
    if (winpath::parent(*place).isEmpty())
        return {};
    if (protectedList)
        return makeProtected(*place);
    if (isFolder(*place))
        return {};
    const DWORD error = makePlain(*place);
    if (error == ERROR_SUCCESS || isFolder(*place)) // another made it meanwhile
        return {};
    if (error == ERROR_ALREADY_EXISTS || win32::entryAt(*place).value_or(std::nullopt))
        return fail(ErrorCode::Io,
                    Text::tr("%1: a file with this name already exists (error 183)").arg(path));
    return fail(changeFailed(*place, true, error));
}

Result<void> WindowsFiles::rename(const QString& from, const QString& to)
{
    const auto source = absolutePath(from);
    const auto target = absolutePath(to);
    if (!source || !target)
        return fail(source ? target.error() : source.error());
    if (const auto may = mayRename(*source, *target); !may)
        return may;
    const bool folder = isFolder(*source);
    // Another spelling of one name replaces nothing.
    const DWORD replacing =
        folder || winpath::same(*source, *target) ? 0 : MOVEFILE_REPLACE_EXISTING;
    win32::Patience patience(m_patience);
    while (true) {
        const DWORD error = moveOver(*source, *target, replacing);
        if (error == ERROR_SUCCESS)
            return {};
        if (error == ERROR_NOT_SAME_DEVICE)
            return fail(ErrorCode::Io,
                        Text::tr("%1: not on the same drive as %2 (error 17)").arg(from).arg(to));
        if (win32::lacksRights(*target, folder, error))
            return fail(changeFailed(*target, folder, error));
        if (patience.waits(error))
            continue;
        Error refused = replacing != 0 && error == ERROR_ACCESS_DENIED && isHeld(*target)
                            ? changeFailed(*target, false, ERROR_SHARING_VIOLATION)
                            : changeFailed(*source, folder, error);
        // A folder with an open file in it is refused like one without rights.
        if (refused.code == ErrorCode::AccessDenied && folder) {
            refused.code = ErrorCode::InUse;
            refused.message = Text::tr("%1: in use by another program (error %2)")
                                  .arg(*source)
                                  .arg(qint64{error});
            refused.remedy = Text::tr("an antivirus or another program has a file open there; "
                                      "close editors and consoles in that folder and try again");
        }
        return fail(refused);
    }
}

} // namespace gosetup
