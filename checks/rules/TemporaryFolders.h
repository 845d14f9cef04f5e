// SPDX-License-Identifier: Apache-2.0
// The folders in which Go builds: GOTMPDIR, TEMP and TMP. Pure.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

/// Where Go builds while GOTMPDIR is not set: what TMP or TEMP says; else empty.
[[nodiscard]] QString folderOfBuilds(const Facts& facts);
/// goenv.gotmpdir-missing
[[nodiscard]] Findings tmpdirMissing(const Facts& facts);
/// env.temp-missing
[[nodiscard]] Findings tempMissing(const Facts& facts);

} // namespace gosetup::rules
