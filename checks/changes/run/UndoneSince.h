// SPDX-License-Identifier: Apache-2.0
// Undo in any order: a run is undone as if those before it that were undone meanwhile had never
// been. Used by undo, in the person's process and in the elevated copy; pure.
#pragma once

#include "changes/run/Journal.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace gosetup {

/// `entries` of `run`, with the states before and after without what earlier runs did that was
/// undone since. What an undo kept because a later run had changed it goes with that later run. So
/// undoing runs in any order leaves the bytes that newest first leaves.
/// `runs`: oldest first.
[[nodiscard]] std::vector<JournalEntry> withoutUndoneRuns(const std::vector<JournalRun>& runs,
                                                          const JournalRun& run,
                                                          std::vector<JournalEntry> entries);

/// The runs before `run` that were undone: a tree of theirs that comes back is nobody's.
[[nodiscard]] QStringList undoneBefore(const std::vector<JournalRun>& runs, const JournalRun& run);

/// The later run that has to be undone before what `planned` of `run` made can go, where nobody
/// else changed that place; nullopt where somebody did. `current`: what is there now.
[[nodiscard]] std::optional<QString> laterRunOn(const std::vector<JournalRun>& runs,
                                                const JournalRun& run, const PlannedChange& planned,
                                                const State& current);

} // namespace gosetup
