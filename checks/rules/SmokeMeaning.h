// SPDX-License-Identifier: Apache-2.0
// What a step of the smoke test that did not pass means: the likely cause, in plain words, and who
// blocked it as far as numbers and outputs tell. Pure; used by the rule, the reports and the
// window.
#pragma once

#include "base/Names.h"
#include "facts/SmokeFacts.h"

namespace gosetup::rules {

enum class SmokeCause
{
    None,
    NoGo,            ///< a new terminal finds no Go, or none that can be started
    Antivirus,       ///< 225, 226: detected as malware
    AppControl,      ///< 4551: App Control for Business, or Smart App Control
    SmartAppControl, ///< 4556 to 4582: no reputation
    GroupPolicy,     ///< 1260: AppLocker or software restriction policies
    AccessDenied,    ///< 5: a security product, Controlled folder access, or permissions
    Disappeared,     ///< 2 of a program that was just made
    OtherSystem,     ///< built for another system or processor: GOOS, GOARCH
    OtherProcessor,  ///< 193, 216, or a 32-bit DLL in a 64-bit program
    MissingLibrary,  ///< a DLL or its C runtime
    DiskFull,
    PathTooLong,
    NoTemporaryFolder,
    Setting,      ///< one of Go's settings: `setting`
    IncompleteGo, ///< parts of the Go tree are missing
    OutOfMemory,
    InUse,
    NeedsAdministrator,
    Crash,
    Slow,
    Unknown,
};
/// In JSON.
constexpr auto enumNames(SmokeCause)
{
    return std::to_array<EnumName<SmokeCause>>({
        {SmokeCause::None, "none"},
        {SmokeCause::NoGo, "no-go"},
        {SmokeCause::Antivirus, "antivirus"},
        {SmokeCause::AppControl, "app-control"},
        {SmokeCause::SmartAppControl, "smart-app-control"},
        {SmokeCause::GroupPolicy, "group-policy"},
        {SmokeCause::AccessDenied, "access-denied"},
        {SmokeCause::Disappeared, "disappeared"},
        {SmokeCause::OtherSystem, "other-system"},
        {SmokeCause::OtherProcessor, "other-processor"},
        {SmokeCause::MissingLibrary, "missing-library"},
        {SmokeCause::DiskFull, "disk-full"},
        {SmokeCause::PathTooLong, "path-too-long"},
        {SmokeCause::NoTemporaryFolder, "no-temporary-folder"},
        {SmokeCause::Setting, "setting"},
        {SmokeCause::IncompleteGo, "incomplete-go"},
        {SmokeCause::OutOfMemory, "out-of-memory"},
        {SmokeCause::InUse, "in-use"},
        {SmokeCause::NeedsAdministrator, "needs-administrator"},
        {SmokeCause::Crash, "crash"},
        {SmokeCause::Slow, "slow"},
        {SmokeCause::Unknown, "unknown"},
    });
}

struct SmokeMeaning
{
    SmokeCause cause = SmokeCause::None;
    Text what;       ///< "Windows did not start it: error 225 (ERROR_VIRUS_INFECTED)"
    Text reason;     ///< a sentence
    Text remedy;     ///< what to do; may be empty
    QString program; ///< the one that was stopped: that of the step, or one that Go started
    QString setting; ///< "GOFLAGS", where it is behind it
};

/// Of a step that did not pass; `None` of one that did.
[[nodiscard]] SmokeMeaning meaningOf(const SmokeStep& step, const SmokeResult& result);
/// "Build, first time"
[[nodiscard]] Text stepTitle(SmokeStepKind kind);
/// "4.1 s", "0.04 s"
[[nodiscard]] Text secondsText(qint64 milliseconds);
/// "go build -o hello.exe", as a person would type it.
[[nodiscard]] QString commandText(const SmokeStep& step);

} // namespace gosetup::rules
