// SPDX-License-Identifier: Apache-2.0
// Entries of PATH that other programs have put there, and whose folder may come into being later.
// Pure.
#pragma once

#include "facts/PathFacts.h"

namespace gosetup {

/// Whether a missing folder says nothing against the entry: a variable of another program names it,
/// or a program makes it when it is first used.
[[nodiscard]] bool isOfAnotherTool(const PathEntry& entry);

} // namespace gosetup
