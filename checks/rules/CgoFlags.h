// SPDX-License-Identifier: Apache-2.0
// What cgo passes on: the flags for the C compiler, and pkg-config. Pure.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

/// Paths with a space in CGO_CFLAGS and its like that Go takes for two words.
[[nodiscard]] Findings splitCgoFlags(const Facts& facts);
/// A program of PKG_CONFIG that is not there.
[[nodiscard]] Findings missingPkgConfig(const Facts& facts);

} // namespace gosetup::rules
