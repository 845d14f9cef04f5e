// SPDX-License-Identifier: Apache-2.0
// What a run says while it waits for the elevated copy, prompt included. Told by apply and undo;
// known by name, so that a window can say more about the prompt.
#pragma once

#include "base/Progress.h"

namespace gosetup {

[[nodiscard]] Text rightsStep();
/// Whether this update tells of it.
[[nodiscard]] bool isRightsStep(const ProgressUpdate& update);

} // namespace gosetup
