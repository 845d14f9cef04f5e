// SPDX-License-Identifier: Apache-2.0
// What a plan that deletes a variable does to the entries of PATH that name it. Used by the planner
// alone; whoever asked for the deletion, rule or person, need not know of PATH.
#pragma once

#include "changes/run/Planner.h"

namespace gosetup {

/// Edits for entries such as `%GOROOT%\bin` that would name no folder, or lose the Go they lead
/// to, once the variables are as `wanted` leaves them: the folder they have meant takes their place
/// where it exists and is not on PATH otherwise, else they go. Entries that `wanted` edits itself
/// are left alone. Both scopes: the user's PATH may name a machine variable. Reads only.
[[nodiscard]] std::vector<RequestedChange> pathRepairs(Machine& machine,
                                                       const std::vector<RequestedChange>& wanted);

/// `wanted` without the removal, as an entry for a missing folder, of one such as `%GOPATH%\bin`
/// whose folder exists by the variables that `wanted` leaves. Reads only.
[[nodiscard]] std::vector<RequestedChange>
withoutLivingEntries(Machine& machine, const std::vector<RequestedChange>& wanted);

} // namespace gosetup
