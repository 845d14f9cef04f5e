// SPDX-License-Identifier: Apache-2.0
// Removing. Everything below a folder is opened through the folder's own handle, by its bare name
// and never through a link, so that a folder that turns into a junction midway leads nowhere.
#include "machine/windows/Win32.h"
#include "machine/windows/WindowsFiles.h"
#include "machine/windows/WindowsFilesHelpers.h"
#include "paths/WindowsPath.h"

#include <winternl.h>

namespace gosetup {

namespace {

using win32::FileHandle;
using win32::Patience;

constexpr DWORD shareAll = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
constexpr DWORD toDelete = DELETE | FILE_READ_ATTRIBUTES | SYNCHRONIZE;

/// The two functions of ntdll that open by a folder's handle; documented in winternl.h.
struct Native
{
    decltype(&NtCreateFile) create = nullptr;
    decltype(&RtlNtStatusToDosError) toError = nullptr;

    static const Native& get()
    {
        static const Native native = [] {
            const HMODULE ntdll = GetModuleHandleW(L"ntdll.dll");
            Native n;
            n.create = reinterpret_cast<decltype(n.create)>(
                reinterpret_cast<void*>(GetProcAddress(ntdll, "NtCreateFile")));
            n.toError = reinterpret_cast<decltype(n.toError)>(
                reinterpret_cast<void*>(GetProcAddress(ntdll, "RtlNtStatusToDosError")));
            return n;
        }();
        return native;
    }
};

struct Child
{
    QString name;
    DWORD attributes = 0;
};

/// Windows tells a link by its tag. A reparse point without one is taken for a link, too: not to
/// descend is the safe mistake.
bool mayDescend(DWORD attributes, DWORD tag)
{
    if ((attributes & FILE_ATTRIBUTE_DIRECTORY) == 0)
        return false;
    if ((attributes & FILE_ATTRIBUTE_REPARSE_POINT) == 0)
        return true;
    return tag != 0 && !reparse::pointsElsewhere(tag);
}

/// What the listing called a reparse point must be one for the handle as well: else something has
/// led the handle elsewhere.
bool mayDescend(HANDLE handle, DWORD listed)
{
    FILE_ATTRIBUTE_TAG_INFO info{};
    if (GetFileInformationByHandleEx(handle, FileAttributeTagInfo, &info, sizeof info) == 0)
        return false;
    const bool lost = (listed & ~info.FileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0;
    return !lost && mayDescend(info.FileAttributes, info.ReparseTag);
}

/// `name` in the folder of the handle; the error is left where GetLastError finds it.
FileHandle openIn(HANDLE folder, const QString& name, DWORD access)
{
    constexpr ULONG reparsePoint = 0x200000; // FILE_OPEN_REPARSE_POINT, not in every winternl.h
    constexpr ULONG backup = 0x4000;         // FILE_OPEN_FOR_BACKUP_INTENT
    constexpr ULONG synchronous = 0x20;      // FILE_SYNCHRONOUS_IO_NONALERT
    constexpr ULONG openExisting = 1;        // FILE_OPEN
    UNICODE_STRING text{};
    text.Length = static_cast<USHORT>(name.size() * 2);
    text.MaximumLength = text.Length;
    text.Buffer = const_cast<wchar_t*>(win32::wide(name));
    OBJECT_ATTRIBUTES attributes{};
    attributes.Length = sizeof attributes;
    attributes.RootDirectory = folder;
    attributes.ObjectName = &text;
    IO_STATUS_BLOCK status{};
    FileHandle handle;
    const NTSTATUS result =
        Native::get().create(handle.out(), access, &attributes, &status, nullptr, 0, shareAll,
                             openExisting, reparsePoint | backup | synchronous, nullptr, 0);
    if (result < 0) {
        (void)handle.release();
        SetLastError(Native::get().toError(result));
    }
    return handle;
}

/// The older way refuses a read-only file.
void makeWritable(HANDLE folder, const QString& name, DWORD attributes)
{
    if ((attributes & FILE_ATTRIBUTE_READONLY) == 0)
        return;
    const FileHandle handle = openIn(folder, name, FILE_WRITE_ATTRIBUTES | SYNCHRONIZE);
    FILE_BASIC_INFO info{}; // zero times stay as they are
    info.FileAttributes = attributes & ~static_cast<DWORD>(FILE_ATTRIBUTE_READONLY);
    if (info.FileAttributes == 0)
        info.FileAttributes = FILE_ATTRIBUTE_NORMAL;
    // Should it fail, the removal itself says why.
    if (handle)
        SetFileInformationByHandle(handle.get(), FileBasicInfo, &info, sizeof info);
}

DWORD childrenOf(HANDLE folder, std::vector<Child>& children)
{
    alignas(FILE_ID_BOTH_DIR_INFO) static thread_local char buffer[64 * 1024];
    auto kind = FileIdBothDirectoryRestartInfo;
    while (GetFileInformationByHandleEx(folder, kind, buffer, sizeof buffer) != 0) {
        kind = FileIdBothDirectoryInfo;
        for (const char* at = buffer;;) {
            const auto* entry = reinterpret_cast<const FILE_ID_BOTH_DIR_INFO*>(at);
            const QString name =
                win32::fromWide(entry->FileName, static_cast<qsizetype>(entry->FileNameLength / 2));
            if (name != QLatin1String(".") && name != QLatin1String(".."))
                children.push_back({name, entry->FileAttributes});
            if (entry->NextEntryOffset == 0)
                break;
            at += entry->NextEntryOffset;
        }
    }
    const DWORD error = GetLastError();
    return error == ERROR_NO_MORE_FILES || error == ERROR_FILE_NOT_FOUND ? ERROR_SUCCESS : error;
}

bool isAbsent(DWORD error)
{
    return error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND;
}

struct Failure
{
    DWORD error = ERROR_SUCCESS;
    QString path;
    bool folder = false;

    [[nodiscard]] Error toError() const { return win32::changeFailed(path, folder, error); }
};

Failure emptyFolder(HANDLE folder, const QString& path, Patience& patience);

DWORD removeOnce(HANDLE folder, const Child& child, const QString& path, Patience& patience,
                 Failure& deeper)
{
    makeWritable(folder, child.name, child.attributes);
    const bool plainFolder = (child.attributes & FILE_ATTRIBUTE_DIRECTORY) != 0 &&
                             (child.attributes & FILE_ATTRIBUTE_REPARSE_POINT) == 0;
    FileHandle handle =
        openIn(folder, child.name, plainFolder ? toDelete | FILE_LIST_DIRECTORY : toDelete);
    if (handle && !plainFolder &&
        mayDescend(handle.get(), child.attributes)) // of the cloud, but a real folder
        handle = openIn(folder, child.name, toDelete | FILE_LIST_DIRECTORY);
    if (!handle)
        return isAbsent(GetLastError()) ? ERROR_SUCCESS : GetLastError();
    // What was a folder in the listing may be a link by now: the open handle decides.
    if (mayDescend(handle.get(), child.attributes)) {
        deeper = emptyFolder(handle.get(), path, patience);
        if (deeper.error != ERROR_SUCCESS)
            return ERROR_SUCCESS;
    }
    return win32::markRemoved(handle.get());
}

Failure removeChild(HANDLE folder, const Child& child, const QString& path, Patience& patience)
{
    while (true) {
        Failure deeper;
        const DWORD error = removeOnce(folder, child, path, patience, deeper);
        if (error == ERROR_SUCCESS)
            return deeper;
        const bool isFolder = (child.attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
        // A folder is not empty while somebody still has a removed file of it open.
        const DWORD passing = error == ERROR_DIR_NOT_EMPTY ? ERROR_SHARING_VIOLATION : error;
        if (win32::lacksRights(path, isFolder, error) || !patience.waits(passing))
            return {error, path, isFolder};
    }
}

Failure emptyFolder(HANDLE folder, const QString& path, Patience& patience)
{
    std::vector<Child> children;
    if (const DWORD error = childrenOf(folder, children); error != ERROR_SUCCESS)
        return {error, path, true};
    for (const Child& child : children) {
        Failure failure = removeChild(folder, child, winpath::join(path, child.name), patience);
        if (failure.error != ERROR_SUCCESS)
            return failure;
    }
    return {};
}

FileHandle openFolder(const QString& folder)
{
    return FileHandle(
        CreateFileW(win32::wide(win32::longPath(folder.endsWith(u'\\') ? folder : folder + u'\\')),
                    FILE_READ_ATTRIBUTES | SYNCHRONIZE, shareAll, nullptr, OPEN_EXISTING,
                    FILE_FLAG_BACKUP_SEMANTICS, nullptr));
}

bool isPlainFolder(HANDLE handle)
{
    FILE_ATTRIBUTE_TAG_INFO info{};
    return GetFileInformationByHandleEx(handle, FileAttributeTagInfo, &info, sizeof info) == 0 ||
           mayDescend(info.FileAttributes, info.ReparseTag);
}

/// One file of an open folder; a folder is refused.
Result<void> removeFileIn(HANDLE folder, const QString& path, Patience& patience)
{
    const QString name = winpath::fileName(path);
    bool writable = false;
    while (true) {
        const FileHandle handle = openIn(folder, name, toDelete);
        if (handle && isPlainFolder(handle.get()))
            return fail(ErrorCode::AccessDenied, Text::tr("%1: is a folder (error 5)").arg(path));
        const DWORD error = handle ? win32::markRemoved(handle.get()) : GetLastError();
        if (error == ERROR_SUCCESS || isAbsent(error))
            return {};
        if (error == ERROR_ACCESS_DENIED && !writable) {
            makeWritable(folder, name, FILE_ATTRIBUTE_READONLY);
            writable = true;
            continue;
        }
        if (win32::lacksRights(path, false, error) || !patience.waits(error))
            return fail(win32::changeFailed(path, false, error));
    }
}

/// The path's own folder, open, so that the path itself is removed like everything below it.
Result<void> removeAt(const QString& path, bool withContent, Patience& patience)
{
    const QString folder = winpath::parent(path);
    if (folder.isEmpty())
        return fail(ErrorCode::Invalid, Text::tr("%1: a drive cannot be removed").arg(path));
    const auto entry = win32::entryAt(path);
    GOSETUP_RETURN_IF_FAILED(entry);
    if (!*entry)
        return {};
    const FileHandle above = openFolder(folder);
    if (!above)
        return fail(win32::changeFailed(path, (*entry)->isDirectory, GetLastError()));
    // As the disk spells it: the open below may heed capitals.
    const Child child{winpath::fileName((*entry)->path), (*entry)->attributes};
    if (withContent) {
        const Failure failure = removeChild(above.get(), child, path, patience);
        if (failure.error == ERROR_SUCCESS)
            return {};
        return fail(failure.toError());
    }
    DWORD error = ERROR_SUCCESS;
    do {
        makeWritable(above.get(), child.name, child.attributes);
        const FileHandle handle = openIn(above.get(), child.name, toDelete);
        error = handle ? win32::markRemoved(handle.get()) : GetLastError();
    } while (error != ERROR_SUCCESS && !win32::lacksRights(path, (*entry)->isDirectory, error) &&
             patience.waits(error));
    if (error == ERROR_SUCCESS || isAbsent(error))
        return {};
    if (error == ERROR_DIR_NOT_EMPTY)
        return fail(ErrorCode::Io, Text::tr("%1: is not empty (error 145)").arg(path));
    return fail(win32::changeFailed(path, (*entry)->isDirectory, error));
}

} // namespace

Result<void> WindowsFiles::remove(const QString& path)
{
    const auto place = win32::absolutePath(path);
    GOSETUP_RETURN_IF_FAILED(place);
    Patience patience(m_patience);
    return removeAt(*place, false, patience);
}

Result<void> WindowsFiles::removeFiles(const QString& folder, const QStringList& names)
{
    const auto place = win32::absolutePath(folder);
    GOSETUP_RETURN_IF_FAILED(place);
    const FileHandle open = openFolder(*place);
    if (!open && isAbsent(GetLastError()))
        return {};
    if (!open)
        return fail(win32::changeFailed(*place, true, GetLastError()));
    Patience patience(m_patience); // for all of them together
    Result<void> first;
    for (const QString& name : names) {
        if (winpath::hasForbiddenCharacter(name) || name.contains(u'\\') || name.contains(u'/'))
            return fail(ErrorCode::Invalid, Text::tr("%1: is not the name of a file").arg(name));
        auto removed = removeFileIn(open.get(), winpath::join(*place, name), patience);
        if (!removed && first)
            first = std::move(removed);
    }
    return first;
}

Result<void> WindowsFiles::removeTree(const QString& path)
{
    const auto place = win32::absolutePath(path);
    GOSETUP_RETURN_IF_FAILED(place);
    Patience patience(m_patience);
    return removeAt(*place, true, patience);
}

} // namespace gosetup
