// SPDX-License-Identifier: Apache-2.0
// No fix is recommended that the elevated copy would refuse: the same finding with the same advice
// would stand in every report. Used by every check and every prediction.
#pragma once

#include "facts/Facts.h"
#include "machine/Machine.h"
#include "rules/Finding.h"

#include <vector>

namespace gosetup {

/// Plans each recommended fix that holds a change of machine scope, and where judgeRequest would
/// refuse the plan, withdraws the recommendation: the finding says why and what a person can do
/// instead (edit the system variable; a user variable that overrides it). Reads of the machine what
/// such plans touch, and nothing where there is none. What cannot be planned at all stays as it is.
void withholdRefused(Machine& machine, const Facts& facts, std::vector<Finding>& findings);

} // namespace gosetup
