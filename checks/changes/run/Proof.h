// SPDX-License-Identifier: Apache-2.0
// That a change is gone is looked up, not concluded from calls that succeeded: its place is read
// again, and the folders beside it that an installation works in. Used wherever something is taken
// back; must not know runs or journals.
#pragma once

#include "changes/handlers/ChangeHandlers.h"

namespace gosetup {

/// Nothing of the change is left: its place is as `before` says. Io naming what is there, or that
/// it cannot be told. Tries once more to remove an unfinished installation.
[[nodiscard]] Result<void> proveGone(Machine& machine, const QString& runId,
                                     const PlannedChange& planned);

/// undoChange(), after finishing what a kill left half done, and only what is proven counts as
/// done.
[[nodiscard]] Result<UndoResult> undoProven(ApplyContext& context, const PlannedChange& planned,
                                            const UndoWishes& wishes = {});

/// After a change that failed: whatever came of it goes, and that is proven.
[[nodiscard]] Result<void> putBackProven(ApplyContext& context, const PlannedChange& planned);

} // namespace gosetup
