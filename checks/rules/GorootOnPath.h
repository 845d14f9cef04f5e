// SPDX-License-Identifier: Apache-2.0
// `%GOROOT%\bin` on PATH where GOROOT leads nowhere: Go's folder takes its place when GOROOT goes.
// The rules on GOROOT and on PATH agree on it. Pure.
#pragma once

#include "changes/Change.h"
#include "rules/PathVerdicts.h"

#include <vector>

namespace gosetup {

/// Whether the fix of env.goroot-stale corrects the entry.
[[nodiscard]] bool isMendedWithGoroot(const Facts& facts, const JudgedEntry& judged);
/// The edits that do so, of the entries that see the GOROOT of that scope.
[[nodiscard]] std::vector<Change> mendedWithGoroot(const Facts& facts, Hive gorootOf);

} // namespace gosetup
