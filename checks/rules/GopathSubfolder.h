// SPDX-License-Identifier: Apache-2.0
// The rule on a GOPATH that names a part of a workspace. Pure.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

/// Needs `Facts::goEnv` and `Facts::system`.
[[nodiscard]] Findings gopathSubfolder(const Facts& facts);

} // namespace gosetup::rules
