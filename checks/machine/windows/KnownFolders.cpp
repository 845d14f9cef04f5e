// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/KnownFolders.h"

#include "machine/windows/Win32.h"

#include <array>

#include <initguid.h> // the GUIDs of known folders, defined here

#include <knownfolders.h>
#include <objbase.h>
#include <shlobj.h>

namespace gosetup::win32 {

namespace {

QString shellFolder(const KNOWNFOLDERID& id)
{
    // Without a look whether it is there: a redirected one may be on a share that is not.
    wchar_t* path = nullptr;
    const HRESULT told = SHGetKnownFolderPath(id, KF_FLAG_DONT_VERIFY, nullptr, &path);
    const QString folder = SUCCEEDED(told) ? fromWide(path) : QString();
    CoTaskMemFree(path); // also after a failure: source SHGetKnownFolderPath
    return folder;
}

QString longForm(const QString& path)
{
    const DWORD needed = GetLongPathNameW(wide(path), nullptr, 0);
    QString out(static_cast<qsizetype>(needed), QChar(0));
    const DWORD length =
        needed == 0 ? 0
                    : GetLongPathNameW(wide(path), reinterpret_cast<wchar_t*>(out.data()), needed);
    if (length == 0 || length >= needed)
        return path; // not there: as it is spelled
    out.truncate(static_cast<qsizetype>(length));
    return out;
}

/// As Go asks for it: GetTempPath2 where there is one. Source: Go's syscall.GetTempPath.
QString tempFolder()
{
    using TempPath = DWORD(WINAPI*)(DWORD, wchar_t*);
    const auto newer = systemFunction<TempPath>(L"kernel32.dll", "GetTempPath2W");
    std::array<wchar_t, MAX_PATH + 2> buffer{};
    const DWORD length =
        (newer != nullptr ? newer : GetTempPathW)(static_cast<DWORD>(buffer.size()), buffer.data());
    if (length == 0 || length >= buffer.size())
        return {};
    QString folder = longForm(fromWide(buffer.data(), static_cast<qsizetype>(length)));
    while (folder.size() > 3 && folder.endsWith(u'\\'))
        folder.chop(1);
    return folder;
}

} // namespace

KnownFolders knownFolders()
{
    KnownFolders folders;
    folders.userProfile = shellFolder(FOLDERID_Profile);
    folders.localAppData = shellFolder(FOLDERID_LocalAppData);
    folders.roamingAppData = shellFolder(FOLDERID_RoamingAppData);
    folders.temp = tempFolder();
    folders.programData = shellFolder(FOLDERID_ProgramData);
    folders.programFiles = shellFolder(FOLDERID_ProgramFiles);
    folders.windows = shellFolder(FOLDERID_Windows);
    folders.documents = documentsFolder();
    folders.desktop = desktopFolder();
    return folders;
}

QString documentsFolder()
{
    return shellFolder(FOLDERID_Documents);
}

QString desktopFolder()
{
    return shellFolder(FOLDERID_Desktop);
}

} // namespace gosetup::win32
