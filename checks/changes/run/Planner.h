// SPDX-License-Identifier: Apache-2.0
// From wanted changes to an ordered plan with before and after read from the machine. Used by the
// engine; knows nothing of rules or findings but their ids.
#pragma once

#include "changes/Plan.h"
#include "machine/Machine.h"

namespace gosetup {

struct RequestedChange
{
    Change change;
    QStringList ruleIds; ///< the findings it answers; may be empty
    /// Changes that belong together bear one number: where one of them cannot be planned, all of
    /// them are left out, and the rest is planned. Above 0: a fix that nobody asked for by name;
    /// below 0: asked for, so where nothing else is left to do it is an error; 0: it always is.
    int fix = 0;
};

/// Merges the edits of one PATH into one change and equal wishes into one, orders (folders,
/// toolchains, variables, PATH, go env, aliases, then the machine's settings), drops what is there
/// already. Where a variable goes that PATH names, PATH is repaired in the same plan; a folder made
/// in a drive's root is protected. A later change on a place sees what an earlier one will leave
/// there. Reads only. Of two wishes that contradict each other the earlier stands. Invalid: a place
/// holds what must not be touched; what has a number stands in Plan::leftOut with the reason
/// instead.
[[nodiscard]] Result<Plan> makePlan(Machine& machine, const std::vector<RequestedChange>& wanted);

/// The part that needs no administrator rights, for a person who has none.
[[nodiscard]] Plan withoutElevation(const Plan& plan);

} // namespace gosetup
