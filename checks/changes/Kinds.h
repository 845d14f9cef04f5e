// SPDX-License-Identifier: Apache-2.0
// The four functions every kind of change has, one file per kind (…Kind.cpp), and the dispatch over
// them. Used by the planner, apply and undo; must not know order, journal or elevation.
#pragma once

#include "base/Progress.h"
#include "changes/Plan.h"
#include "changes/Undo.h"
#include "changes/Variables.h"
#include "machine/Machine.h"
#include "toolchain/FetchOptions.h"

namespace gosetup {

/// What a change is done with.
struct Doing
{
    Machine& machine;
    QString runId;
    Progress& progress;
    FetchOptions fetch;
    bool effectOnly = false; ///< a copy for prediction: state the effect, move no bytes
};

/// What undo asks of every kind.
struct TakeBackWishes
{
    bool keepPath = false;
    QStringList keepEntries; ///< folders whose PATH entry stays
};

struct TakenBack
{
    UndoneChange::How how = UndoneChange::How::Exact;
    Text note;
};

/// What stands at the place a change touches.
[[nodiscard]] Result<State> readState(Machine& machine, const Change& change);
/// What will stand there. Pure but for the lookup; Invalid where `before` must not be touched.
[[nodiscard]] Result<State> intendedState(const Change& change, const State& before,
                                          const winpath::VariableLookup& lookup);
/// Brings the place to `planned.after`. A failure may leave it anywhere: see takeBack.
[[nodiscard]] Result<void> perform(Doing& doing, const PlannedChange& planned);
/// Exactly when the place is as `planned.after` says, else only our own part. Nothing where it is
/// as before already.
[[nodiscard]] Result<TakenBack> takeBack(Doing& doing, const PlannedChange& planned,
                                         const TakeBackWishes& wishes = {});
/// After a write that did not read back as written: `planned.before`, whatever is there now.
[[nodiscard]] Result<void> restoreFromBackup(Doing& doing, const PlannedChange& planned);
/// Where the state is as before: empty folders and an empty key that were made on the way to it.
[[nodiscard]] Result<void> removeTraces(Machine& machine, const State& before);

/// Equal, an unreadable exclusion list counting as equal to anything.
[[nodiscard]] bool agrees(const State& planned, const State& current);

namespace kinds {

/// State before, after and now, as a kind's takeBack gets them.
struct Sides
{
    const State& before;
    const State& after;
    const State& current;
    [[nodiscard]] bool untouched() const { return current == after; }
};

// Each kind: read, intended, perform, takeBack.
#define GOSETUP_KIND(Kind)                                                                         \
    [[nodiscard]] Result<State> read(Machine& machine, const Kind& change);                        \
    [[nodiscard]] Result<State> intended(const Kind& change, const State& before,                  \
                                         const winpath::VariableLookup& lookup);                   \
    [[nodiscard]] Result<void> perform(Doing& doing, const Kind& change, const State& before,      \
                                       const State& after);                                        \
    [[nodiscard]] Result<TakenBack> takeBack(Doing& doing, const Kind& change, const Sides& sides, \
                                             const TakeBackWishes& wishes);
GOSETUP_KIND(SetVariable)
GOSETUP_KIND(EditPath)
GOSETUP_KIND(WriteGoEnv)
GOSETUP_KIND(DefenderExclusion)
GOSETUP_KIND(SwitchAlias)
GOSETUP_KIND(MakeFolder)
GOSETUP_KIND(EnableLongPaths)
GOSETUP_KIND(InstallToolchain)
GOSETUP_KIND(RemoveToolchain)
#undef GOSETUP_KIND

// Shared by several kinds.
[[nodiscard]] Result<State> readRegistry(Machine& machine, const RegPlace& place);
[[nodiscard]] Result<void> writeRegistry(Machine& machine, const State& target);
[[nodiscard]] Result<State> readTree(Machine& machine, const QString& root);
/// The topmost folder on the way to `path` that is not there; empty where all are.
[[nodiscard]] Result<QString> firstMissingFolder(Machine& machine, const QString& path);
/// Removes empty folders from `from` up to and with `topmost`; stops at the first that holds
/// anything.
[[nodiscard]] Result<void> removeEmptyFolders(Machine& machine, const QString& from,
                                              const QString& topmost);
[[nodiscard]] TakenBack keptBecauseEdited(const QString& what);

} // namespace kinds
} // namespace gosetup
