// SPDX-License-Identifier: Apache-2.0
// Compilers that are there and do not serve cgo: of another kind, mixed, without the race runtime.
// Used by the rules on cgo. Pure.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

/// Why cgo does not work with a compiler of this kind; empty where it may.
[[nodiscard]] Text unsupportedBecause(const CompilerFact& compiler);
[[nodiscard]] Findings unsupportedCompiler(const Facts& facts);
[[nodiscard]] Findings mixedToolchains(const Facts& facts);
[[nodiscard]] Findings raceRuntime(const Facts& facts);

} // namespace gosetup::rules
