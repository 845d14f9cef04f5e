// SPDX-License-Identifier: Apache-2.0
// The folders that Go's builds write to all the time. Pure; used by the Defender rules and, through
// the public names, by the planner of exclusions.
#pragma once

#include "facts/Facts.h"

#include <vector>

namespace gosetup::rules {

struct HotPath
{
    QString name; ///< "GOCACHE", "GOTMPDIR"
    QString folder;
    bool proposed = false; ///< GOTMPDIR is unset: this is where it would go
};
/// Source: golang/go#43427: GOCACHE, and `%TEMP%\go-build*`, which GOTMPDIR moves.
[[nodiscard]] std::vector<HotPath> hotPaths(const Facts& facts);

} // namespace gosetup::rules
