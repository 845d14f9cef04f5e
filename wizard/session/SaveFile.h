// SPDX-License-Identifier: Apache-2.0
// Writes what a person saves from the window to a file of this computer.
#pragma once

#include "base/Result.h"

#include <QByteArray>

namespace gosetup {

/// Whole or not at all, readable by this person only. Io names the file.
[[nodiscard]] Result<void> saveHostFile(const QString& path, const QByteArray& bytes);

} // namespace gosetup
