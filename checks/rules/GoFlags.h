// SPDX-License-Identifier: Apache-2.0
// GOFLAGS: what Go refuses, what is not there, and what counts for more than it was meant for.
// Pure.
#pragma once

#include "facts/Facts.h"
#include "rules/RuleKit.h"

namespace gosetup::rules {

/// Wants goEnv. A flag at fault is taken out alone.
[[nodiscard]] Findings judgeGoFlags(const Facts& facts);

} // namespace gosetup::rules
