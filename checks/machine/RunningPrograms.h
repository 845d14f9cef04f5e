// SPDX-License-Identifier: Apache-2.0
// Programs that keep a folder from being moved.
#pragma once

#include "machine/Machine.h"

namespace gosetup {

/// InUse, naming the programs, when one runs from below the folder. A machine that does not tell
/// passes: the rename itself fails on a file in use.
[[nodiscard]] Result<void> requireNothingRunsFrom(Machine& machine, const QString& folder);

} // namespace gosetup
