// SPDX-License-Identifier: Apache-2.0
// Telling open programs that the environment changed: once per run, after all writes. Used by apply
// and undo.
#pragma once

#include "changes/Change.h"
#include "machine/Machine.h"

#include <chrono>
#include <vector>

namespace gosetup {

[[nodiscard]] bool changesEnvironment(const Change& change);

/// A window that does not answer costs a hint, never the run: what was written stays written.
void broadcastEnvironment(Machine& machine, std::chrono::milliseconds perWindow,
                          std::vector<Text>& hints);

} // namespace gosetup
