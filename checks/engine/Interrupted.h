// SPDX-License-Identifier: Apache-2.0
// The one finding that comes from GoSetup's own journal and not from the machine's facts.
#pragma once

#include "base/Result.h"
#include "changes/run/History.h"
#include "engine/Check.h"
#include "rules/Finding.h"

#include <vector>

namespace gosetup {

inline constexpr auto interruptedRuleId = "gosetup.interrupted-run";

/// Problem when a run ended in the middle, Unknown when the journal cannot be read, else Ok.
[[nodiscard]] Finding interruptedFinding(const Result<std::vector<RunSummary>>& interrupted);

/// Judges the facts of the report, withdraws recommendations that cannot be carried out on
/// `machine`, and adds what the journal says.
void addFindings(Machine& machine, Report& report, const Profile& profile,
                 const Result<std::vector<RunSummary>>& interrupted);

} // namespace gosetup
