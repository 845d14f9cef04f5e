// SPDX-License-Identifier: Apache-2.0
// What to tell after a run or an undo: what came of it, and what to do next. Pure.
#pragma once

#include "changes/run/Undo.h"
#include "results/NoticePanel.h"

namespace gosetup {

/// `practice`: the run was on a practice machine, and touched nothing of this computer.
[[nodiscard]] NoticePanel::Notice noticeOf(const RunReport& run, bool practice);
[[nodiscard]] NoticePanel::Notice noticeOf(const UndoReport& undo);

} // namespace gosetup
