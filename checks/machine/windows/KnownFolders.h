// SPDX-License-Identifier: Apache-2.0
// The folders of this user and computer, as the shell knows them now. Used by WindowsSystem only.
#pragma once

#include "machine/System.h"

namespace gosetup::win32 {

/// What the shell does not tell stays empty. Folders need not exist.
[[nodiscard]] KnownFolders knownFolders();
/// After redirection, which may change while a program runs.
[[nodiscard]] QString documentsFolder();
[[nodiscard]] QString desktopFolder();

} // namespace gosetup::win32
