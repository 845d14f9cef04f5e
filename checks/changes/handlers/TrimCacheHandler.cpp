// SPDX-License-Identifier: Apache-2.0
// The change "trim-build-cache": what `go build` does at its end, at most once a day. Source:
// cmd/go/internal/cache, DiskCache.Trim.
#include "changes/handlers/ChangeHandlers.h"
#include "gosettings/BuildCacheName.h"
#include "machine/Walk.h"

#include <algorithm>

namespace gosetup::handlers {

namespace {

/// What is stale in one of the folders "00" to "ff".
struct StaleShelf
{
    QString folder;
    QStringList files;
    QStringList folders; ///< "<hex>-d" with one program in it
    qint64 fileCount = 0;
    qint64 bytes = 0;
};

void addStaleFolder(Machine& machine, const QString& path, StaleShelf& shelf)
{
    const Progress never;
    const auto held = walk(machine.files(), path, WalkLimits{}, {}, never);
    shelf.folders << path;
    shelf.fileCount += held ? std::max<qint64>(held->files, 1) : 1;
    shelf.bytes += held ? held->bytes : 0;
}

StaleShelf staleIn(Machine& machine, const QString& folder, const QDateTime& cutoff)
{
    StaleShelf shelf{folder, {}, {}};
    const auto entries = machine.files().entries(folder);
    if (!entries)
        return shelf; // Go passes over it too
    for (const FolderEntry& entry : *entries) {
        if (!gosettings::isBuildCacheEntry(entry.name) || !entry.modified.isValid() ||
            entry.modified >= cutoff || entry.isLink())
            continue;
        if (entry.isDirectory) {
            addStaleFolder(machine, winpath::join(folder, entry.name), shelf);
            continue;
        }
        shelf.files << entry.name;
        ++shelf.fileCount;
        shelf.bytes += entry.size;
    }
    return shelf;
}

/// NotFound is no error: then there is nothing to trim.
[[nodiscard]] Result<std::vector<StaleShelf>> staleShelves(Machine& machine,
                                                           const TrimBuildCache& change)
{
    std::vector<StaleShelf> shelves;
    const auto entries = machine.files().entries(change.folder);
    if (!entries && entries.error().code == ErrorCode::NotFound)
        return shelves;
    GOSETUP_RETURN_IF_FAILED(entries);
    // A plan may be old or be anybody's: never more than Go itself would delete.
    const QDateTime cutoff =
        std::min(change.cutoff, gosettings::buildCacheCutoff(machine.clock().now().toUTC()));
    for (const FolderEntry& entry : *entries) {
        if (!entry.isDirectory || entry.isLink() || !gosettings::isBuildCacheFolder(entry.name))
            continue;
        StaleShelf shelf = staleIn(machine, winpath::join(change.folder, entry.name), cutoff);
        if (shelf.fileCount > 0)
            shelves.push_back(std::move(shelf));
    }
    return shelves;
}

} // namespace

Result<State> read(Machine& machine, const TrimBuildCache& change)
{
    const auto shelves = staleShelves(machine, change);
    GOSETUP_RETURN_IF_FAILED(shelves);
    BuildCacheState state{change.folder};
    for (const StaleShelf& shelf : *shelves) {
        state.files += shelf.fileCount;
        state.bytes += shelf.bytes;
    }
    return state;
}

Result<State> intended(const TrimBuildCache& change, const State&, const winpath::VariableLookup&)
{
    if (!winpath::isAbsolute(change.folder) || !change.cutoff.isValid()) {
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 is not an absolute path of a folder").arg(change.folder));
    }
    return BuildCacheState{change.folder};
}

Result<void> perform(ApplyContext& context, const TrimBuildCache& change, const State&,
                     const State&)
{
    const auto shelves = staleShelves(context.machine, change);
    GOSETUP_RETURN_IF_FAILED(shelves);
    for (const StaleShelf& shelf : *shelves) {
        if (context.progress.cancelled())
            return fail(ErrorCode::Cancelled, Text::tr("cancelled"));
        if (auto removed = context.machine.files().removeFiles(shelf.folder, shelf.files); !removed)
            return removed;
        for (const QString& folder : shelf.folders) {
            if (auto removed = context.machine.files().removeTree(folder); !removed)
                return removed;
        }
    }
    return {};
}

Result<UndoResult> undo(ApplyContext&, const TrimBuildCache& change, const ThreeWayState&,
                        const UndoWishes&)
{
    return UndoResult{
        UndoneChange::How::Kept,
        Text::tr("what was deleted from %1 does not come back; Go compiles again what it needs")
            .arg(change.folder)};
}

} // namespace gosetup::handlers
