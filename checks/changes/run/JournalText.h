// SPDX-License-Identifier: Apache-2.0
// The text of a journal file and what it proves. Pure; used by writing and reading journals.
#pragma once

#include "changes/run/Journal.h"

namespace gosetup {

inline constexpr qint64 longestJournal = 64 << 20; ///< bytes

/// Pure: the text of a journal file.
[[nodiscard]] Result<JournalRun> parseJournal(const QByteArray& text);
/// Pure: the text of a run that was killed before its first line was on the disk, so before it did
/// anything: nothing, or the beginning of that line.
[[nodiscard]] bool hasBegunNothing(const QByteArray& text);

} // namespace gosetup
