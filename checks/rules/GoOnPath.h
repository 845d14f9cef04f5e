// SPDX-License-Identifier: Apache-2.0
// The rule path.missing-go: is the Go that should answer on PATH. Used by the rules on PATH.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

/// Needs `Facts::toolchain` and both scopes of PATH.
[[nodiscard]] Findings missingGo(const Facts& facts);
/// The subfolder bin of the folder that an entry of PATH names.
[[nodiscard]] QString withBin(const QString& entry);

} // namespace gosetup::rules
