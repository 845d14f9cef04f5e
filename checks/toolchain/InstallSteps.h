// SPDX-License-Identifier: Apache-2.0
// Small steps that installing and taking back share. Only Install*.cpp use it.
#pragma once

#include "machine/Machine.h"

namespace gosetup {

/// InUse, listing the programs, when one runs from below the folder. A machine that does not tell
/// passes: the rename will.
[[nodiscard]] Result<void> requireNothingRunsFrom(Machine& machine, const QString& folder);
/// The first failure, and that putting things back failed too, and where the old tree is.
[[nodiscard]] Error bothFailed(const Error& first, const Error& second, const QString& oldTree);

} // namespace gosetup
