// SPDX-License-Identifier: Apache-2.0
// The change "edit-path".
#include "changes/Kinds.h"
#include "changes/PathEdits.h"

namespace gosetup::kinds {

Result<State> read(Machine& machine, const EditPath& change)
{
    return readRegistry(machine, variablePlace(change.scope, QStringLiteral("Path")));
}

Result<State> intended(const EditPath& change, const State& before,
                       const winpath::VariableLookup& lookup)
{
    RegistryState state = std::get<RegistryState>(before);
    auto value = applyPathEdits(state.value, change.edits, lookup);
    if (!value)
        return fail(value.error());
    state.value = *value;
    return state;
}

Result<void> perform(Doing& doing, const EditPath&, const State&, const State& after)
{
    return writeRegistry(doing.machine, after);
}

Result<TakenBack> takeBack(Doing& doing, const EditPath& change, const Sides& sides,
                           const TakeBackWishes& wishes)
{
    if (wishes.keepPath)
        return TakenBack{UndoneChange::How::Kept, Text::tr("PATH is left unchanged, as requested")};
    if (sides.untouched() && wishes.keepEntries.isEmpty()) {
        if (const auto written = writeRegistry(doing.machine, sides.before); !written)
            return fail(written.error());
        return TakenBack{};
    }

    RegistryState target = std::get<RegistryState>(sides.current);
    const auto back =
        takeBackPathEdits(target.value, std::get<RegistryState>(sides.before).value,
                          std::get<RegistryState>(sides.after).value, wishes.keepEntries,
                          variableLookup(doing.machine, change.scope));
    if (!back)
        return fail(back.error());
    TakenBack result{UndoneChange::How::OnlyOurs,
                     Text::tr("PATH has been changed by someone else since then: only GoSetup's "
                              "entries were removed")};
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
    target.keyAbsent = std::get<RegistryState>(sides.before).keyAbsent;
    if (const auto written = writeRegistry(doing.machine, target); !written)
        return fail(written.error());
    return result;
}

} // namespace gosetup::kinds
