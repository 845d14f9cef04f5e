// SPDX-License-Identifier: Apache-2.0
// The tools that a person asked for, as changes. Pure; used by recommend().
#pragma once

#include "changes/Change.h"
#include "engine/PlanRequest.h"
#include "facts/Facts.h"

#include <optional>
#include <vector>

namespace gosetup {

/// `install`: the Go that the same plan installs and that builds them; none: the one in use. Usage
/// for a name that is neither known nor PACKAGE@VERSION, and where there is no Go to build with.
[[nodiscard]] Result<std::vector<InstallTool>>
requestedTools(const Facts& facts, const PlanRequest& request,
               const std::optional<InstallToolchain>& install);

} // namespace gosetup
