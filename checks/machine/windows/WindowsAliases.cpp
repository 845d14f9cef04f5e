// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsAliases.h"

#include "machine/formats/AppExecLink.h"
#include "machine/formats/Reparse.h"
#include "machine/windows/KnownFolders.h"
#include "machine/windows/Win32.h"
#include "machine/windows/WindowsFilesHelpers.h"
#include "paths/WindowsPath.h"

#include <winioctl.h>

#include <algorithm>

namespace gosetup {

using win32::FileHandle;
using win32::wide;

namespace {

struct FindTraits
{
    using Type = HANDLE;
    static Type none() { return INVALID_HANDLE_VALUE; }
    static void close(Type value) { FindClose(value); }
};
using FindHandle = win32::Owned<FindTraits>;

tl::unexpected<Error> noAlias(const QString& path)
{
    return fail(ErrorCode::Invalid, Text::tr("%1: is not an app execution alias").arg(path));
}

AliasStub stubFrom(const QString& folder, const WIN32_FIND_DATAW& data)
{
    AliasStub stub;
    stub.name = win32::fromWide(data.cFileName);
    stub.path = winpath::join(folder, stub.name);
    stub.size = static_cast<qint64>((quint64(data.nFileSizeHigh) << 32) | data.nFileSizeLow);
    if ((data.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) == 0)
        return stub;
    stub.reparseTag = data.dwReserved0;
    // One that cannot be read is still an alias; only what it starts is not known then.
    stub.reparseData = win32::readReparse(stub.path).value_or(QByteArray());
    return stub;
}

/// The bytes of this very file: opened by handle, so that what is checked is what goes.
Result<QByteArray> bufferOf(const FileHandle& file, const QString& path)
{
    FILE_ATTRIBUTE_TAG_INFO info{};
    if (GetFileInformationByHandleEx(file.get(), FileAttributeTagInfo, &info, sizeof info) == 0)
        return win32::failed(GetLastError(), Text::tr("%1: cannot be examined").arg(path));
    if ((info.FileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) == 0 ||
        info.ReparseTag != reparse::appExecLink)
        return noAlias(path);
    QByteArray buffer(MAXIMUM_REPARSE_DATA_BUFFER_SIZE, '\0');
    DWORD length = 0;
    if (DeviceIoControl(file.get(), FSCTL_GET_REPARSE_POINT, nullptr, 0, buffer.data(),
                        static_cast<DWORD>(buffer.size()), &length, nullptr) == 0)
        return win32::failed(
            GetLastError(), Text::tr("%1: its reparse data cannot be read").arg(path),
            Text::tr("turn off the alias in Settings > Apps > App execution aliases"));
    buffer.truncate(static_cast<qsizetype>(length));
    return buffer;
}

Result<QString> pathIn(const QString& folder, const QString& name)
{
    if (!isPlainFileName(name))
        return fail(ErrorCode::Invalid, Text::tr("%1 is not the name of an alias").arg(name));
    if (folder.isEmpty())
        return fail(ErrorCode::NotFound, Text::tr("the folder of the aliases is unknown"));
    return winpath::join(folder, name);
}

} // namespace

WindowsAliases::WindowsAliases()
{
    const QString local = win32::knownFolders().localAppData;
    if (!local.isEmpty())
        m_folder = winpath::join(local, QStringLiteral("Microsoft\\WindowsApps"));
}

Result<std::vector<AliasStub>> WindowsAliases::list() const
{
    std::vector<AliasStub> stubs;
    if (m_folder.isEmpty())
        return stubs;
    WIN32_FIND_DATAW data{};
    const FindHandle search(FindFirstFileExW(
        wide(win32::longPath(winpath::join(m_folder, QStringLiteral("*")))), FindExInfoBasic, &data,
        FindExSearchNameMatch, nullptr, FIND_FIRST_EX_LARGE_FETCH));
    if (!search) {
        const DWORD error = GetLastError();
        if (error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND)
            return stubs;
        return win32::failed(error, Text::tr("%1: cannot be listed").arg(m_folder));
    }
    do {
        if ((data.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) == 0)
            stubs.push_back(stubFrom(m_folder, data));
    } while (FindNextFileW(search.get(), &data) != 0);
    if (const DWORD error = GetLastError(); error != ERROR_NO_MORE_FILES)
        return win32::failed(error, Text::tr("%1: cannot be listed").arg(m_folder));
    std::sort(stubs.begin(), stubs.end(),
              [](const AliasStub& a, const AliasStub& b) { return a.name < b.name; });
    return stubs;
}

Result<void> WindowsAliases::disable(const QString& name)
{
    const auto path = pathIn(m_folder, name);
    GOSETUP_RETURN_IF_FAILED(path);
    const FileHandle file(
        CreateFileW(wide(win32::longPath(*path)), DELETE | FILE_READ_ATTRIBUTES,
                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                    FILE_FLAG_OPEN_REPARSE_POINT | FILE_FLAG_BACKUP_SEMANTICS, nullptr));
    if (!file) {
        const DWORD error = GetLastError();
        if (error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND)
            return fail(ErrorCode::NotFound, Text::tr("%1: not found (error 2)").arg(*path));
        return win32::failed(error, Text::tr("%1: cannot be removed").arg(*path));
    }
    const auto buffer = bufferOf(file, *path);
    GOSETUP_RETURN_IF_FAILED(buffer);
    if (!appExecBuffer(*buffer)) // what cannot be written back is not taken away
        return fail(ErrorCode::Corrupt, Text::tr("%1: its reparse data is damaged").arg(*path));
    if (const quint32 error = win32::markRemoved(file.get()); error != ERROR_SUCCESS)
        return win32::failed(error, Text::tr("%1: cannot be removed").arg(*path));
    return {};
}

Result<void> WindowsAliases::restore(const QString& name, quint32 tag,
                                     const QByteArray& reparseData)
{
    const auto path = pathIn(m_folder, name);
    GOSETUP_RETURN_IF_FAILED(path);
    if (tag != reparse::appExecLink)
        return fail(ErrorCode::Invalid, Text::tr("%1: tag 0x%2 is not an app execution alias")
                                            .arg(*path)
                                            .arg(QString::number(tag, 16)));
    const auto buffer = appExecBuffer(reparseData);
    if (!buffer)
        return fail(ErrorCode::Invalid, Text::tr("%1: its reparse data is damaged").arg(*path));
    const auto there = win32::entryAt(*path);
    GOSETUP_RETURN_IF_FAILED(there);
    if (*there && (*there)->reparseTag == tag && win32::readReparse(*path) == *buffer)
        return {};
    // Exclusive and new: nobody else's file is ever changed.
    const FileHandle file(CreateFileW(
        wide(win32::longPath(*path)), GENERIC_WRITE | DELETE | FILE_READ_ATTRIBUTES, 0, nullptr,
        CREATE_NEW,
        FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT | FILE_FLAG_BACKUP_SEMANTICS,
        nullptr));
    if (!file) {
        const DWORD error = GetLastError();
        if (error == ERROR_FILE_EXISTS || error == ERROR_ALREADY_EXISTS)
            return fail(ErrorCode::ChangedMeanwhile,
                        Text::tr("%1: has been replaced by another file").arg(*path));
        return win32::failed(error, Text::tr("%1: cannot be written").arg(*path));
    }
    DWORD length = 0;
    QByteArray bytes = *buffer;
    if (DeviceIoControl(file.get(), FSCTL_SET_REPARSE_POINT, bytes.data(),
                        static_cast<DWORD>(bytes.size()), nullptr, 0, &length, nullptr) != 0)
        return {};
    const DWORD error = GetLastError();
    // An empty go.exe on PATH would be worse than none.
    if (win32::markRemoved(file.get()) != ERROR_SUCCESS)
        return win32::failed(
            error,
            Text::tr("%1: cannot be restored as an alias, and the empty file remains").arg(*path),
            Text::tr("delete %1").arg(*path));
    return win32::failed(error, Text::tr("%1: cannot be restored as an alias").arg(*path),
                         Text::tr("turn on the alias in Settings > Apps > App execution aliases"));
}

} // namespace gosetup
