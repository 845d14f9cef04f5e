// SPDX-License-Identifier: Apache-2.0
// Which run an undo undoes, and what of it is still to be undone. Pure: works on journals
// that were read. Must not guess: where the order of runs is not known, a person says which.
#pragma once

#include "changes/run/Journal.h"

namespace gosetup {

/// What is to be undone of a run: done, or perhaps done.
[[nodiscard]] bool mayBeThere(const JournalEntry& entry);

/// Whether an undo undid all of the run.
[[nodiscard]] bool wasUndone(const std::vector<JournalRun>& runs, const QString& runId);
/// What may still be there: not what an earlier undo, be it one that failed at something else, has
/// undone. It may be somebody else's by now.
[[nodiscard]] std::vector<JournalEntry> entriesLeft(const std::vector<JournalRun>& runs,
                                                    const JournalRun& run);
/// The run that is named; without a name the last one that left something. `runs`: as of
/// readJournals(). NotFound; Usage for a run that is an undo; Corrupt where a run that cannot be
/// read is asked for, or may be the last.
[[nodiscard]] Result<JournalRun> chooseRun(const std::vector<JournalRun>& runs,
                                           const QString& runId);
/// "the journal of run … is damaged: line 7 cannot be read; what is not known of it: …". For a run
/// with something lost.
[[nodiscard]] Error notWhole(const JournalRun& run);
/// "change 3, PATH (user)".
[[nodiscard]] Text describe(const LostChange& lost);

} // namespace gosetup
