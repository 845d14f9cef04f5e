// SPDX-License-Identifier: Apache-2.0
#include "rules/SmokeCauses.h"

#include "rules/WindowsNumbers.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <span>

namespace gosetup::rules {

namespace {

struct NumberCause
{
    quint32 number;
    SmokeCause cause;
};

/// Win32 errors of a start.
constexpr auto startCauses = std::to_array<NumberCause>({
    {2, SmokeCause::Disappeared},        {3, SmokeCause::Disappeared},
    {5, SmokeCause::AccessDenied},       {8, SmokeCause::OutOfMemory},
    {14, SmokeCause::OutOfMemory},       {32, SmokeCause::InUse},
    {112, SmokeCause::DiskFull},         {193, SmokeCause::OtherProcessor},
    {206, SmokeCause::PathTooLong},      {216, SmokeCause::OtherProcessor},
    {225, SmokeCause::Antivirus},        {226, SmokeCause::Antivirus},
    {577, SmokeCause::AppControl},       {740, SmokeCause::NeedsAdministrator},
    {1260, SmokeCause::GroupPolicy},     {1450, SmokeCause::OutOfMemory},
    {1455, SmokeCause::OutOfMemory},     {1920, SmokeCause::NoGo},
    {4550, SmokeCause::AppControl},      {4551, SmokeCause::AppControl},
    {4556, SmokeCause::SmartAppControl}, {4557, SmokeCause::SmartAppControl},
    {4558, SmokeCause::SmartAppControl}, {4559, SmokeCause::SmartAppControl},
    {4580, SmokeCause::SmartAppControl}, {4581, SmokeCause::SmartAppControl},
    {4582, SmokeCause::SmartAppControl}, {4583, SmokeCause::AppControl},
});

/// NTSTATUS that a program ended with.
constexpr auto statusCauses = std::to_array<NumberCause>({
    {0xC0000005, SmokeCause::Crash},
    {0xC0000017, SmokeCause::OutOfMemory},
    {0xC000001D, SmokeCause::OtherProcessor},
    {0xC0000022, SmokeCause::AccessDenied},
    {0xC0000043, SmokeCause::InUse},
    {0xC000007B, SmokeCause::OtherProcessor},
    {0xC000007F, SmokeCause::DiskFull},
    {0xC00000FD, SmokeCause::Crash},
    {0xC000012D, SmokeCause::OutOfMemory},
    {0xC0000135, SmokeCause::MissingLibrary},
    {0xC0000139, SmokeCause::MissingLibrary},
    {0xC0000142, SmokeCause::MissingLibrary},
    {0xC0000374, SmokeCause::Crash},
    {0xC0000409, SmokeCause::Crash},
    {0xC0000428, SmokeCause::AppControl},
    {0xC0000906, SmokeCause::Antivirus},
    {0xC0000907, SmokeCause::Antivirus},
    {0xC0E90002, SmokeCause::AppControl},
});

/// What Go prints, the most telling first. Windows' words are English with Go, as syscall.Errno
/// asks for them, and Chinese where the system has no others.
struct OutputCause
{
    const char* words;
    SmokeCause cause;
    const char* setting = "";
};
constexpr auto outputCauses = std::to_array<OutputCause>({
    {"parsing $GOFLAGS", SmokeCause::Setting, "GOFLAGS"},
    {"cannot find GOROOT directory", SmokeCause::Setting, "GOROOT"},
    {"unsupported GOOS/GOARCH pair", SmokeCause::Setting, "GOOS"},
    {"unknown GOEXPERIMENT", SmokeCause::Setting, "GOEXPERIMENT"},
    {"modules disabled by GO111MODULE=off", SmokeCause::Setting, "GO111MODULE"},
    {"modules were found in the current workspace", SmokeCause::Setting, "GOWORK"},
    {"not one of the workspace modules listed in go.work", SmokeCause::Setting, "GOWORK"},
    {"-race requires cgo", SmokeCause::Setting, "GOFLAGS"},
    {"-race is only supported on", SmokeCause::Setting, "GOFLAGS"},
    {"flag provided but not defined", SmokeCause::Setting, "GOFLAGS"},
    {"inconsistent vendoring", SmokeCause::Setting, "GOFLAGS"},
    {"-mod may only be set to", SmokeCause::Setting, "GOFLAGS"},
    {"no such tool", SmokeCause::IncompleteGo},
    {"is not in std", SmokeCause::IncompleteGo},
    {"is not in GOROOT", SmokeCause::IncompleteGo},
    {"could not import", SmokeCause::IncompleteGo},
    {"contains a virus or potentially unwanted software", SmokeCause::Antivirus},
    {"包含病毒或潜在的垃圾软件", SmokeCause::Antivirus},
    {"Application Control policy has blocked", SmokeCause::AppControl},
    {"应用程序控制策略已阻止", SmokeCause::AppControl},
    {"blocked by group policy", SmokeCause::GroupPolicy},
    {"组策略阻止了这个程序", SmokeCause::GroupPolicy},
    {"There is not enough space on the disk", SmokeCause::DiskFull},
    {"磁盘空间不足", SmokeCause::DiskFull},
    {"The filename or extension is too long", SmokeCause::PathTooLong},
    {"文件名或扩展名太长", SmokeCause::PathTooLong},
    {"creating work dir", SmokeCause::NoTemporaryFolder},
    {"is not a valid Win32 application", SmokeCause::OtherProcessor},
    {"is not compatible with the version of Windows", SmokeCause::OtherProcessor},
    {"64-bit mode not compiled in", SmokeCause::OtherProcessor},
    {"being used by another process", SmokeCause::InUse},
    {"另一个程序正在使用此文件", SmokeCause::InUse},
    {"cannot allocate memory", SmokeCause::OutOfMemory},
    {"VirtualAlloc of", SmokeCause::OutOfMemory},
    {"paging file is too small", SmokeCause::OutOfMemory},
    {"exit status 0xc0000135", SmokeCause::MissingLibrary},
    {"exit status 0xc0000139", SmokeCause::MissingLibrary},
    {"exit status 0xc0000142", SmokeCause::MissingLibrary},
    {"exit status 0xc000007b", SmokeCause::OtherProcessor},
    {"exit status 0xc0000005", SmokeCause::Crash},
    {"Access is denied", SmokeCause::AccessDenied},
    {"拒绝访问", SmokeCause::AccessDenied},
});

SmokeCause causeIn(std::span<const NumberCause> causes, quint32 number)
{
    const auto found = std::ranges::find(causes, number, &NumberCause::number);
    return found == causes.end() ? SmokeCause::Unknown : found->cause;
}

/// "compile.exe" of Go's "fork/exec C:\Go\pkg\tool\windows_amd64\compile.exe: Access is denied."
QString blockedIn(const QString& output)
{
    static const QRegularExpression start(
        QStringLiteral("(?:fork/exec|CreateProcess) ([A-Za-z]:[^\\n]+?\\.exe): "));
    return start.match(output).captured(1);
}

/// A setting that Go names as the cause.
QString settingIn(const QString& output)
{
    static const QRegularExpression name(QStringLiteral(
        "\\b(GOFLAGS|GOEXPERIMENT|GOAMD64|GOARM64|GO386|GOOS|GOARCH|GOWORK|GO111MODULE|GOTMPDIR|"
        "GODEBUG|GOFIPS140|GOMEMLIMIT|GOGC|CGO_ENABLED)\\b"));
    return name.match(output).captured(1);
}

SmokeCauseFound causeOfOutput(const QString& output)
{
    const QString program = blockedIn(output);
    for (const OutputCause& known : outputCauses) {
        if (output.contains(QString::fromUtf8(known.words), Qt::CaseInsensitive))
            return {known.cause, QString::fromLatin1(known.setting), program};
    }
    if (const QString setting = settingIn(output); !setting.isEmpty())
        return {SmokeCause::Setting, setting, {}};
    return {SmokeCause::Unknown, {}, program};
}

/// The program is no Windows program for this processor because a person wanted another one.
QString crossSetting(const SmokeResult& result)
{
    for (const char* name : {"GOOS", "GOARCH"}) {
        if (result.settings.contains(QString::fromLatin1(name)))
            return QString::fromLatin1(name);
    }
    return {};
}

SmokeCauseFound causeOfError(const Error& error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
    case ErrorCode::Unsupported: return {SmokeCause::NoGo};
    case ErrorCode::AccessDenied: return {SmokeCause::AccessDenied};
    case ErrorCode::DiskFull: return {SmokeCause::DiskFull};
    case ErrorCode::InUse: return {SmokeCause::InUse};
    case ErrorCode::Invalid: return {SmokeCause::NoTemporaryFolder};
    default: return {};
    }
}

} // namespace

SmokeCauseFound smokeCauseOf(const SmokeStep& step, const SmokeResult& result)
{
    SmokeCauseFound found;
    switch (step.outcome) {
    case SmokeOutcome::Passed:
    case SmokeOutcome::Cancelled: return {SmokeCause::None};
    case SmokeOutcome::TimedOut: return {SmokeCause::Slow};
    case SmokeOutcome::Impossible: return step.error ? causeOfError(*step.error) : found;
    case SmokeOutcome::NotStarted: found.cause = causeIn(startCauses, step.startError); break;
    case SmokeOutcome::Failed:
        found = isNtStatus(step.exitCode) ? SmokeCauseFound{causeIn(statusCauses, step.exitCode)}
                                          : causeOfOutput(step.output);
        break;
    }
    // Go itself was there: what is missing is not what was just built.
    if (found.cause == SmokeCause::Disappeared && step.kind != SmokeStepKind::Run)
        found.cause = SmokeCause::NoGo;
    const bool isOwn = step.kind == SmokeStepKind::Run || step.kind == SmokeStepKind::Test;
    if (const QString setting = crossSetting(result);
        isOwn && found.cause == SmokeCause::OtherProcessor && !setting.isEmpty())
        return {SmokeCause::OtherSystem, setting, found.program};
    return found;
}

} // namespace gosetup::rules
