// SPDX-License-Identifier: Apache-2.0
// This computer as a machine: the Windows ports, put together. Used by openMachine and by the
// elevated copy; decides nothing.
#pragma once

#include "machine/Machine.h"

#include <memory>

namespace gosetup {

/// Reads little: who and what this computer is. Io where Windows does not tell the folders of this
/// account.
[[nodiscard]] Result<std::shared_ptr<Machine>> openWindowsMachine();

} // namespace gosetup
