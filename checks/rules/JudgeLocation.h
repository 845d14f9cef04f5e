// SPDX-License-Identifier: Apache-2.0
// The verdict on a folder: for the wizard while a person types, for the planner before it installs,
// and for the catalogue's location rules. Pure; observeLocation has looked already.
#pragma once

#include "facts/Facts.h"
#include "rules/Catalogue.h"

#include <vector>

namespace gosetup {

/// What is round about the folder. Empty fields judge nothing.
struct LocationContext
{
    Scope scope = Scope::User;
    bool proposed = true; ///< it is to be made or filled; false = it is in use already
    KnownFolders folders;
    CloudFacts cloud;
    QStringList gopaths;
    bool canElevate = true;
    bool homeHoldsGo = false; ///< a Go tree is where GOPATH would be by itself
    bool longPaths = false;
};

[[nodiscard]] LocationContext locationContext(const Facts& facts, Scope scope);
/// Worst first; one Ok finding where nothing is to be said. Ids are those of the location rules.
[[nodiscard]] std::vector<Finding> judgeLocation(const LocationFacts& location,
                                                 const LocationContext& context);
/// Whether the worst of them forbids to go on.
[[nodiscard]] bool isRefused(const std::vector<Finding>& findings);

} // namespace gosetup
