// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/PracticePorts.h"

#include "machine/MinimalPe.h"
#include "machine/formats/CodeEditors.h"
#include "machine/practice/PracticeEditor.h"
#include "machine/practice/PracticeGo.h"
#include "paths/WindowsPath.h"

#include <QtEndian>

namespace gosetup {

namespace {

// winerror.h
constexpr quint32 fileNotFound = 2;
constexpr quint32 accessDenied = 5;
constexpr quint32 badExeFormat = 193;
constexpr quint32 cantAccessFile = 1920;

constexpr qint64 headBytes = 4096;

ProcessResult notStarted(quint32 error)
{
    ProcessResult result;
    result.startError = error;
    return result;
}

enum class Head
{
    NoProgram,
    Unknown,
    Amd64,
    Arm64,
    X86
};

/// What the first bytes of a file say of the processor it was made for.
Head headOf(const QByteArray& bytes)
{
    constexpr int dosHeader = 64;
    if (!bytes.startsWith("MZ"))
        return Head::NoProgram;
    if (bytes.size() < dosHeader)
        return Head::Unknown; // a stand-in of a few bytes is taken for a native program
    const auto at = qFromLittleEndian<quint32>(bytes.constData() + 0x3c);
    if (at + 6 > static_cast<quint32>(bytes.size()) ||
        bytes.mid(static_cast<qsizetype>(at), 4) != QByteArray("PE\0\0", 4))
        return Head::NoProgram;
    switch (qFromLittleEndian<quint16>(bytes.constData() + at + 4)) {
    case pe::amd64: return Head::Amd64;
    case pe::arm64: return Head::Arm64;
    case pe::i386: return Head::X86;
    default: return Head::NoProgram;
    }
}

/// arm64 Windows emulates both others; a 64-bit one runs 32-bit programs.
bool runsOn(Head program, Arch machine)
{
    switch (program) {
    case Head::NoProgram: return false;
    case Head::Unknown: return true;
    case Head::Amd64: return machine != Arch::X86;
    case Head::Arm64: return machine == Arch::Arm64;
    case Head::X86: return true;
    }
    return false;
}

Arch archOf(Head program, Arch machine)
{
    switch (program) {
    case Head::Amd64: return Arch::Amd64;
    case Head::Arm64: return Arch::Arm64;
    case Head::X86: return Arch::X86;
    default: return machine;
    }
}

} // namespace

Result<ProcessResult> PracticeProcesses::run(const RunRequest& request)
{
    const QString& program = request.program;
    if (request.cancel != nullptr && request.cancel->cancelled())
        return fail(ErrorCode::Cancelled, Text::tr("%1: cancelled").arg(program));
    const auto scripted =
        m_state->perform("processes.run", program, [&]() -> Result<std::optional<ProcessResult>> {
            for (const ImageProgram& known : m_state->image.programs) {
                if (!winpath::same(known.path, program) ||
                    (known.arguments && *known.arguments != request.arguments))
                    continue;
                if (known.timesOut)
                    return fail(ErrorCode::Timeout, Text::tr("%1: not completed within %2 ms")
                                                        .arg(program)
                                                        .arg(qint64(request.timeout.count())));
                return known.result;
            }
            return std::nullopt;
        });
    GOSETUP_RETURN_IF_FAILED(scripted);
    if (*scripted)
        return **scripted;
    return runFile(request);
}

Result<ProcessResult> PracticeProcesses::runFile(const RunRequest& request)
{
    const auto info = m_files.info(request.program);
    GOSETUP_RETURN_IF_FAILED(info);
    if (!*info)
        return notStarted(fileNotFound);
    if ((*info)->reparseTag == reparse::appExecLink)
        return notStarted(cantAccessFile);
    if ((*info)->isDirectory)
        return notStarted(accessDenied);
    const auto head = m_files.head(request.program, headBytes);
    GOSETUP_RETURN_IF_FAILED(head);
    const Arch machine = m_state->image.system.arch; // set once, before there was a second thread
    const Head kind = headOf(*head);
    if (!runsOn(kind, machine))
        return notStarted(badExeFormat);
    if (const auto build = m_files.goBuildOf(request.program)) {
        ProcessResult result;
        result.standardOutput = build->prints.toUtf8();
        return result;
    }
    if (winpath::fileName(request.program).compare(QLatin1String("go.exe"), Qt::CaseInsensitive) ==
        0)
        return practiceGo(m_files, m_state->image.network, request, archOf(kind, machine));
    if (codeEditorOfProgram(request.program) != nullptr)
        return practiceEditor(m_files, m_state->image.network, request);
    ProcessResult result;
    result.exitCode = 2;
    result.standardError = "a practice machine does not know what this program does\n";
    return result;
}

Result<std::vector<RunningProcess>> PracticeProcesses::running() const
{
    return m_state->perform("processes.running", {}, [&]() -> Result<std::vector<RunningProcess>> {
        return m_state->image.running;
    });
}

} // namespace gosetup
