// SPDX-License-Identifier: Apache-2.0
// The change "remove-toolchain": one rename, so that it is done or not done.
#include "changes/Kinds.h"
#include "machine/RunningPrograms.h"
#include "toolchain/Install.h"

namespace gosetup::kinds {

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

Result<void> perform(Doing& doing, const RemoveToolchain& change, const State&, const State&)
{
    if (auto idle = requireNothingRunsFrom(doing.machine, change.root); !idle)
        return idle;
    return renameTree(doing.machine, change.root, installPlaces(change.root, doing.runId).setAside);
}

Result<TakenBack> takeBack(Doing& doing, const RemoveToolchain& change, const Sides& sides,
                           const TakeBackWishes&)
{
    if (!sides.untouched()) {
        return TakenBack{UndoneChange::How::Kept,
                         Text::tr("%1 now contains something else").arg(change.root)};
    }
    const auto back =
        renameTree(doing.machine, installPlaces(change.root, doing.runId).setAside, change.root);
    if (!back)
        return fail(back.error());
    return TakenBack{};
}

} // namespace gosetup::kinds
