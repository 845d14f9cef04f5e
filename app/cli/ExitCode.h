// SPDX-License-Identifier: Apache-2.0
// What the program's end tells a script. Documented in docs/cli.md and stable for ever.
#pragma once

#include "base/Error.h"
#include "rules/Finding.h"

namespace gosetup::cli {

enum class ExitCode
{
    InOrder = 0,
    ProblemsFound = 1,
    Usage = 2,
    NeedsRights = 3, ///< administrator rights; a silent run (--quiet) never prompts
    Failed = 4,      ///< nothing is left behind: what was done was taken back
    Cancelled = 5,
    ChangedMeanwhile = 6,
};

[[nodiscard]] ExitCode exitCodeOf(const Error& error);
/// ProblemsFound when at least one finding is a problem; warnings and hints leave it at InOrder.
[[nodiscard]] ExitCode exitCodeOf(const Summary& summary);

} // namespace gosetup::cli
