// SPDX-License-Identifier: Apache-2.0
// The four functions every type of change has, one file per type (…Handler.cpp), and the
// dispatch over them. Used by the planner, apply and undo; must not know order, journal or
// elevation.
#pragma once

#include "base/Progress.h"
#include "changes/Plan.h"
#include "changes/handlers/Variables.h"
#include "changes/run/Undo.h"
#include "machine/Machine.h"
#include "toolchain/FetchOptions.h"

namespace gosetup {

/// What a change is done with.
struct ApplyContext
{
    Machine& machine;
    QString runId;
    Progress& progress;
    FetchOptions fetch;
    bool effectOnly = false; ///< a copy for prediction: state the effect, move no bytes
    /// Undo: earlier runs that were undone while what this run made stood in their place.
    QStringList undoneRuns = {};
};

/// What undo asks of every handler.
struct UndoWishes
{
    bool keepPath = false;
    QStringList keepEntries; ///< folders whose PATH entry stays
    /// The later run alone that changed a PATH since, by targetKey(); no entry where others did.
    QHash<QString, QString> laterPathRuns = {};
};

struct UndoResult
{
    UndoneChange::How how = UndoneChange::How::Exact;
    Text note;
};

/// A change of the file that `go env -w` writes.
[[nodiscard]] bool isInFileOfGo(const Change& change);
/// What stands at the place a change touches.
[[nodiscard]] Result<State> readCurrentState(Machine& machine, const Change& change);
/// The same for a change of a plan or a journal: of Go's settings the file that was planned, which
/// is not the one that this process's GOENV names where the plan changes GOENV.
[[nodiscard]] Result<State> readCurrentState(Machine& machine, const PlannedChange& planned);
/// What will stand there. Pure but for the lookup; Invalid where `before` must not be touched.
[[nodiscard]] Result<State> intendedState(const Change& change, const State& before,
                                          const winpath::VariableLookup& lookup);
/// Brings the place to `planned.after`. A failure may leave it anywhere: see undoChange.
[[nodiscard]] Result<void> perform(ApplyContext& context, const PlannedChange& planned);
/// Exactly when the place is as `planned.after` says, else only our own part. Nothing where it is
/// as before already.
[[nodiscard]] Result<UndoResult> undoChange(ApplyContext& context, const PlannedChange& planned,
                                            const UndoWishes& wishes = {});
/// After a write that did not read back as written: `planned.before`, whatever is there now.
[[nodiscard]] Result<void> restoreFromBackup(ApplyContext& context, const PlannedChange& planned);
/// Where the state is as before: empty folders and an empty key that were made on the way to it.
[[nodiscard]] Result<void> removeTraces(Machine& machine, const State& before);

/// Equal, an unreadable exclusion list counting as equal to anything.
[[nodiscard]] bool agrees(const State& planned, const State& current);

namespace handlers {

/// State before, after and now, as a handler's undo gets them.
struct ThreeWayState
{
    const State& before;
    const State& after;
    const State& current;
    [[nodiscard]] bool untouched() const { return current == after; }
};

// Each handler: read, intended, perform, undo.
#define GOSETUP_CHANGE_HANDLER(ChangeType)                                                         \
    [[nodiscard]] Result<State> read(Machine& machine, const ChangeType& change);                  \
    [[nodiscard]] Result<State> intended(const ChangeType& change, const State& before,            \
                                         const winpath::VariableLookup& lookup);                   \
    [[nodiscard]] Result<void> perform(ApplyContext& context, const ChangeType& change,            \
                                       const State& before, const State& after);                   \
    [[nodiscard]] Result<UndoResult> undo(ApplyContext& context, const ChangeType& change,         \
                                          const ThreeWayState& states, const UndoWishes& wishes);
GOSETUP_CHANGE_HANDLER(SetVariable)
GOSETUP_CHANGE_HANDLER(EditPath)
GOSETUP_CHANGE_HANDLER(WriteGoEnv)
GOSETUP_CHANGE_HANDLER(RewriteGoEnv)
GOSETUP_CHANGE_HANDLER(DefenderExclusion)
GOSETUP_CHANGE_HANDLER(SwitchAlias)
GOSETUP_CHANGE_HANDLER(MakeFolder)
GOSETUP_CHANGE_HANDLER(EnableLongPaths)
GOSETUP_CHANGE_HANDLER(InstallToolchain)
GOSETUP_CHANGE_HANDLER(RemoveToolchain)
GOSETUP_CHANGE_HANDLER(SetAsideFiles)
GOSETUP_CHANGE_HANDLER(TrimBuildCache)
GOSETUP_CHANGE_HANDLER(InstallEditorExtension)
#undef GOSETUP_CHANGE_HANDLER

// Shared by several handlers.
[[nodiscard]] Result<State> readRegistryState(Machine& machine, const RegistryValuePath& place);
[[nodiscard]] Result<void> writeRegistry(Machine& machine, const State& target);
/// A settings file of Go and its bytes; more than goenv::mostBytes is an error.
[[nodiscard]] Result<State> readGoEnvFile(Machine& machine, const QString& path);
[[nodiscard]] Result<State> readTree(Machine& machine, const QString& root);
/// The topmost folder on the way to `path` that is not there; empty where all are.
[[nodiscard]] Result<QString> firstMissingFolder(Machine& machine, const QString& path);
/// Removes empty folders from `from` up to and with `topmost`; stops at the first that holds
/// anything.
[[nodiscard]] Result<void> removeEmptyFolders(Machine& machine, const QString& from,
                                              const QString& topmost);
/// Why only our entries of PATH were removed; `laterRun`: empty where others changed it.
[[nodiscard]] Text pathChangedSince(const QString& laterRun);
[[nodiscard]] UndoResult keptBecauseEdited(const QString& what);

} // namespace handlers
} // namespace gosetup
