// SPDX-License-Identifier: Apache-2.0
// The change "remove-toolchain": one rename, so that it is done or not done.
#include "changes/handlers/ChangeHandlers.h"
#include "changes/handlers/SetAsideTrees.h"
#include "machine/RunningPrograms.h"
#include "toolchain/InstallHelpers.h"

namespace gosetup::handlers {

Result<State> read(Machine& machine, const RemoveToolchain& change)
{
    return readTree(machine, change.root);
}

Result<State> intended(const RemoveToolchain& change, const State& before,
                       const winpath::VariableLookup&)
{
    TreeState state = std::get<TreeState>(before);
    if (state.present && state.version.isEmpty())
        return fail(ErrorCode::Invalid, Text::tr("%1 does not contain Go").arg(change.root));
    state.present = false;
    state.version.clear();
    state.damaged = false;
    return state;
}

Result<void> perform(ApplyContext& context, const RemoveToolchain& change, const State&,
                     const State&)
{
    if (auto idle = requireNothingRunsFrom(context.machine, change.root); !idle)
        return idle;
    return renameTree(context.machine, change.root,
                      installPlaces(change.root, context.runId).setAside);
}

Result<UndoResult> undo(ApplyContext& context, const RemoveToolchain& change,
                        const ThreeWayState& states, const UndoWishes&)
{
    if (std::get<TreeState>(states.before).present && states.current == states.before) {
        const auto out = takeOutSetAside(context, change.root);
        GOSETUP_RETURN_IF_FAILED(out);
        if (!*out)
            return UndoResult{UndoneChange::How::Nothing, {}};
        return (*out)->keptFiles.isEmpty() ? UndoResult{} : keptFilesOfOthers(**out);
    }
    const UndoResult other{UndoneChange::How::Kept,
                           Text::tr("%1 now contains something else").arg(change.root)};
    if (states.untouched()) {
        GOSETUP_RETURN_IF_FAILED(renameTree(
            context.machine, installPlaces(change.root, context.runId).setAside, change.root));
    } else {
        // Of an undone run: an undo of this one was killed after it had brought the tree back.
        const auto run = runOfTree(context.machine, change.root);
        GOSETUP_RETURN_IF_FAILED(run);
        if (!context.undoneRuns.contains(*run))
            return other;
    }
    const auto undone = takeOutUndone(context, change.root, states.before);
    GOSETUP_RETURN_IF_FAILED(undone);
    if (!undone->keptFiles.isEmpty())
        return keptFilesOfOthers(*undone);
    GOSETUP_RETURN_IF_FAILED(removeTraces(context.machine, states.before));
    return UndoResult{};
}

} // namespace gosetup::handlers
