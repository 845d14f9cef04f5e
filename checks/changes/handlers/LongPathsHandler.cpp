// SPDX-License-Identifier: Apache-2.0
// The change "long-paths". Source: "Maximum Path Length Limitation", Microsoft Learn.
#include "changes/handlers/ChangeHandlers.h"

namespace gosetup::handlers {

namespace {

RegistryValuePath place()
{
    return {Hive::LocalMachine, QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\FileSystem"),
            QStringLiteral("LongPathsEnabled")};
}

} // namespace

Result<State> read(Machine& machine, const EnableLongPaths&)
{
    return readRegistryState(machine, place());
}

Result<State> intended(const EnableLongPaths& change, const State& before,
                       const winpath::VariableLookup&)
{
    RegistryState state = std::get<RegistryState>(before);
    if (state.value && state.value->kind != RegKind::Dword && !change.replaceOtherType) {
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 is stored as %2 and not as a number")
                        .arg(state.place.text())
                        .arg(toString(state.value->kind)),
                    Text::tr("choose the fix that replaces the value"));
    }
    if (!state.value || state.value->dword().value_or(0) != 1)
        state.value = RegValue::fromDword(1);
    return state;
}

Result<void> perform(ApplyContext& context, const EnableLongPaths&, const State&,
                     const State& after)
{
    return writeRegistry(context.machine, after);
}

Result<UndoResult> undo(ApplyContext& context, const EnableLongPaths&, const ThreeWayState& states,
                        const UndoWishes&)
{
    if (!states.untouched())
        return keptBecauseEdited(place().name);
    GOSETUP_RETURN_IF_FAILED(writeRegistry(context.machine, states.before));
    return UndoResult{};
}

} // namespace gosetup::handlers
