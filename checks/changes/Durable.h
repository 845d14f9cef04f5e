// SPDX-License-Identifier: Apache-2.0
// Lines that are on the disk when the call returns, and one run at a time. Used by the journal,
// apply and undo; knows nothing of what the lines say.
#pragma once

#include "base/Result.h"
#include "machine/Machine.h"

#include <QByteArray>
#include <QLockFile>
#include <QString>

#include <memory>

namespace gosetup {

/// Appends `line` and a newline and flushes the file to the disk. A last line that a kill cut short
/// is ended first. Io, DiskFull.
[[nodiscard]] Result<void> appendDurably(const QString& hostPath, const QByteArray& line);

/// Held while a run is under way; a killed run's lock is stale by itself. InUse when another runs.
[[nodiscard]] Result<std::unique_ptr<QLockFile>> lockRuns(Machine& machine,
                                                          const QString& dataFolder);
/// Whether a run is under way now. False where nothing can be locked.
[[nodiscard]] bool isRunUnderWay(Machine& machine, const QString& dataFolder);

} // namespace gosetup
