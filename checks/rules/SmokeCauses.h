// SPDX-License-Identifier: Apache-2.0
// The likely cause of a failed step by its numbers and by what Go printed: two tables. Pure; used
// by SmokeMeaning, which has the words.
#pragma once

#include "rules/SmokeMeaning.h"

namespace gosetup::rules {

struct SmokeCauseFound
{
    SmokeCause cause = SmokeCause::Unknown;
    QString setting = {};
    QString program = {}; ///< that Go could not start; empty where it is the step's own
};

/// Of a step that failed, did not start, took too long or was impossible.
[[nodiscard]] SmokeCauseFound smokeCauseOf(const SmokeStep& step, const SmokeResult& result);

} // namespace gosetup::rules
