// SPDX-License-Identifier: Apache-2.0
// The one place a change or a state is about, as a text to compare by. Used by planner and apply.
#pragma once

#include "changes/Change.h"
#include "changes/State.h"

namespace gosetup {

/// Equal for changes that would have to be merged: one PATH, one variable, one line, one folder.
[[nodiscard]] QString targetKey(const Change& change);
/// Equal for states of one registry value, file, folder, list entry or alias.
[[nodiscard]] QString targetKey(const State& state);

} // namespace gosetup
