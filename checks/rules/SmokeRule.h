// SPDX-License-Identifier: Apache-2.0
// The rule toolchain.builds: what the last smoke test found, and whether it still tells of this Go.
// Used by the toolchain rules only; starts nothing.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

/// Needs `Facts::toolchain` and `Facts::environment`.
[[nodiscard]] Findings lastSmokeTest(const Facts& facts);

} // namespace gosetup::rules
