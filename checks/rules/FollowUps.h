// SPDX-License-Identifier: Apache-2.0
// What has to follow in the same plan, so that a fix of one setting makes nothing else worse. Used
// where all findings are made; pure.
#pragma once

#include "facts/Facts.h"
#include "rules/Finding.h"

#include <vector>

namespace gosetup::rules {

/// Where the recommended fixes, taken together, give `go install` another folder, each of them puts
/// that folder on the user PATH too. Where Go's settings file is in UTF-16 and its rewrite is not
/// recommended, no fix that writes a line into it is.
void addFollowUps(const Facts& facts, std::vector<Finding>& findings);

} // namespace gosetup::rules
