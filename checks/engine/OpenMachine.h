// SPDX-License-Identifier: Apache-2.0
// The machine that a program is started on: the practice machine that was asked for, or this
// computer. The one place where the Windows machine slots in.
#pragma once

#include "machine/Machine.h"

#include <memory>

namespace gosetup {

/// `practice`: a built-in name or an image's host path; empty = this computer, which is Usage in a
/// build without Windows ports. `practiceFolder`: where its drives and state are kept; may be
/// empty.
[[nodiscard]] Result<std::shared_ptr<Machine>> openMachine(const QString& practice,
                                                           const QString& practiceFolder);

} // namespace gosetup
