// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/ProcessStart.h"

#include "base/Log.h"
#include "machine/windows/Win32.h"

namespace gosetup {

namespace {

void note(const char* what, BOOL done)
{
    if (done == 0)
        log::debug(QStringLiteral("%1: %2").arg(QString::fromLatin1(what),
                                                win32::messageOf(GetLastError())));
}

void restrictDlls()
{
    note("SetDefaultDllDirectories", SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32));
    note("SetDllDirectory", SetDllDirectoryW(L""));
    note("SetSearchPathMode",
         SetSearchPathMode(BASE_SEARCH_PATH_ENABLE_SAFE_SEARCHMODE | BASE_SEARCH_PATH_PERMANENT));
}

/// Extension points stay on: to switch them off would take away input methods, screen readers that
/// work by hooks, and Winsock providers without which some networks cannot be reached.
void restrictImages()
{
    // SetProcessMitigationPolicy and PROCESS_MITIGATION_IMAGE_LOAD_POLICY: Windows 10, 1607.
    using SetPolicy = BOOL(WINAPI*)(int, void*, SIZE_T);
    constexpr int imageLoadPolicy = 10;
    constexpr DWORD noRemoteImages = 1;
    constexpr DWORD noLowLabelImages = 2;
    constexpr DWORD preferSystem32 = 4;
    const auto set =
        win32::systemFunction<SetPolicy>(L"kernel32.dll", "SetProcessMitigationPolicy");
    DWORD flags = noRemoteImages | noLowLabelImages | preferSystem32;
    if (set != nullptr)
        note("SetProcessMitigationPolicy", set(imageLoadPolicy, &flags, sizeof flags));
}

} // namespace

void hardenProcess()
{
    restrictDlls();
    restrictImages();
    note("HeapSetInformation",
         HeapSetInformation(nullptr, HeapEnableTerminationOnCorruption, nullptr, 0));
}

} // namespace gosetup
