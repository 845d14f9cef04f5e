// SPDX-License-Identifier: Apache-2.0
// The single checks that make up a verdict on a folder. Used by judgeLocation and by the location
// rules; each says at most one thing.
#pragma once

#include "rules/JudgeLocation.h"

#include <optional>
#include <vector>

namespace gosetup::rules {

using LocationCheck = std::optional<Finding> (*)(const LocationFacts&, const LocationContext&);

struct LocationRule
{
    QString id;
    Text title;
    Status severity;
    Text why;
    QString source;
    LocationCheck check;
};

[[nodiscard]] std::vector<LocationRule> placeChecks(); ///< what kind of place it is
[[nodiscard]] std::vector<LocationRule> nameChecks();  ///< what its name does to tools
[[nodiscard]] std::vector<LocationRule>
rightsChecks(); ///< who may write, what is there, how much space
[[nodiscard]] const std::vector<LocationRule>& locationChecks();

} // namespace gosetup::rules
