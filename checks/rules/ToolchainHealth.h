// SPDX-License-Identifier: Apache-2.0
// Whether each Go that was found is whole, starts, and suits this Windows. Used by the toolchain
// rules only.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

[[nodiscard]] Text ownerText(Owner owner); ///< "from a zip archive"
[[nodiscard]] Text describe(const ToolchainInstall& install);

[[nodiscard]] Findings noGo(const Facts& facts);
[[nodiscard]] Findings doesNotRun(const Facts& facts);
[[nodiscard]] Findings tooNewForWindows(const Facts& facts);
[[nodiscard]] Findings incomplete(const Facts& facts);

} // namespace gosetup::rules
