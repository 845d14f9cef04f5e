// SPDX-License-Identifier: Apache-2.0
// Which runs there were, which of them ended in the middle, and bringing those to a stand. Works
// from the journals alone.
#pragma once

#include "changes/run/Journal.h"

namespace gosetup {

struct RunSummary
{
    QString runId;
    QString undoes;   ///< set on runs that are an undo
    QString undoneBy; ///< the undo that took this run back; empty if none did
    QDateTime started;
    QDateTime ended; ///< invalid when interrupted
    RunEnd end = RunEnd::Done;
    std::vector<PlannedChange> changes; ///< that were done, or may have been
    QString file = {};                  ///< of its journal
    std::optional<Error> unreadable = {};
    std::vector<Text> damage = {};     ///< of its journal: "line 7 cannot be read"
    std::vector<LostChange> lost = {}; ///< what may be there, hidden by that damage
};

/// Newest first. A damaged journal yields what can be read of it, an unreadable one its name.
[[nodiscard]] Result<std::vector<RunSummary>> history(Machine& machine);
/// Files between the journals that are of no run, as full paths.
[[nodiscard]] Result<QStringList> strangersInHistory(Machine& machine);

/// The run that undo() without a name would undo. NotFound, and Corrupt as there.
[[nodiscard]] Result<RunSummary> nextUndo(Machine& machine);

/// Runs that ended in the middle (killed, power lost), and those whose journal cannot be read. A
/// run that is under way now is none of them.
[[nodiscard]] Result<std::vector<RunSummary>> findInterrupted(Machine& machine);

struct Recovery
{
    QString runId;
    std::vector<Text> what; ///< "the Go that was there is back in C:\Go"; never empty
};
/// Brings every interrupted run to a stand: a half swap back to the old tree, leftovers away, and
/// notes in the journal how far it came. Its done changes stay, and `undo` takes them back. Called
/// by apply and undo before they begin; calling it again does nothing.
[[nodiscard]] Result<std::vector<Recovery>> recoverInterrupted(Machine& machine);
/// Brings interrupted runs of one data folder to a stand and logs them; the caller holds the lock.
[[nodiscard]] Result<std::vector<Recovery>> recoverIn(Machine& machine, const QString& dataFolder);

} // namespace gosetup
