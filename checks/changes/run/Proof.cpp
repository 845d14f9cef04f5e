// SPDX-License-Identifier: Apache-2.0
#include "changes/run/Proof.h"

#include "changes/handlers/ToolPlaces.h"
#include "toolchain/InstallHelpers.h"
#include "toolchain/InstallUndo.h"

namespace gosetup {

namespace {

[[nodiscard]] tl::unexpected<Error> cannotTell(const PlannedChange& planned, const Text& why)
{
    return fail(
        ErrorCode::Io,
        Text::tr("could not determine whether %1 is as it was before").arg(titleOf(planned.change)),
        {}, why);
}

/// An unpacked tree beside the root that is nobody's: a removal may have failed.
[[nodiscard]] Result<void> removeStaging(Machine& machine, const QString& runId,
                                         const Change& change)
{
    if (const auto* tool = std::get_if<InstallTool>(&change))
        return handlers::removeToolPlaces(machine, runId, tool->program);
    const auto* install = std::get_if<InstallToolchain>(&change);
    if (install == nullptr)
        return {};
    const QString staging = installPlaces(install->root, runId).staging;
    const auto there = machine.files().info(staging);
    if (there && !*there)
        return {};
    if (there) {
        if (const auto gone = machine.files().removeTree(staging); gone)
            return {};
    }
    return fail(ErrorCode::Io, Text::tr("an unfinished Go is still in %1").arg(staging),
                Text::tr("close programs that have files open there"));
}

/// What an undo of one of the undone runs began in `root`.
[[nodiscard]] Result<void> finishUndone(ApplyContext& context, const QString& root)
{
    for (const QString& run : context.undoneRuns) {
        const QString undone = installPlaces(root, run).undone;
        const auto begun = context.machine.files().info(undone);
        GOSETUP_RETURN_IF_FAILED(begun);
        if (!begun->has_value())
            continue;
        GOSETUP_RETURN_IF_FAILED(refusePlantedLeftovers(context.machine, root, run));
        GOSETUP_RETURN_IF_FAILED(repairInterrupted(context.machine, root, run));
    }
    return {};
}

[[nodiscard]] Result<void> finishKilled(ApplyContext& context, const Change& change)
{
    if (const auto* removal = std::get_if<RemoveToolchain>(&change))
        return finishUndone(context, removal->root);
    if (const auto* tool = std::get_if<InstallTool>(&change))
        return handlers::repairTool(context.machine, context.runId, tool->program);
    const auto* install = std::get_if<InstallToolchain>(&change);
    if (install == nullptr)
        return {};
    if (install->scope == Scope::Machine) {
        if (auto own = refusePlantedLeftovers(context.machine, install->root, context.runId); !own)
            return own;
    }
    GOSETUP_RETURN_IF_FAILED(repairInterrupted(context.machine, install->root, context.runId));
    return finishUndone(context, install->root);
}

/// What is ours is out of a place that others have edited: it is not as we had made it.
[[nodiscard]] Result<void> proveChanged(Machine& machine, const PlannedChange& planned)
{
    const auto now = readCurrentState(machine, planned);
    if (!now)
        return cannotTell(planned, now.error().text());
    if (*now == planned.after) {
        return fail(
            ErrorCode::Io,
            Text::tr("%1 still has the state that the run set").arg(titleOf(planned.change)));
    }
    return {};
}

} // namespace

Result<void> proveGone(Machine& machine, const QString& runId, const PlannedChange& planned)
{
    const auto now = readCurrentState(machine, planned);
    if (!now)
        return cannotTell(planned, now.error().text());
    const auto* exclusion = std::get_if<ExclusionState>(&*now);
    if (exclusion != nullptr && !exclusion->excluded)
        return cannotTell(planned, Text::tr("only administrators can read the list"));
    if (*now != planned.before) {
        return fail(ErrorCode::Io,
                    Text::tr("%1 is not as it was before").arg(titleOf(planned.change)));
    }
    return removeStaging(machine, runId, planned.change);
}

Result<UndoResult> undoProven(ApplyContext& context, const PlannedChange& planned,
                              const UndoWishes& wishes)
{
    GOSETUP_RETURN_IF_FAILED(finishKilled(context, planned.change));
    auto back = undoChange(context, planned, wishes);
    if (!back)
        return back;
    Result<void> proven;
    if (back->how == UndoneChange::How::Exact)
        proven = proveGone(context.machine, context.runId, planned);
    else if (back->how == UndoneChange::How::OnlyOurs)
        proven = proveChanged(context.machine, planned);
    if (proven && back->how != UndoneChange::How::Kept)
        proven = removeStaging(context.machine, context.runId, planned.change);
    return proven ? back : Result<UndoResult>(fail(proven.error()));
}

Result<void> putBackProven(ApplyContext& context, const PlannedChange& planned)
{
    if (const auto finished = finishKilled(context, planned.change); !finished)
        return finished;
    const auto now = readCurrentState(context.machine, planned);
    if (!now || *now != planned.before) {
        if (const auto restored = restoreFromBackup(context, planned); !restored)
            return restored;
    }
    if (const auto gone = removeTraces(context.machine, planned.before); !gone)
        return gone;
    return proveGone(context.machine, context.runId, planned);
}

} // namespace gosetup
