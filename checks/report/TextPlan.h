// SPDX-License-Identifier: Apache-2.0
// A plan as text for a console: one block a change, before and after as lines with - and +.
#pragma once

#include "changes/Plan.h"
#include "report/Layout.h"

namespace gosetup {

[[nodiscard]] QString textPlan(const Plan& plan, const TextStyle& style);
/// "7 changes, 2 require administrator permission", or "nothing to change".
[[nodiscard]] Text planSentence(const Plan& plan);
/// "Left out: PATH (user): …", one for each fix that cannot be made.
[[nodiscard]] std::vector<Text> leftOutTexts(const Plan& plan);

} // namespace gosetup
