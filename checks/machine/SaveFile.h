// SPDX-License-Identifier: Apache-2.0
// What a person saves, and what else of ours tells of a computer: reports, plans, images,
// addresses.
#pragma once

#include "base/Result.h"

#include <QByteArray>

namespace gosetup {

/// Whole or not at all, and its owner's to read only (Windows: its folder says who may). Makes no
/// folder. The error names the file and what to do: DiskFull, AccessDenied, InUse, Io.
[[nodiscard]] Result<void> saveFile(const QString& hostPath, const QByteArray& bytes);

} // namespace gosetup
