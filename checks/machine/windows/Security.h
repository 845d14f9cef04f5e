// SPDX-License-Identifier: Apache-2.0
// Lists of permissions of real folders, read into values and set once, at birth. Used by the
// Windows files port; what a list means is Permissions' business.
#pragma once

#include "base/Result.h"
#include "machine/Files.h"
#include "machine/formats/Permissions.h"

namespace gosetup::win32 {

/// Owner and list of an existing file or folder, links followed. A file system that keeps none
/// (FAT) yields an unlimited list. AccessDenied where they may not be read.
[[nodiscard]] Result<AccessList> readAccessList(const QString& path);

/// Who else than administrators may change an existing file or folder, links followed, by name
/// where the system knows one. The answer is the same with and without administrator rights.
[[nodiscard]] Result<NonAdminControl> nonAdminControl(const QString& path);

/// Makes one folder that only SYSTEM, administrators and, without elevation, its maker may write
/// to, from its first moment; reads the list back. False where something has that name already.
[[nodiscard]] Result<bool> makeProtectedFolder(const QString& path);
/// Untrusted, naming them, when others than those own or may write to an existing folder.
[[nodiscard]] Result<void> requireProtected(const QString& path);
/// For an elevated process, about a folder that holds a protected one: Untrusted when others than
/// those could rename the protected one away and put their own in its place.
[[nodiscard]] Result<void> requireSafeAbove(const QString& path);

} // namespace gosetup::win32
