// SPDX-License-Identifier: Apache-2.0
// Who may write where on a practice machine, as Windows sets it up: profiles are their user's,
// Windows and Program Files the administrators', and folders in a drive's root everybody's.
#pragma once

#include "machine/Files.h"
#include "machine/System.h"
#include "machine/practice/VirtualTree.h"

namespace gosetup {

/// Rights in `folder` (absolute, links resolved): the nearest override or protected list above it
/// wins, then the place. Source of the drive-root rule: golang/go#42070.
[[nodiscard]] FolderAccess accessOf(const VirtualTree& tree, const KnownFolders& known,
                                    const QString& folder, bool elevated);

/// The same for accounts without administrator rights; `userName` is the person's. Sources: the
/// lists that Windows sets up ("icacls C:\\", ProgramData, Program Files on a fresh Windows 11).
[[nodiscard]] NonAdminControl nonAdminControlOf(const VirtualTree& tree, const KnownFolders& known,
                                                const QString& userName, const QString& path);

} // namespace gosetup
