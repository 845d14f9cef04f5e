// SPDX-License-Identifier: Apache-2.0
// The volume that holds an existing file: its root, kind, file system, free space, and whether it
// is a Dev Drive. Used by the Windows files port and host files.
#pragma once

#include "machine/Files.h"

namespace gosetup::win32 {

/// `path` exists and is resolved. NotFound where there is no such drive; a property that the system
/// does not tell is an error, but Dev Drive: Windows before 11 22621.2338 has none.
[[nodiscard]] Result<VolumeInfo> volumeOf(const QString& path);

/// Of the same volume, the kind alone. NotFound where there is no such drive.
[[nodiscard]] Result<VolumeKind> volumeKindOf(const QString& path);

} // namespace gosetup::win32
