// SPDX-License-Identifier: Apache-2.0
// What the program's end tells a script. Documented in docs/cli.md and stable for ever.
#pragma once

#include "changes/run/Undo.h"
#include "rules/Finding.h"

namespace gosetup::cli {

enum class ExitCode
{
    InOrder = 0,
    ProblemsFound = 1,
    Usage = 2,
    NeedsRights = 3, ///< administrator rights; a silent run (--quiet) never prompts
    Failed = 4,      ///< nothing is left behind: what was done was undone
    Cancelled = 5,
    ChangedMeanwhile = 6,
    SomethingLeft = 7, ///< failed, and something of it is there or may be: undo tries again
};

[[nodiscard]] ExitCode exitCodeOf(const Error& error);
/// Of a run or an undo that failed after it had begun: what is left decides first.
[[nodiscard]] ExitCode exitCodeOf(const RunReport& run);
[[nodiscard]] ExitCode exitCodeOf(const UndoReport& undo);
/// ProblemsFound when at least one finding is a problem; warnings and hints leave it at InOrder.
[[nodiscard]] ExitCode exitCodeOf(const Summary& summary);

} // namespace gosetup::cli
