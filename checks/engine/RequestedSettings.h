// SPDX-License-Identifier: Apache-2.0
// The changes that a person asked for by name: Go's settings, exclusions and aliases of a request.
// Pure; used by recommend().
#pragma once

#include "changes/run/Planner.h"
#include "engine/PlanRequest.h"
#include "facts/Facts.h"

#include <vector>

namespace gosetup {

/// The rule whose recommended fix is replaced where a request names aliases.
inline constexpr auto aliasRuleId = "alias.shadows-go";

[[nodiscard]] std::vector<RequestedChange> requestedSettings(const Facts& facts,
                                                             const PlanRequest& request);

} // namespace gosetup
