// SPDX-License-Identifier: Apache-2.0
// A report as text for a console: by topic, worst first, what is in order folded to a count. Speaks
// the language of the installed translator.
#pragma once

#include "engine/Check.h"
#include "report/Layout.h"

namespace gosetup {

[[nodiscard]] QString textReport(const Report& report, const TextStyle& style);
/// One finding with evidence, reason and fixes.
[[nodiscard]] QString textFinding(const Finding& finding, const TextStyle& style);
/// Two or three lines: what the machine will say afterwards, what is new then, and what stays.
[[nodiscard]] QString textPrediction(const Report& before, const Report& after,
                                     const TextStyle& style);
/// What is new alone; empty where nothing is.
[[nodiscard]] QString textNews(const Report& before, const Report& after, const TextStyle& style);
/// Instead, where a change cannot be made even on a copy of the machine.
[[nodiscard]] QString textUnpredicted(const Error& why, const TextStyle& style);

} // namespace gosetup
