// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/FilesKit.h"

#include <winioctl.h>

namespace gosetup {

namespace {

using UnixName = char*(CDECL*)(const wchar_t*);

/// Wine only: `ln -s`, which is a program of the system below.
bool makeUnixLink(const QString& path, const QString& target)
{
    const auto name = reinterpret_cast<UnixName>(reinterpret_cast<void*>(
        GetProcAddress(GetModuleHandleW(L"kernel32.dll"), "wine_get_unix_file_name")));
    if (name == nullptr)
        return false;
    const QString folder = QString::fromUtf8(name(win32::wide(winpath::parent(path))));
    const QString to = QString::fromUtf8(name(win32::wide(target)));
    QString line = QStringLiteral("\"Z:\\bin\\ln\" -s \"%1\" \"%2/%3\"")
                       .arg(to, folder, winpath::fileName(path));
    STARTUPINFOW start{};
    start.cb = sizeof start;
    PROCESS_INFORMATION process{};
    if (CreateProcessW(nullptr, reinterpret_cast<wchar_t*>(line.data()), nullptr, nullptr, FALSE, 0,
                       nullptr, nullptr, &start, &process) == 0)
        return false;
    const win32::Handle running(process.hProcess);
    const win32::Handle thread(process.hThread);
    // What it started is no process of Wine's: its end is not told, its work is seen.
    for (int i = 0; i < 100; ++i) {
        const DWORD attributes = GetFileAttributesW(win32::wide(path));
        if (attributes != INVALID_FILE_ATTRIBUTES)
            return (attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0;
        Sleep(20);
    }
    return false;
}

bool makeJunction(const QString& path, const QString& target)
{
    const QString name = QStringLiteral("\\??\\") + target;
    const auto bytes = static_cast<quint16>(name.size() * 2);
    QByteArray data(16, '\0');
    const auto put = [&data](qsizetype where, quint32 value, int count) {
        for (int i = 0; i < count; ++i)
            data[where + i] = static_cast<char>(value >> (8 * i));
    };
    put(0, reparse::mountPoint, 4);
    put(4, bytes + 12u, 2);
    put(10, bytes, 2);
    put(12, bytes + 2u, 2);
    data.append(reinterpret_cast<const char*>(name.utf16()), bytes);
    data.append(4, '\0');
    if (CreateDirectoryW(win32::wide(path), nullptr) == 0)
        return false;
    const win32::FileHandle handle(
        CreateFileW(win32::wide(path), GENERIC_WRITE, 0, nullptr, OPEN_EXISTING,
                    FILE_FLAG_OPEN_REPARSE_POINT | FILE_FLAG_BACKUP_SEMANTICS, nullptr));
    DWORD length = 0;
    return handle &&
           DeviceIoControl(handle.get(), FSCTL_SET_REPARSE_POINT, data.data(),
                           static_cast<DWORD>(data.size()), nullptr, 0, &length, nullptr) != 0;
}

} // namespace

bool FilesKit::makeLink(const QString& path, const QString& target)
{
    if (makeJunction(path, target))
        return true;
    RemoveDirectoryW(win32::wide(path));
    return makeUnixLink(path, target);
}

} // namespace gosetup
