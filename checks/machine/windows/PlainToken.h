// SPDX-License-Identifier: Apache-2.0
// What a child process of an elevated one is started with: the same account without administrator
// rights. Used by ChildProcess alone.
#pragma once

#include "base/Result.h"
#include "machine/windows/Win32.h"

namespace gosetup::win32 {

/// A primary token of this process's account in which every group of administrators only denies, no
/// privilege is left but to pass through folders, and the integrity is medium. Sources:
/// CreateRestrictedToken ("the token of a restricted process"), CreateProcessAsUser (a restricted
/// version of the caller's own token needs no privilege to assign).
[[nodiscard]] Result<Handle> plainToken();

} // namespace gosetup::win32
