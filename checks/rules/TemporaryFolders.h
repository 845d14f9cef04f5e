// SPDX-License-Identifier: Apache-2.0
// The folders in which Go builds: GOTMPDIR, TEMP and TMP. Pure.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

/// goenv.gotmpdir-missing
[[nodiscard]] Findings tmpdirMissing(const Facts& facts);
/// env.temp-missing
[[nodiscard]] Findings tempMissing(const Facts& facts);

} // namespace gosetup::rules
