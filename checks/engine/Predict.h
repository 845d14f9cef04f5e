// SPDX-License-Identifier: Apache-2.0
// What the report will say once a plan is done. Touches nothing, and asks the machine for nothing
// that a check has read already.
#pragma once

#include "changes/Plan.h"
#include "engine/Check.h"

namespace gosetup {

/// Runs the plan on a copy made of what was observed, and checks the copy. Reads from the machine
/// what the plan touches and the observation does not hold. What could not be observed is not known
/// afterwards either.
[[nodiscard]] Result<Report> predict(const std::shared_ptr<Machine>& machine,
                                     const Observation& observation, const Plan& plan,
                                     const Profile& profile);

/// Whether the plan brings this finding of a prediction: `before` tells nothing of the kind. Only
/// of warnings and problems.
[[nodiscard]] bool isNew(const Finding& finding, const Report& before);

} // namespace gosetup
