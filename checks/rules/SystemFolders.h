// SPDX-License-Identifier: Apache-2.0
// The rule on Windows' own folders on the system PATH. Pure.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

/// Needs `Facts::system` and the system PATH.
[[nodiscard]] Findings systemFolders(const Facts& facts);

} // namespace gosetup::rules
