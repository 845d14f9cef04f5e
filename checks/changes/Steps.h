// SPDX-License-Identifier: Apache-2.0
// The one core of doing and taking back, with its journal, that the person's process and the
// elevated copy share. Must not know scopes, prompts or plan files.
#pragma once

#include "changes/Journal.h"
#include "changes/Kinds.h"

namespace gosetup {

class Steps
{
  public:
    Steps(Doing doing, Journal& journal) : m_doing(std::move(doing)), m_journal(journal) {}

    /// Reads again, compares, journals, does, reads back. On a failure nothing of this change is
    /// left, unless the outcome says TakeBackFailed. ChangedMeanwhile, Cancelled, and the kind's
    /// own.
    [[nodiscard]] Result<void> doOne(int index, ChangeOutcome& outcome);
    /// All that are Done, last first; a failing one does not stop the others.
    void takeBackAll(std::vector<ChangeOutcome>& outcomes);

  private:
    [[nodiscard]] Result<void> performChecked(const PlannedChange& planned);
    void cleanUpFailed(int index, ChangeOutcome& outcome, const Error& why);

    Doing m_doing;
    Journal& m_journal;
};

/// NeedsRights tells nothing here: only whether "before" still holds for what no earlier change
/// touches.
[[nodiscard]] Result<void> compareWithBefore(Machine& machine, const Plan& plan);

/// What is to be taken back of a run: done, or perhaps done.
[[nodiscard]] bool mayBeThere(const JournalEntry& entry);

/// Takes back these entries, last first, each journaled in `journal`; one failure stops no other.
[[nodiscard]] std::vector<UndoneChange> takeBackEntries(Doing& doing,
                                                        const std::vector<JournalEntry>& entries,
                                                        const TakeBackWishes& wishes,
                                                        Journal& journal);

/// The wishes, and the entries that must stay because the person's own files are in their folder.
[[nodiscard]] TakeBackWishes wishesFor(Machine& machine, const std::vector<JournalEntry>& entries,
                                       bool keepPath);
/// InUse when a toolchain that would go or come back is running.
[[nodiscard]] Result<void> refuseUndoWhileRunning(Machine& machine,
                                                  const std::vector<JournalEntry>& entries);

/// Brings interrupted runs of one data folder to a stand and logs them; the caller holds the lock.
[[nodiscard]] Result<std::vector<Recovery>> recoverIn(Machine& machine, const QString& dataFolder);

} // namespace gosetup
