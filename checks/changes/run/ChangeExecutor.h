// SPDX-License-Identifier: Apache-2.0
// The one core of doing and undoing, with its journal, that the person's process and the
// elevated copy share. Must not know scopes, prompts or plan files.
#pragma once

#include "changes/handlers/ChangeHandlers.h"
#include "changes/run/Journal.h"

#include <map>
#include <optional>

namespace gosetup {

class ChangeExecutor
{
  public:
    ChangeExecutor(ApplyContext context, Journal& journal)
        : m_context(std::move(context)), m_journal(journal)
    {
    }

    /// Reads again, compares, journals, does, reads back. On a failure nothing of this change is
    /// left, unless the outcome says RollbackFailed. ChangedMeanwhile, Cancelled, and the kind's
    /// own.
    [[nodiscard]] Result<void> doOne(int index, ChangeOutcome& outcome);
    /// All that are Done, last first; a failing one does not stop the others.
    void rollback(std::vector<ChangeOutcome>& outcomes);
    /// The first note on the way back that the journal could not take: what is on the machine is
    /// proven all the same, and a later undo looks there.
    [[nodiscard]] const std::optional<Error>& journalFailure() const { return m_journalFailure; }

  private:
    [[nodiscard]] Result<void> checkAfter(const PlannedChange& planned, const State& current) const;
    void rememberVariable(const PlannedChange& planned);
    [[nodiscard]] Result<void> performChecked(const PlannedChange& planned);
    void cleanUpFailed(int index, ChangeOutcome& outcome, const Error& why);
    void note(int index, Phase phase, const QString& detail = {});

    ApplyContext m_context;
    Journal& m_journal;
    std::optional<Error> m_journalFailure;
    /// What this run has made of variables, by targetKey(): the block this process was started with
    /// has the old values to its end.
    std::map<QString, RegistryState> m_variables;
};

/// NeedsRights tells nothing here: only whether "before" still holds for what no earlier change
/// touches.
[[nodiscard]] Result<void> compareWithBefore(Machine& machine, const Plan& plan);

/// Undoes these entries, last first, each journaled in `journal`; one failure stops no other.
[[nodiscard]] std::vector<UndoneChange> undoEntries(ApplyContext& context,
                                                    const std::vector<JournalEntry>& entries,
                                                    const UndoWishes& wishes, Journal& journal);

/// The wishes, and the entries that must stay because the person's own files are in their folder.
[[nodiscard]] UndoWishes wishesFor(Machine& machine, const std::vector<JournalEntry>& entries,
                                   bool keepPath);
/// InUse when a toolchain that would go or come back is running.
[[nodiscard]] Result<void> refuseUndoWhileRunning(Machine& machine,
                                                  const std::vector<JournalEntry>& entries);

} // namespace gosetup
