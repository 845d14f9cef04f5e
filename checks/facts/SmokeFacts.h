// SPDX-License-Identifier: Apache-2.0
// What the last smoke test of this account's Go found: a small program that was built, run and
// tested, step by step. Made by engine/SmokeTest, read back by SmokeCollector. Judges nothing.
#pragma once

#include "base/Error.h"
#include "base/Names.h"
#include "machine/Machine.h"

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

namespace gosetup {

enum class SmokeStepKind
{
    Prepare,    ///< find the Go that a new terminal starts, and make the module
    Build,      ///< with an empty build cache
    Run,        ///< the program itself
    Test,       ///< `go test`
    BuildAgain, ///< the same build, out of the build cache
};
/// In files and JSON.
constexpr auto enumNames(SmokeStepKind)
{
    return std::to_array<EnumName<SmokeStepKind>>({{SmokeStepKind::Prepare, "prepare"},
                                                   {SmokeStepKind::Build, "build"},
                                                   {SmokeStepKind::Run, "run"},
                                                   {SmokeStepKind::Test, "test"},
                                                   {SmokeStepKind::BuildAgain, "build-again"}});
}

enum class SmokeOutcome
{
    Passed,
    Failed,     ///< it ran, and ended with another code than 0 or without its output
    NotStarted, ///< Windows did not start it: `startError`
    TimedOut,
    Impossible, ///< nothing was started: `error` says why
    Cancelled,
};
constexpr auto enumNames(SmokeOutcome)
{
    return std::to_array<EnumName<SmokeOutcome>>({{SmokeOutcome::Passed, "passed"},
                                                  {SmokeOutcome::Failed, "failed"},
                                                  {SmokeOutcome::NotStarted, "not-started"},
                                                  {SmokeOutcome::TimedOut, "timed-out"},
                                                  {SmokeOutcome::Impossible, "impossible"},
                                                  {SmokeOutcome::Cancelled, "cancelled"}});
}

struct SmokeStep
{
    SmokeStepKind kind = SmokeStepKind::Prepare;
    QString program; ///< as it was started; of Prepare the go.exe that was found
    QStringList arguments;
    QDateTime started; ///< UTC
    qint64 milliseconds = 0;
    SmokeOutcome outcome = SmokeOutcome::Passed;
    quint32 startError = 0; ///< Win32 error
    quint32 exitCode = 0;   ///< exit code or NTSTATUS
    QString output;         ///< standard output, then standard error; its beginning, where long
    std::optional<Error> error;
};

struct SmokeResult
{
    QDateTime when;       ///< UTC, of the start
    QString program;      ///< go.exe as a new terminal finds it; empty where there is none
    QString version;      ///< "go1.24.4" of its tree; may be empty
    QStringList settings; ///< names of those that a build reads and that a person set: "GOFLAGS"
    std::vector<SmokeStep> steps; ///< in order, up to the first that did not pass
    QString output;               ///< what the program printed

    [[nodiscard]] bool passed() const;
    [[nodiscard]] const SmokeStep* step(SmokeStepKind kind) const;
    /// The one that did not pass; nullptr where all did.
    [[nodiscard]] const SmokeStep* failed() const;
};

/// Every step of a test, in order.
[[nodiscard]] const std::vector<SmokeStepKind>& smokeSteps();

/// Windows path of the file that keeps the last result: %LOCALAPPDATA%\GoSetup\smoke-test.json.
[[nodiscard]] QString smokeResultFile(const KnownFolders& folders);
[[nodiscard]] QByteArray smokeResultBytes(const SmokeResult& result);
/// Strict; Invalid with the JSON path of what is wrong, Corrupt where it is no JSON.
[[nodiscard]] Result<SmokeResult> smokeResultFrom(const QByteArray& bytes);

} // namespace gosetup
