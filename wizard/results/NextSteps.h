// SPDX-License-Identifier: Apache-2.0
// What to tell after a run or an undo: what came of it, and what to do next. Pure.
#pragma once

#include "changes/run/Undo.h"
#include "engine/Check.h"
#include "results/NoticePanel.h"

namespace gosetup {

/// `practice`: the run was on a practice machine, and touched nothing of this computer. `after`:
/// what a check found since; nullptr while it is under way.
[[nodiscard]] NoticePanel::Notice noticeOf(const RunReport& run, bool practice,
                                           const Report* after = nullptr);
[[nodiscard]] NoticePanel::Notice noticeOf(const UndoReport& undo);

} // namespace gosetup
