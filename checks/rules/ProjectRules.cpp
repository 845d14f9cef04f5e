// SPDX-License-Identifier: Apache-2.0
// The rules on the Go projects that a person named: one file each where the judgement is long.
#include "rules/ProjectKit.h"

#include <iterator>

namespace gosetup::rules {

std::vector<Rule> projectRules()
{
    std::vector<Rule> all = {projectToolchainRule()};
    const auto add = [&all](std::vector<Rule> some) {
        std::move(some.begin(), some.end(), std::back_inserter(all));
    };
    add(projectReplaceRules());
    all.push_back(projectSumRule());
    all.push_back(projectVendorRule());
    all.push_back(projectWorkspaceRule());
    add(projectModuleRules());
    add(projectPlaceRules());
    return all;
}

} // namespace gosetup::rules
