// SPDX-License-Identifier: Apache-2.0
// Performs a plan: all of it or nothing. Each step is journaled before it is done, read back after,
// and rolled back when a later one fails. Used by every face; knows nothing of findings.
#pragma once

#include "base/Progress.h"
#include "changes/Plan.h"
#include "machine/Machine.h"
#include "toolchain/FetchOptions.h"

#include <chrono>
#include <optional>
#include <vector>

namespace gosetup {

struct ApplyOptions
{
    /// May the person be asked for administrator rights? Without it, a plan that needs them ends
    /// with NeedsElevation before anything is done.
    bool mayPrompt = true;
    FetchOptions fetch; ///< for toolchains of user scope; the elevated copy uses its own cache
    std::chrono::milliseconds broadcastPerWindow{200};
};

enum class Outcome
{
    NotDone,        ///< never reached
    Done,           ///< done, and read back
    AlreadySo,      ///< nothing to do: it is not ours to undo either
    Failed,         ///< this is the one that stopped the run; nothing of it is left
    RolledBack,     ///< done, then rolled back because the run stopped
    RollbackFailed, ///< done, and still there: see the error
};
constexpr auto enumNames(Outcome)
{
    return std::to_array<EnumName<Outcome>>({{Outcome::NotDone, "not-done"},
                                             {Outcome::Done, "done"},
                                             {Outcome::AlreadySo, "already-so"},
                                             {Outcome::Failed, "failed"},
                                             {Outcome::RolledBack, "taken-back"},
                                             {Outcome::RollbackFailed, "take-back-failed"}});
}

struct ChangeOutcome
{
    PlannedChange planned;
    Outcome outcome = Outcome::NotDone;
    std::optional<Error> error;
};

struct RunReport
{
    QString runId; ///< "20261121-210405-3f2a"
    QString machine;
    QDateTime started; ///< UTC
    QDateTime ended;   ///< UTC
    std::vector<ChangeOutcome> changes;
    std::optional<Error> error; ///< why the run stopped; none = it succeeded
    std::vector<Text> hints;    ///< "sign out and in …"; a success may have some

    [[nodiscard]] bool succeeded() const { return !error; }
    /// It stopped, and nothing of it is left.
    [[nodiscard]] bool rolledBack() const;
    /// It stopped, and something of it is there, or may be: `undo` tries again.
    [[nodiscard]] bool somethingLeft() const { return error && !rolledBack(); }
    [[nodiscard]] int count(Outcome outcome) const;
};

/// Blocks for as long as a download takes: call it on a worker. One run at a time per user: InUse
/// when another is under way. User-scope changes are written by this process, with the person's own
/// rights; then machine-scope ones go to the elevated copy in one request. A refusal there, a
/// failure or a cancel rolls back what was done, last first. Open programs are told once, at the
/// end.
[[nodiscard]] RunReport apply(Machine& machine, const Plan& plan, const ApplyOptions& options,
                              Progress& progress);

/// States what the plan does on a copy of a machine: no download, no journal, no broadcast.
/// `elevatedView` sees the same copy with administrator rights.
[[nodiscard]] Result<void> applyEffects(Machine& copy, Machine& elevatedView, const Plan& plan);

} // namespace gosetup
