// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsProcesses.h"

#include "machine/formats/ChildEnvironment.h"
#include "machine/formats/CommandLine.h"
#include "machine/windows/ChildProcess.h"
#include "machine/windows/Win32.h"
#include "paths/WindowsPath.h"

#include <tlhelp32.h>

namespace gosetup {

using win32::fromWide;
using win32::Handle;

namespace {

struct StringsTraits
{
    using Type = wchar_t*;
    static Type none() { return nullptr; }
    static void close(Type value) { FreeEnvironmentStringsW(value); }
};

QStringList ownEnvironment()
{
    const win32::Owned<StringsTraits> block(GetEnvironmentStringsW());
    QStringList entries;
    if (!block)
        return entries;
    for (const wchar_t* at = block.get(); *at != L'\0';) {
        const QString entry = fromWide(at);
        entries << entry;
        at += entry.size() + 1;
    }
    return entries;
}

/// A child keeps nobody's folder busy: not ours, not that of the toolchain under test.
QString systemFolder()
{
    wchar_t buffer[MAX_PATH];
    const UINT length = GetSystemDirectoryW(buffer, MAX_PATH);
    return length < MAX_PATH ? fromWide(buffer, static_cast<qsizetype>(length)) : QString();
}

QString pathOf(HANDLE process)
{
    std::wstring buffer(32768, L'\0');
    auto length = static_cast<DWORD>(buffer.size());
    if (QueryFullProcessImageNameW(process, 0, buffer.data(), &length) == 0)
        return {};
    return fromWide(buffer.data(), static_cast<qsizetype>(length));
}

QDateTime startOf(HANDLE process)
{
    FILETIME created{};
    FILETIME exited{};
    FILETIME kernel{};
    FILETIME user{};
    if (GetProcessTimes(process, &created, &exited, &kernel, &user) == 0)
        return {};
    return win32::utcOf(created);
}

} // namespace

Result<ProcessResult> WindowsProcesses::run(const RunRequest& request)
{
    const QString& program = request.program;
    if (!winpath::isAbsolute(program))
        return fail(ErrorCode::Invalid,
                    Text::tr("%1: a program is started by its full path only").arg(program));
    if (isBatchFile(program))
        return fail(ErrorCode::Unsupported,
                    Text::tr("%1: a batch file is not started, its arguments would be a shell "
                             "string")
                        .arg(program));
    const auto line = commandLine(program, request.arguments);
    GOSETUP_RETURN_IF_FAILED(line);
    const QStringList entries =
        request.block ? environmentEntries(*request.block) : childEnvironment(ownEnvironment());
    const QString folder = request.workingFolder.isEmpty() ? systemFolder() : request.workingFolder;
    return win32::runChild({program, *line, environmentBlock(entries), folder}, request.timeout,
                           request.cancel);
}

Result<std::vector<RunningProcess>> WindowsProcesses::running() const
{
    const win32::FileHandle snapshot(CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0));
    if (!snapshot)
        return win32::failed(GetLastError(), Text::tr("the running programs cannot be listed"));
    std::vector<RunningProcess> found;
    PROCESSENTRY32W entry{};
    entry.dwSize = sizeof entry;
    for (BOOL more = Process32FirstW(snapshot.get(), &entry); more != 0;
         more = Process32NextW(snapshot.get(), &entry)) {
        if (entry.th32ProcessID == 0)
            continue; // the idle process
        RunningProcess process;
        process.pid = entry.th32ProcessID;
        process.name = fromWide(entry.szExeFile);
        const Handle opened(
            OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, entry.th32ProcessID));
        if (opened) {
            process.path = pathOf(opened.get());
            process.started = startOf(opened.get());
        }
        if (process.name.isEmpty())
            process.name = winpath::fileName(process.path);
        if (!process.name.isEmpty()) // else it is only just being started: no program yet
            found.push_back(process);
    }
    if (const DWORD error = GetLastError(); error != ERROR_NO_MORE_FILES)
        return win32::failed(error, Text::tr("the running programs cannot be listed"));
    return found;
}

} // namespace gosetup
