// SPDX-License-Identifier: Apache-2.0
// Variables that the runtime of every program written in Go reads at its start. Pure.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

/// Whether the runtime takes it as GOMEMLIMIT. Source: runtime, readGOMEMLIMIT and parseByteCount.
[[nodiscard]] bool isMemoryLimit(const QString& value);
[[nodiscard]] Findings runtimeVariables(const Facts& facts);

} // namespace gosetup::rules
