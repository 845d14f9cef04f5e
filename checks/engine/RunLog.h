// SPDX-License-Identifier: Apache-2.0
// What goes into the log of either program: what a check found, what a run did, in words. Names and
// credentials are taken out on the way. The journal, not the log, is what undo reads.
#pragma once

#include "base/Log.h"
#include "changes/run/Apply.h"
#include "changes/run/Undo.h"
#include "engine/Check.h"

namespace gosetup {

/// Opens `file`, or where it is empty `logs\NAME.log` in the user's data folder. Errors as of
/// log::start() and Files::hostPath().
[[nodiscard]] Result<void> startLog(Machine& machine, const QString& name, const QString& file = {},
                                    log::Level level = log::Level::Info);

void logCheck(const Report& report); ///< the rules that found something
void logRun(const RunReport& run);
void logUndo(const UndoReport& undo);

} // namespace gosetup
