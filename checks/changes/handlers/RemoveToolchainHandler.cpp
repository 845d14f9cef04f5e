// SPDX-License-Identifier: Apache-2.0
// The change "remove-toolchain": one rename, so that it is done or not done.
#include "changes/handlers/ChangeHandlers.h"
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
    if (!states.untouched()) {
        return UndoResult{UndoneChange::How::Kept,
                          Text::tr("%1 now contains something else").arg(change.root)};
    }
    const auto back = renameTree(context.machine,
                                 installPlaces(change.root, context.runId).setAside, change.root);
    GOSETUP_RETURN_IF_FAILED(back);
    return UndoResult{};
}

} // namespace gosetup::handlers
