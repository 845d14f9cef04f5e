// SPDX-License-Identifier: Apache-2.0
// The rule on GOOS and GOARCH: do programs that Go builds start on this computer. Pure.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

/// GOOS or GOARCH of programs that do not start here; false of any other name.
[[nodiscard]] bool isForeign(const Facts& facts, const QString& name, const QString& value);
/// Needs the environment and `Facts::system`.
[[nodiscard]] Findings crossTarget(const Facts& facts);

} // namespace gosetup::rules
