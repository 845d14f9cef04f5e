// SPDX-License-Identifier: Apache-2.0
// The environment that Windows gives to a program that is started now: what a new terminal has.
// Used by what starts programs in the person's place; touches no port.
#pragma once

#include "base/Result.h"
#include "facts/EnvironmentFacts.h"

namespace gosetup {

/// Names in upper case, values expanded, PATH of the machine before the user's. The error says why,
/// where one of the two blocks could not be read: half an environment would answer for another
/// computer.
[[nodiscard]] Result<QMap<QString, QString>> newProcessBlock(const EnvironmentFacts& environment);

/// Where a program with this block puts temporary files; empty where the block does not say.
/// Source: GetTempPathW (TMP, then TEMP, then USERPROFILE).
[[nodiscard]] QString temporaryFolderOf(const QMap<QString, QString>& block);

} // namespace gosetup
