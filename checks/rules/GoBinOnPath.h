// SPDX-License-Identifier: Apache-2.0
// The rule path.missing-gobin: is the folder of programs that `go install` makes on PATH, and may
// it be put there. Used by the rules on PATH.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

[[nodiscard]] Findings missingGoBin(const Facts& facts);

} // namespace gosetup::rules
