// SPDX-License-Identifier: Apache-2.0
// Host-file helpers of the downloader and the unpacker: what a failed write truly means.
#pragma once

#include "base/Result.h"

#include <QFileDevice>

namespace gosetup {

/// DiskFull, AccessDenied, InUse or Io, naming the file: an access that was denied is never called
/// a full disk (rustup#2870).
[[nodiscard]] Error writeFailure(const QFileDevice& file, const QString& path);
/// A file that was written a moment ago and is gone, or may not be read: a security product has it.
[[nodiscard]] Error vanishedFailure(const QString& path, const QString& detail);
/// The same as writeFailure for a folder that could not be made.
[[nodiscard]] Error folderFailure(const QString& path);
/// DiskFull, with both numbers, when the volume of `folder` has fewer than `bytes` bytes free. A
/// volume that does not tell passes.
[[nodiscard]] Result<void> requireSpace(const QString& folder, qint64 bytes);

} // namespace gosetup
