// SPDX-License-Identifier: Apache-2.0
// PATHEXT: whether go.exe is found by its bare name, and before a script beside it. Pure.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

[[nodiscard]] Findings pathExtension(const Facts& facts);

} // namespace gosetup::rules
