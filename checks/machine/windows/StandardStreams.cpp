// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/StandardStreams.h"

#include "machine/windows/Win32.h"

namespace gosetup {

namespace {

bool isRead(DWORD which)
{
    const HANDLE handle = GetStdHandle(which);
    if (handle == nullptr || handle == INVALID_HANDLE_VALUE)
        return false;
    const DWORD type = GetFileType(handle);
    if (type == FILE_TYPE_DISK || type == FILE_TYPE_PIPE)
        return true;
    // A console whose program handed its handles down does not show this process's text.
    DWORD mode = 0;
    return type == FILE_TYPE_CHAR && GetConsoleMode(handle, &mode) == 0;
}

} // namespace

bool isOutputRead()
{
    return isRead(STD_OUTPUT_HANDLE);
}

bool isErrorOutputRead()
{
    return isRead(STD_ERROR_HANDLE);
}

} // namespace gosetup
