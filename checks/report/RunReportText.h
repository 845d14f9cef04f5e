// SPDX-License-Identifier: Apache-2.0
// What a run, an undo and the history say on a console.
#pragma once

#include "changes/run/Apply.h"
#include "changes/run/History.h"
#include "changes/run/Undo.h"
#include "report/Layout.h"

namespace gosetup {

/// A line a change, with the error of the one that stopped the run, and the hints.
[[nodiscard]] QString textRun(const RunReport& run, const TextStyle& style);
[[nodiscard]] QString textUndo(const UndoReport& undo, const TextStyle& style);
/// Newest first, times in the reader's zone. `strangers`: files between the journals that are of no
/// run.
[[nodiscard]] QString textHistory(const std::vector<RunSummary>& runs, const TextStyle& style,
                                  const QStringList& strangers = {});

} // namespace gosetup
