// SPDX-License-Identifier: Apache-2.0
// The change "edit-path".
#include "changes/ChangeTarget.h"
#include "changes/handlers/ChangeHandlers.h"
#include "changes/handlers/PathEdits.h"
#include "paths/PathList.h"

namespace gosetup::handlers {

Result<State> read(Machine& machine, const EditPath& change)
{
    return readRegistryState(machine, variableRegistryPath(change.scope, QStringLiteral("Path")));
}

Result<State> intended(const EditPath& change, const State& before,
                       const winpath::VariableLookup& lookup)
{
    RegistryState state = std::get<RegistryState>(before);
    const bool isText = state.value && state.value->isText();
    const QStringList present = PathList(isText ? state.value->text() : QString()).entries();
    if (!state.value || isText) {
        GOSETUP_RETURN_IF_FAILED(checkNewEntries(change.edits, present, lookup));
    }
    auto value = applyPathEdits(state.value, change.edits, lookup);
    GOSETUP_RETURN_IF_FAILED(value);
    state.value = *value;
    return state;
}

Result<void> perform(ApplyContext& context, const EditPath&, const State&, const State& after)
{
    return writeRegistry(context.machine, after);
}

Text pathChangedSince(const QString& laterRun)
{
    if (!laterRun.isEmpty()) {
        return Text::tr("PATH has been changed by a later run of GoSetup (%1): only the entries "
                        "that the undone run added were removed")
            .arg(laterRun);
    }
    return Text::tr("PATH has been changed by someone else since then: only GoSetup's "
                    "entries were removed");
}

Result<UndoResult> undo(ApplyContext& context, const EditPath& change, const ThreeWayState& states,
                        const UndoWishes& wishes)
{
    if (wishes.keepPath)
        return UndoResult{UndoneChange::How::Kept,
                          Text::tr("PATH is left unchanged, as requested")};
    if (states.untouched() && wishes.keepEntries.isEmpty()) {
        GOSETUP_RETURN_IF_FAILED(writeRegistry(context.machine, states.before));
        return UndoResult{};
    }

    RegistryState target = std::get<RegistryState>(states.current);
    const auto back = undoPathEdits(target.value, std::get<RegistryState>(states.before).value,
                                    std::get<RegistryState>(states.after).value, wishes.keepEntries,
                                    variableLookup(context.machine, change.scope));
    GOSETUP_RETURN_IF_FAILED(back);
    UndoResult result{UndoneChange::How::OnlyOurs,
                      pathChangedSince(wishes.laterPathRuns.value(targetKey(states.before)))};
    if (!back->kept.isEmpty()) {
        result.note = Text::tr("%1 stays on PATH, because that folder contains your files")
                          .arg(back->kept.join(QLatin1String(", ")));
    }
    if (back->value == target.value) {
        result.how = back->kept.isEmpty() ? UndoneChange::How::Nothing : UndoneChange::How::Kept;
        if (back->kept.isEmpty())
            result.note = {};
        return result;
    }
    target.value = back->value;
    target.keyAbsent = std::get<RegistryState>(states.before).keyAbsent;
    GOSETUP_RETURN_IF_FAILED(writeRegistry(context.machine, target));
    return result;
}

} // namespace gosetup::handlers
