// SPDX-License-Identifier: Apache-2.0
// The rule path.powershell-profile: whether PowerShell starts Go for "go". Used by the rules on
// PATH.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

/// Needs `Facts::powerShell` and `Facts::toolchain`.
[[nodiscard]] Findings goInPowerShell(const Facts& facts);

} // namespace gosetup::rules
