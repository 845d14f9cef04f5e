// SPDX-License-Identifier: Apache-2.0
// The change "set-variable".
#include "changes/handlers/ChangeHandlers.h"
#include "changes/handlers/PathEdits.h"
#include "gosettings/SettingNames.h"
#include "gosettings/ShownAddress.h"

#include <QRegularExpression>

namespace gosetup::handlers {

namespace {

[[nodiscard]] Result<void> checkVariable(const SetVariable& change)
{
    const QString& name = change.name;
    if (name.isEmpty() || name.contains(u'=') || name.contains(QChar(0)) || name.size() > 255)
        return fail(ErrorCode::Invalid, Text::tr("\"%1\" is not a variable name").arg(name));
    if (name.compare(QLatin1String("PATH"), Qt::CaseInsensitive) == 0)
        return fail(ErrorCode::Invalid,
                    Text::tr("PATH is edited entry by entry and never replaced"));
    if (!change.text)
        return {};
    if (change.text->contains(QChar(0)))
        return fail(ErrorCode::Invalid,
                    Text::tr("the value for %1 contains a NUL character").arg(name));
    if (change.text->size() > longestVariable) {
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 would be %2 characters long; Windows allows %3")
                        .arg(name)
                        .arg(change.text->size())
                        .arg(longestVariable));
    }
    return {};
}

} // namespace

Result<State> read(Machine& machine, const SetVariable& change)
{
    return readRegistryState(machine, variableRegistryPath(change.scope, change.name));
}

namespace {

bool holdsAddress(const QString& name)
{
    return gosettings::isProxyVariable(name) ||
           gosettings::kindOf(name) == gosettings::SettingKind::ProxyList;
}

/// "%40ss%" of "li:P%40ss%23w@host" is no variable: as a string that is expanded, Windows might
/// take it for one.
bool expandsInAddress(const QString& text)
{
    static const QRegularExpression escape(QStringLiteral("%[0-9A-Fa-f]{2}"));
    return winpath::hasVariable(QString(text).remove(escape));
}

} // namespace

Result<State> intended(const SetVariable& change, const State& before,
                       const winpath::VariableLookup&)
{
    GOSETUP_RETURN_IF_FAILED(checkVariable(change));
    RegistryState state = std::get<RegistryState>(before);
    if (state.value && !state.value->isText()) {
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 is stored as %2 and not as text")
                        .arg(state.place.text())
                        .arg(toString(state.value->kind)),
                    Text::tr("check it in Registry Editor; GoSetup does not change it"));
    }
    if (!change.text) {
        state.value.reset();
        return state;
    }
    RegKind kind = state.value ? state.value->kind : RegKind::String;
    if (holdsAddress(change.name))
        kind = expandsInAddress(*change.text) ? RegKind::ExpandString : RegKind::String;
    else if (winpath::hasVariable(*change.text))
        kind = RegKind::ExpandString;
    if (!state.value || state.value->kind != kind || state.value->text() != *change.text)
        state.value = RegValue::fromText(kind, *change.text);
    return state;
}

Result<void> perform(ApplyContext& context, const SetVariable&, const State&, const State& after)
{
    return writeRegistry(context.machine, after);
}

Result<UndoResult> undo(ApplyContext& context, const SetVariable& change,
                        const ThreeWayState& states, const UndoWishes&)
{
    if (!states.untouched())
        return keptBecauseEdited(change.name);
    GOSETUP_RETURN_IF_FAILED(writeRegistry(context.machine, states.before));
    return UndoResult{};
}

} // namespace gosetup::handlers
