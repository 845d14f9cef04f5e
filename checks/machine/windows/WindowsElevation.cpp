// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsElevation.h"

#include "machine/formats/CommandLine.h"
#include "machine/formats/ElevationCall.h"
#include "machine/formats/Reparse.h"
#include "machine/windows/Win32.h"

#include <objbase.h>
#include <shellapi.h>

#include <vector>

namespace gosetup {

namespace {

/// Full path of the running executable; empty where Windows does not tell.
QString ownProgram()
{
    std::vector<wchar_t> buffer(32768);
    const DWORD length =
        GetModuleFileNameW(nullptr, buffer.data(), static_cast<DWORD>(buffer.size()));
    const bool whole = length > 0 && length < buffer.size();
    return whole ? win32::fromWide(buffer.data(), static_cast<qsizetype>(length)) : QString();
}

/// ShellExecuteEx may hand the work to COM objects that want an apartment (its documentation).
class Apartment
{
  public:
    Apartment() : m_result(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED)) {}
    Apartment(const Apartment&) = delete;
    Apartment& operator=(const Apartment&) = delete;
    ~Apartment()
    {
        if (SUCCEEDED(m_result))
            CoUninitialize();
    }

  private:
    HRESULT m_result;
};

/// The window of this process that the person looks at: with it the prompt comes to the front at
/// once; without it, it may wait in the taskbar. Source: SHELLEXECUTEINFO, hwnd.
HWND ownForegroundWindow()
{
    const HWND window = GetForegroundWindow();
    DWORD process = 0;
    GetWindowThreadProcessId(window, &process);
    return process == GetCurrentProcessId() ? window : nullptr;
}

/// The path without the letter of a mapped drive: those belong to one logon session, and the
/// elevated copy runs in another.
QString pathOf(HANDLE file, const QString& asked)
{
    std::vector<wchar_t> buffer(32768);
    const DWORD length =
        GetFinalPathNameByHandleW(file, buffer.data(), static_cast<DWORD>(buffer.size()), 0);
    if (length == 0 || length >= buffer.size())
        return asked;
    return withoutKernelPrefix(win32::fromWide(buffer.data(), static_cast<qsizetype>(length)));
}

/// The started copy. Blocks until the person answered.
Result<win32::Handle> startHeld(const QString& program, const QString& parameters, int show)
{
    const Apartment apartment;
    SHELLEXECUTEINFOW what{};
    what.cbSize = sizeof what;
    // No question about where the file came from: it is this program, which runs already.
    what.fMask =
        SEE_MASK_NOCLOSEPROCESS | SEE_MASK_NOASYNC | SEE_MASK_FLAG_NO_UI | SEE_MASK_NOZONECHECKS;
    what.hwnd = ownForegroundWindow();
    what.lpVerb = L"runas";
    what.lpFile = win32::wide(program);
    what.lpParameters = win32::wide(parameters);
    what.nShow = show;
    if (ShellExecuteExW(&what) == 0) {
        const DWORD error = GetLastError();
        if (error == ERROR_CANCELLED)
            return fail(ErrorCode::ElevationRefused,
                        Text::tr("administrator permission was denied (error 1223)"));
        return win32::failed(error, Text::tr("cannot start %1 as an administrator").arg(program));
    }
    if (what.hProcess == nullptr)
        return fail(ErrorCode::Io, Text::tr("cannot start %1 as an administrator").arg(program));
    return win32::Handle(what.hProcess);
}

Result<win32::Handle> start(const QString& program, const QStringList& arguments, int show)
{
    // Held open without sharing writes or deletion, so that nothing takes the file's place while
    // the person reads the prompt.
    const win32::FileHandle held(CreateFileW(win32::wide(win32::longPath(program)), GENERIC_READ,
                                             FILE_SHARE_READ, nullptr, OPEN_EXISTING,
                                             FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!held)
        return win32::failed(GetLastError(), Text::tr("cannot read %1").arg(program));
    return startHeld(pathOf(held.get(), program), quoteArguments(arguments), show);
}

Result<void> waitFor(const win32::Handle& process)
{
    DWORD exitCode = 0;
    if (WaitForSingleObject(process.get(), INFINITE) != WAIT_OBJECT_0 ||
        GetExitCodeProcess(process.get(), &exitCode) == 0)
        return win32::failed(GetLastError(), Text::tr("cannot wait for the elevated process"));
    return elevationResult(exitCode);
}

} // namespace

Result<void> WindowsElevation::run(const ElevationCall& call, const ElevatedMain& inProcess)
{
    static_cast<void>(inProcess);
    const auto process =
        start(m_program.isEmpty() ? ownProgram() : m_program, elevationArguments(call), SW_HIDE);
    GOSETUP_RETURN_IF_FAILED(process);
    return waitFor(*process);
}

Result<void> WindowsElevation::open(const QStringList& arguments, const ElevatedView& inProcess)
{
    static_cast<void>(inProcess);
    const auto process =
        start(m_program.isEmpty() ? ownProgram() : m_program, arguments, SW_SHOWNORMAL);
    GOSETUP_RETURN_IF_FAILED(process);
    return {};
}

} // namespace gosetup
