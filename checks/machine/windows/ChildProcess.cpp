// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/ChildProcess.h"

#include "machine/windows/PlainToken.h"
#include "machine/windows/Win32.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <array>
#include <vector>

namespace gosetup::win32 {

namespace {

constexpr qsizetype maxKept = 1024 * 1024;
constexpr DWORD pollMs = 5;
constexpr DWORD endMs = 5000; // for the system to take a killed process away

/// Without it a missing DLL opens a dialog in the child and waits for a person. Children inherit
/// the mode of the process, not that of the thread.
void silenceErrorDialogs()
{
    static const UINT once =
        SetErrorMode(GetErrorMode() | SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    (void)once;
}

SECURITY_ATTRIBUTES inheritable()
{
    return {sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
}

/// What a child writes. It is polled, not read by a blocking thread: whoever else holds the other
/// end, no read can hang.
class Output
{
  public:
    [[nodiscard]] DWORD open()
    {
        SECURITY_ATTRIBUTES attributes = inheritable();
        if (CreatePipe(m_ours.out(), m_theirs.out(), &attributes, 0) == 0 ||
            SetHandleInformation(m_ours.get(), HANDLE_FLAG_INHERIT, 0) == 0)
            return GetLastError();
        return ERROR_SUCCESS;
    }
    [[nodiscard]] HANDLE childsEnd() const { return m_theirs.get(); }
    void closeChildsEnd() { m_theirs.reset(); }

    /// Takes what is there now, and drops what is beyond 1 MiB. False: nothing was there.
    bool take()
    {
        DWORD available = 0;
        if (PeekNamedPipe(m_ours.get(), nullptr, 0, nullptr, &available, nullptr) == 0 ||
            available == 0)
            return false;
        std::array<char, 65536> buffer;
        DWORD got = 0;
        const DWORD wanted = std::min<DWORD>(available, buffer.size());
        if (ReadFile(m_ours.get(), buffer.data(), wanted, &got, nullptr) == 0 || got == 0)
            return false;
        m_kept.append(buffer.data(),
                      std::min<qsizetype>(static_cast<qsizetype>(got), maxKept - m_kept.size()));
        return true;
    }
    [[nodiscard]] QByteArray kept() const { return m_kept; }

  private:
    Handle m_ours;
    Handle m_theirs;
    QByteArray m_kept;
};

/// Ends with us: when our handle to it is closed, by whatever end we come to, its processes end.
Result<Handle> makeJob()
{
    Handle job(CreateJobObjectW(nullptr, nullptr));
    if (!job)
        return failed(GetLastError(), Text::tr("cannot make a job for a program"));
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags =
        JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION;
    if (SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &limits,
                                sizeof limits) == 0)
        return failed(GetLastError(), Text::tr("cannot make a job for a program"));
    return job;
}

/// What a process is created with: the handles it inherits, and the job it is born in. Holds
/// pointers to its own members, so it does not move.
class Attributes
{
  public:
    Attributes(std::vector<HANDLE> handles, HANDLE job) : m_handles(std::move(handles)), m_job(job)
    {
    }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;
    ~Attributes()
    {
        if (m_list != nullptr)
            DeleteProcThreadAttributeList(m_list);
    }

    [[nodiscard]] DWORD open()
    {
        SIZE_T bytes = 0;
        InitializeProcThreadAttributeList(nullptr, 2, 0, &bytes);
        m_memory.resize(bytes);
        auto* list = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(m_memory.data());
        if (InitializeProcThreadAttributeList(list, 2, 0, &bytes) == 0)
            return GetLastError();
        m_list = list;
        const bool set =
            UpdateProcThreadAttribute(list, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, m_handles.data(),
                                      m_handles.size() * sizeof(HANDLE), nullptr, nullptr) != 0 &&
            UpdateProcThreadAttribute(list, 0, PROC_THREAD_ATTRIBUTE_JOB_LIST, &m_job, sizeof m_job,
                                      nullptr, nullptr) != 0;
        return set ? ERROR_SUCCESS : GetLastError();
    }
    [[nodiscard]] LPPROC_THREAD_ATTRIBUTE_LIST list() const { return m_list; }

  private:
    std::vector<HANDLE> m_handles;
    HANDLE m_job;
    std::vector<unsigned char> m_memory;
    LPPROC_THREAD_ATTRIBUTE_LIST m_list = nullptr;
};

class Child
{
  public:
    Result<ProcessResult> run(const ChildStart& start, std::chrono::milliseconds timeout,
                              const Progress* cancel)
    {
        if (const DWORD error = prepare())
            return failed(error, Text::tr("cannot make pipes to a program"));
        auto job = makeJob();
        GOSETUP_RETURN_IF_FAILED(job);
        m_job = std::move(*job);
        const auto startError = create(start);
        GOSETUP_RETURN_IF_FAILED(startError);
        ProcessResult result;
        result.startError = *startError;
        if (result.startError != 0)
            return result;
        const bool ended = wait(timeout, cancel);
        finish();
        if (!ended && cancel != nullptr && cancel->cancelled())
            return fail(ErrorCode::Cancelled, Text::tr("%1: cancelled").arg(start.program));
        if (!ended)
            return fail(ErrorCode::Timeout, Text::tr("%1: not completed within %2 ms")
                                                .arg(start.program)
                                                .arg(qint64(timeout.count())));
        DWORD code = 0;
        if (GetExitCodeProcess(m_process.get(), &code) == 0)
            return failed(GetLastError(),
                          Text::tr("%1: its exit code cannot be read").arg(start.program));
        result.exitCode = code;
        result.standardOutput = m_output.kept();
        result.standardError = m_error.kept();
        return result;
    }

  private:
    DWORD prepare()
    {
        SECURITY_ATTRIBUTES attributes = inheritable();
        m_input = FileHandle(CreateFileW(L"NUL", GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE,
                                         &attributes, OPEN_EXISTING, 0, nullptr));
        if (!m_input)
            return GetLastError();
        if (const DWORD error = m_output.open())
            return error;
        return m_error.open();
    }

    /// The Win32 error of the start itself, 0 when it runs.
    Result<quint32> create(const ChildStart& start)
    {
        Attributes attributes({m_input.get(), m_output.childsEnd(), m_error.childsEnd()},
                              m_job.get());
        if (const DWORD error = attributes.open())
            return failed(error, Text::tr("cannot make a job for a program"));
        STARTUPINFOEXW info{};
        info.StartupInfo.cb = sizeof info;
        info.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
        info.StartupInfo.hStdInput = m_input.get();
        info.StartupInfo.hStdOutput = m_output.childsEnd();
        info.StartupInfo.hStdError = m_error.childsEnd();
        info.lpAttributeList = attributes.list();
        std::wstring line = start.commandLine.toStdWString(); // CreateProcessW writes into it
        std::u16string environment = start.environment;
        PROCESS_INFORMATION process{};
        silenceErrorDialogs();
        // Whatever it is that we start, it does not need our rights, and may not deserve them.
        Handle token;
        if (isElevated()) {
            auto plain = plainToken();
            GOSETUP_RETURN_IF_FAILED(plain);
            token = std::move(*plain);
        }
        const DWORD flags =
            CREATE_NO_WINDOW | CREATE_UNICODE_ENVIRONMENT | EXTENDED_STARTUPINFO_PRESENT;
        const wchar_t* folder = start.folder.isEmpty() ? nullptr : wide(start.folder);
        const BOOL created =
            token ? CreateProcessAsUserW(token.get(), wide(start.program), line.data(), nullptr,
                                         nullptr, TRUE, flags, environment.data(), folder,
                                         &info.StartupInfo, &process)
                  : CreateProcessW(wide(start.program), line.data(), nullptr, nullptr, TRUE, flags,
                                   environment.data(), folder, &info.StartupInfo, &process);
        const DWORD error = created != 0 ? ERROR_SUCCESS : GetLastError();
        m_process = Handle(process.hProcess);
        const Handle thread(process.hThread);
        m_input.reset();
        m_output.closeChildsEnd();
        m_error.closeChildsEnd();
        return error;
    }

    bool wait(std::chrono::milliseconds timeout, const Progress* cancel)
    {
        const QDeadlineTimer deadline(timeout);
        while (WaitForSingleObject(m_process.get(), pollMs) == WAIT_TIMEOUT) {
            while (takeBoth() && !deadline.hasExpired())
                ;
            const bool cancelled = cancel != nullptr && cancel->cancelled();
            if (cancelled || deadline.hasExpired())
                return WaitForSingleObject(m_process.get(), 0) == WAIT_OBJECT_0;
        }
        return true;
    }

    /// Ends what is left, and takes the output that is still in the pipes.
    void finish()
    {
        TerminateJobObject(m_job.get(), 1);
        WaitForSingleObject(m_process.get(), endMs);
        const QDeadlineTimer deadline(std::chrono::milliseconds{endMs});
        while (takeBoth() && !deadline.hasExpired())
            ;
    }

    bool takeBoth()
    {
        const bool output = m_output.take();
        return m_error.take() || output;
    }

    FileHandle m_input;
    Output m_output;
    Output m_error;
    Handle m_job;
    Handle m_process;
};

} // namespace

Result<ProcessResult> runChild(const ChildStart& start, std::chrono::milliseconds timeout,
                               const Progress* cancel)
{
    return Child().run(start, timeout, cancel);
}

} // namespace gosetup::win32
