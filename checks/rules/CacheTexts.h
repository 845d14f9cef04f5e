// SPDX-License-Identifier: Apache-2.0
// How the rules on caches say how much is where. Pure.
#pragma once

#include "facts/Facts.h"
#include "rules/RuleKit.h"

namespace gosetup::rules {

/// "C:\…\go-build holds at least 4.2 GB in 50000 files"
[[nodiscard]] Text usedText(const FolderUse& use);

} // namespace gosetup::rules
