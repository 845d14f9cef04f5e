// SPDX-License-Identifier: Apache-2.0
// The change "alias": an App Execution Alias of this user, off or on again.
#include "changes/handlers/ChangeHandlers.h"

namespace gosetup::handlers {

Result<State> read(Machine& machine, const SwitchAlias& change)
{
    const auto stubs = machine.aliases().list();
    GOSETUP_RETURN_IF_FAILED(stubs);
    for (const AliasStub& stub : *stubs) {
        if (stub.name.compare(change.name, Qt::CaseInsensitive) != 0)
            continue;
        // The tag decides, not the size: a regular file of this name is a program of its own.
        if (stub.reparseTag != reparse::appExecLink) {
            return fail(ErrorCode::Invalid,
                        Text::tr("%1 is not an alias but a regular file").arg(stub.path));
        }
        return AliasState{change.name, true, stub.reparseTag, stub.reparseData};
    }
    return AliasState{change.name, false, 0, {}};
}

Result<State> intended(const SwitchAlias& change, const State& before,
                       const winpath::VariableLookup&)
{
    if (!change.on)
        return AliasState{change.name, false, 0, {}};
    if (std::get<AliasState>(before).on)
        return before;
    if (change.reparseTag != reparse::appExecLink || change.reparseData.isEmpty()) {
        return fail(ErrorCode::Invalid,
                    Text::tr("no saved data to turn the alias %1 on").arg(change.name));
    }
    return AliasState{change.name, true, change.reparseTag, change.reparseData};
}

Result<void> perform(ApplyContext& context, const SwitchAlias& change, const State&,
                     const State& after)
{
    const auto& target = std::get<AliasState>(after);
    if (!target.on)
        return context.machine.aliases().disable(change.name);
    return context.machine.aliases().restore(change.name, target.reparseTag, target.reparseData);
}

Result<UndoResult> undo(ApplyContext& context, const SwitchAlias& change,
                        const ThreeWayState& states, const UndoWishes&)
{
    const auto& before = std::get<AliasState>(states.before);
    const auto& current = std::get<AliasState>(states.current);
    // Settings or the package brought it back by itself, perhaps for a newer version: theirs.
    if (before.on == current.on)
        return UndoResult{UndoneChange::How::Nothing, {}};
    const auto done = before.on ? context.machine.aliases().restore(change.name, before.reparseTag,
                                                                    before.reparseData)
                                : context.machine.aliases().disable(change.name);
    GOSETUP_RETURN_IF_FAILED(done);
    return UndoResult{};
}

} // namespace gosetup::handlers
