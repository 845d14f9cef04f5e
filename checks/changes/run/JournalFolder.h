// SPDX-License-Identifier: Apache-2.0
// The journals of a folder, in the order in which the runs were. Used by undo, history and both
// sides of a run.
#pragma once

#include "changes/run/Journal.h"

namespace gosetup {

[[nodiscard]] QString journalFolder(const QString& dataFolder);
[[nodiscard]] QString journalFile(const QString& dataFolder, const QString& runId);
/// NotFound, or why there is a run that cannot be read: Corrupt, AccessDenied, Unsupported (a newer
/// version, a file in the cloud), Invalid (too large).
[[nodiscard]] Result<JournalRun> readJournal(Machine& machine, const QString& dataFolder,
                                             const QString& runId);
/// Oldest first, by their sequence; those of older versions by their time, before. A file that
/// cannot be read is a run all the same. Empty where there is no folder.
[[nodiscard]] Result<std::vector<JournalRun>> readJournals(Machine& machine,
                                                           const QString& dataFolder);
/// Files between the journals that belong to no run, as full paths.
[[nodiscard]] Result<QStringList> strangersAmongJournals(Machine& machine,
                                                         const QString& dataFolder);

} // namespace gosetup
