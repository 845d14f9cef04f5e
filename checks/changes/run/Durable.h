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

/// What is in a file behind the bytes that stay.
enum class Behind
{
    Nothing,
    CutLine, ///< of a writer that was killed: it goes
};
struct AppendPosition
{
    qint64 size = 0; ///< bytes that stay
    Behind behind = Behind::Nothing;
};

/// Appends `line` and a newline and flushes the file to the disk; the file's size after it. Nothing
/// of a line that fails stays, where the disk lets it go. ChangedMeanwhile, with nothing written,
/// where the file is not of the size that it should be; Io, DiskFull.
[[nodiscard]] Result<qint64> appendDurably(const QString& hostPath, const QByteArray& line,
                                           const AppendPosition& place);

/// Held while a run is under way; a killed run's lock is stale by itself. InUse when another runs,
/// AccessDenied, Corrupt when something in the place of the lock is none.
[[nodiscard]] Result<std::unique_ptr<QLockFile>> lockRuns(Machine& machine,
                                                          const QString& dataFolder);
/// Whether a run is under way now. False where nothing can be locked.
[[nodiscard]] bool isRunUnderWay(Machine& machine, const QString& dataFolder);

} // namespace gosetup
