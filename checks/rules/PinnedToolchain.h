// SPDX-License-Identifier: Apache-2.0
// GOTOOLCHAIN: what Go refuses, and a toolchain that Go can neither find nor download. Pure.
#pragma once

#include "facts/Facts.h"
#include "rules/RuleKit.h"

namespace gosetup::rules {

/// Wants goEnv.
[[nodiscard]] Findings judgeToolchainSetting(const Facts& facts);

} // namespace gosetup::rules
