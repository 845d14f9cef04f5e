// SPDX-License-Identifier: Apache-2.0
// Names in the build cache, and Go's own rule on what of it is deleted. Used by the facts on caches
// and by the change that trims it. Pure.
#pragma once

#include <QDateTime>
#include <QString>

namespace gosetup::gosettings {

/// "00" to "ff"
[[nodiscard]] bool isBuildCacheFolder(const QString& name);
/// "<64 hex digits>-a" or "-d"; the latter may be a folder with one program in it.
[[nodiscard]] bool isBuildCacheEntry(const QString& name);
/// What was last used before this is deleted by the next go command that looks: five days, and the
/// hour by which a file's time may lag behind. Source: cmd/go/internal/cache, DiskCache.Trim.
[[nodiscard]] QDateTime buildCacheCutoff(const QDateTime& now);

} // namespace gosetup::gosettings
