// SPDX-License-Identifier: Apache-2.0
// Pairs of rules of which the second only says what follows from what the first one says. Pure.
#pragma once

#include "rules/Finding.h"

#include <span>

namespace gosetup::rules {

struct Consequence
{
    const char* teller;   ///< the rule that tells of the cause
    const char* follower; ///< the rule that says what follows from it
    bool (*holds)(const Finding& teller, const Finding& follower);
};

/// Earlier ones first: a finding follows from one other.
[[nodiscard]] std::span<const Consequence> consequences();

[[nodiscard]] bool isBad(const Finding& finding);

} // namespace gosetup::rules
