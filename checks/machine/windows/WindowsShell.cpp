// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsShell.h"

#include "machine/formats/ChildEnvironment.h"
#include "machine/formats/CommandLine.h"
#include "machine/windows/ChildProcess.h"
#include "machine/windows/Win32.h"
#include "paths/WindowsPath.h"

namespace gosetup {

Result<void> WindowsShell::broadcastEnvironment(std::chrono::milliseconds perWindow)
{
    // Hung windows are passed over at once. Not SMTO_NOTIMEOUTIFNOTHUNG: it would wait without end
    // for a window that is merely slow. An answer of 0 without an error is a timeout, too.
    // Source: SendMessageTimeoutW (Microsoft).
    SetLastError(ERROR_SUCCESS);
    const LRESULT answered = SendMessageTimeoutW(
        HWND_BROADCAST, WM_SETTINGCHANGE, 0, reinterpret_cast<LPARAM>(L"Environment"),
        SMTO_ABORTIFHUNG, static_cast<UINT>(perWindow.count()), nullptr);
    if (answered != 0)
        return {};
    const DWORD error = GetLastError();
    if (error == ERROR_SUCCESS || error == ERROR_TIMEOUT)
        return fail(
            ErrorCode::Timeout,
            Text::tr("a window did not respond within %1 ms").arg(qint64(perWindow.count())));
    return win32::failedAs(ErrorCode::Io, error,
                           Text::tr("cannot notify running programs of the change"));
}

Result<void> WindowsShell::open(const OpenRequest& request)
{
    if (!winpath::isAbsolute(request.program))
        return fail(
            ErrorCode::Invalid,
            Text::tr("%1: a program is started by its full path only").arg(request.program));
    if (isBatchFile(request.program))
        return fail(ErrorCode::Unsupported,
                    Text::tr("%1: a batch file is not started, its arguments would be a shell "
                             "string")
                        .arg(request.program));
    const auto line = commandLine(request.program, request.arguments);
    GOSETUP_RETURN_IF_FAILED(line);
    return win32::openProgram({request.program, *line,
                               environmentBlock(environmentEntries(request.block)), request.folder},
                              request.console);
}

} // namespace gosetup
