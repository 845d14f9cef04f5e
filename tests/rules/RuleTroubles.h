// SPDX-License-Identifier: Apache-2.0
// Every rule of the catalogue, with one change of a sound machine that makes it speak.
#pragma once

#include "machine/practice/MachineImage.h"
#include "rules/Finding.h"

#include <functional>
#include <vector>

namespace gosetup::testkit {

struct RuleTrouble
{
    const char* id;
    Status status; ///< the gravest that it says once the trouble is there
    std::function<void(MachineImage&)> trouble;
};

[[nodiscard]] std::vector<RuleTrouble> ruleTroubles();

} // namespace gosetup::testkit
