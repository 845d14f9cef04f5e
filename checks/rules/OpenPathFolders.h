// SPDX-License-Identifier: Apache-2.0
// The rule on folders of the system PATH that any user can write to. Pure.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

/// One finding for each folder that stands open, with all entries below it; unknown where nothing
/// is known to be open and some permissions could not be read.
[[nodiscard]] Findings openPathFolders(const Facts& facts);

} // namespace gosetup::rules
