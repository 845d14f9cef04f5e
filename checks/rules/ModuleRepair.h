// SPDX-License-Identifier: Apache-2.0
// The fix for damaged files of the module cache: exactly they are set aside, where Go can bring
// them back; else what keeps it from that is said. Pure; used by the rules on the module cache.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

/// Recommended where the finding is a problem.
void addRepair(const Facts& facts, const std::vector<const FaultyModule*>& faulty,
               Finding& finding);
void addDatabaseRepair(const Facts& facts, const QStringList& files, Finding& finding);

} // namespace gosetup::rules
