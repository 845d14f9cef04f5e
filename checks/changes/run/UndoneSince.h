// SPDX-License-Identifier: Apache-2.0
// Undo in any order: a run is undone as if those before it that were undone meanwhile had never
// been. Used by undo, in the person's process and in the elevated copy; pure.
#pragma once

#include "changes/run/Journal.h"

#include <vector>

namespace gosetup {

/// `entries` of `run`, with the states before and after without what earlier runs did that was
/// undone since. So undoing two runs oldest first leaves the bytes that newest first leaves.
/// `runs`: oldest first.
[[nodiscard]] std::vector<JournalEntry> withoutUndoneRuns(const std::vector<JournalRun>& runs,
                                                          const JournalRun& run,
                                                          std::vector<JournalEntry> entries);

} // namespace gosetup
