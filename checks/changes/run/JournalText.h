// SPDX-License-Identifier: Apache-2.0
// What writing and reading a journal share. Only Journal*.cpp use it.
#pragma once

#include "changes/run/Journal.h"

namespace gosetup {

inline constexpr qint64 longestJournal = 64 << 20; ///< bytes

[[nodiscard]] QString journalFile(const QString& dataFolder, const QString& runId);

} // namespace gosetup
