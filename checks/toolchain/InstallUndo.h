// SPDX-License-Identifier: Apache-2.0
// Takes a Go tree out again, and repairs what a kill left of an install. Used by the change
// "install a toolchain" and by recovery; works on ports only.
#pragma once

#include "base/Progress.h"
#include "machine/Machine.h"

#include <functional>

namespace gosetup {

struct SwapBackOutcome
{
    bool oldTreeRestored = false;
    QStringList keptFiles; ///< below the root: added or changed by others, left in place
    QString keptIn;        ///< where they are now; empty when there are none
};

/// Undo of a run's install: our tree out (only files of our manifest that are as we wrote them),
/// the tree that was there before back in. Files of others stay at the root; where the old tree has
/// a file of that name, they stay in `undone`. May be called again after a kill. ChangedMeanwhile
/// when the tree is another run's; InUse, with nothing removed, when a program runs from it.
[[nodiscard]] Result<SwapBackOutcome> swapBack(Machine& machine, const QString& root,
                                               const QString& runId, Progress& progress);

enum class RepairOutcome
{
    NothingToDo, ///< no trace of the run
    Removed,     ///< staging of a first install that never reached the root
    OldRestored, ///< the tree of before is at the root again
    Complete,    ///< the run's install is whole and in place
};

/// After a kill: leaves either the old or the new state. Complete only with the marker.
[[nodiscard]] Result<RepairOutcome> repairInterrupted(Machine& machine, const QString& root,
                                                      const QString& runId);

/// For an elevated process about a toolchain for everyone: Untrusted, naming it, where a folder
/// that the run's undo or repair would take for its own can be changed by others than
/// administrators. Beside a root in a drive's root anybody may make one of that name.
[[nodiscard]] Result<void> refusePlantedLeftovers(Machine& machine, const QString& root,
                                                  const QString& runId);

/// The same of one folder.
[[nodiscard]] Result<void> refuseIfPlanted(Machine& machine, const QString& folder);

/// Removes the staging folders in `folder` of runs that `isAlive` denies; names them. Trees set
/// aside are never touched: undo may need them.
[[nodiscard]] Result<QStringList>
cleanLeftovers(Machine& machine, const QString& folder,
               const std::function<bool(const QString& runId)>& isAlive);

} // namespace gosetup
