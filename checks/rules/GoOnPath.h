// SPDX-License-Identifier: Apache-2.0
// The rule path.missing-go: is the Go that should answer on PATH. Used by the rules on PATH.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

[[nodiscard]] Findings missingGo(const Facts& facts);

} // namespace gosetup::rules
