// SPDX-License-Identifier: Apache-2.0
// What the elevated copy lets through: machine-scope changes of the closed set whose places an
// ordinary program could not use to plant something. Used by the elevated copy alone, on a plan it
// distrusts.
#pragma once

#include "changes/Plan.h"
#include "machine/Machine.h"

namespace gosetup {

/// Invalid, Untrusted or Policy, naming the change. Reads folders and permissions, writes nothing.
[[nodiscard]] Result<void> checkForElevated(Machine& machine, const Plan& plan);

} // namespace gosetup
