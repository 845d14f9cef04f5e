// SPDX-License-Identifier: Apache-2.0
// What can be done about a folder of Go's settings that cannot be used: the setting goes, or one
// folder of its list.
#pragma once

#include "facts/Facts.h"
#include "rules/Finding.h"

namespace gosetup::rules {

/// For a Problem of the location rules; empty where no setting names the folder.
[[nodiscard]] std::vector<Fix> settingFixes(const Facts& facts, const QString& ruleId,
                                            const LocationFacts& location);

} // namespace gosetup::rules
