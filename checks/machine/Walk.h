// SPDX-License-Identifier: Apache-2.0
// A bounded walk through a folder tree: counts, bytes, ages, and what a caller looks for. Used by
// collectors and changes on caches of many thousand files. Opens no file, follows no link.
#pragma once

#include "base/Progress.h"
#include "machine/Files.h"

#include <chrono>
#include <functional>
#include <optional>

namespace gosetup {

struct WalkEntry : FolderEntry
{
    QString path;
};

enum class WalkStep
{
    Continue,
    SkipFolder, ///< of a folder: nothing below it
    Stop
};

struct WalkLimits
{
    qint64 entries = 1'000'000;        ///< files and folders together
    int depth = 64;                    ///< folders below the first one; deeper ones are not read
    std::chrono::milliseconds time{0}; ///< 0: none
};

struct WalkSummary
{
    qint64 files = 0; ///< links are counted as files
    qint64 folders = 0;
    qint64 bytes = 0;                ///< sizes as the folders tell them
    QDateTime newest;                ///< of the files; invalid without one
    qint64 unreadable = 0;           ///< folders that could not be listed
    bool complete = true;            ///< false: stopped by a limit, or by the visitor
    std::optional<Error> firstError; ///< of what is in `unreadable`, or was not removed
};

using WalkVisitor = std::function<WalkStep(const WalkEntry&)>;

/// Everything below `folder`, each folder before what is in it. NotFound where there is none,
/// Cancelled when `cancel` says so.
[[nodiscard]] Result<WalkSummary> walk(const Files& files, const QString& folder,
                                       const WalkLimits& limits, const WalkVisitor& visit,
                                       const Progress& cancel);

/// Removes the files below that `wanted` chooses; the summary counts what is gone. A file that
/// cannot be removed stays, and is told in `firstError`.
[[nodiscard]] Result<WalkSummary>
removeFilesBelow(Files& files, const QString& folder,
                 const std::function<bool(const WalkEntry&)>& wanted, const Progress& cancel);

} // namespace gosetup
