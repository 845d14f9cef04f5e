// SPDX-License-Identifier: Apache-2.0
// The way back of one line of Go's settings file. Used by the change "go-env" and by undo; pure.
#pragma once

#include "base/Result.h"
#include "changes/State.h"

namespace gosetup {

/// `current` with the line as it was in `before`; other lines stay. Where nothing else was put into
/// a file that we made, it is gone again. Invalid: as goenv::edited().
[[nodiscard]] Result<FileState> withoutGoEnvLine(const QString& name, const FileState& current,
                                                 const FileState& before, const FileState& after);

} // namespace gosetup
