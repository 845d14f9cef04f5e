// SPDX-License-Identifier: Apache-2.0
// Which findings tell of one and the same cause, so that a person reads it once. Rules judge alone
// and know nothing of each other; what they share is known here. Pure.
#pragma once

#include "facts/Facts.h"
#include "rules/Finding.h"

#include <vector>

namespace gosetup {

/// Of findings with one cause the gravest tells, of equal ones the one with a fix, then the first;
/// it takes over what the others saw and can do, and they name it in `saidBy`. Again after findings
/// were taken out of a report.
void sayOnce(std::vector<Finding>& findings);

namespace rules {

/// The cause of what could not be seen; sayOnce() takes it for one within a topic only.
[[nodiscard]] QString unknownCause(WhyUnknown why, const Text& detail);
/// Gives a cause to the findings of different rules, or of different folders, that share one.
void nameCauses(const Facts& facts, std::vector<Finding>& findings);

} // namespace rules

} // namespace gosetup
