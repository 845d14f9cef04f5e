// SPDX-License-Identifier: Apache-2.0
// Copies a folder tree and proves the copy: what is moved out of a cloud folder is there twice
// before anything points to the new place. Used by the change that moves a folder.
#pragma once

#include "base/Progress.h"
#include "machine/Machine.h"

namespace gosetup {

struct CopiedTree
{
    qint64 files = 0;
    qint64 bytes = 0;
};

/// Copies everything below `from` into the new folder `to`: bytes, times and the read-only
/// attribute. Each file is read back and compared by its SHA-256. The first thing that stands in
/// the way ends it, and is named: a link, a file that is only in the cloud (Unsupported), one that
/// changed meanwhile (ChangedMeanwhile), too little space (DiskFull). Cancelled when `progress`
/// says so. What was copied by then stays in `to`: removing it is the caller's business.
[[nodiscard]] Result<CopiedTree> copyTree(Machine& machine, const QString& from, const QString& to,
                                          Progress& progress);

/// Whether every file below `copy` is below `original`, too, with the same size and time: then the
/// copy can go without a loss. The first one that is not, or nullopt.
[[nodiscard]] Result<std::optional<QString>> firstNotIn(const Files& files, const QString& copy,
                                                        const QString& original,
                                                        const Progress& progress);

} // namespace gosetup
