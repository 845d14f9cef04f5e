// SPDX-License-Identifier: Apache-2.0
// GOTOOLCHAIN: what Go refuses, and a toolchain that Go can neither find nor download. Pure.
#pragma once

#include "facts/Facts.h"
#include "rules/RuleKit.h"

namespace gosetup::rules {

/// Why Go cannot download this toolchain; nothing where it can, or where nobody can tell.
[[nodiscard]] Evidence whyNoDownload(const GoEnvFacts& goEnv, const QString& toolchain);
/// Wants goEnv.
[[nodiscard]] Findings judgeToolchainSetting(const Facts& facts);

} // namespace gosetup::rules
