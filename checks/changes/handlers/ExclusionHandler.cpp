// SPDX-License-Identifier: Apache-2.0
// The change "defender-exclusion".
#include "changes/handlers/ChangeHandlers.h"
#include "machine/HiddenExclusions.h"
#include "paths/ExclusionRules.h"

#include <algorithm>

namespace gosetup::handlers {

namespace {

[[nodiscard]] Result<void> checkFolder(const DefenderExclusion& change,
                                       const ExclusionContext& context)
{
    const ExclusionVerdict verdict = exclusionVerdict(change.folder, context);
    // One that is too broad may be taken off the list, but it must name one place.
    const bool literal =
        verdict != ExclusionVerdict::Empty && verdict != ExclusionVerdict::NotAbsolute &&
        verdict != ExclusionVerdict::Variable && verdict != ExclusionVerdict::Wildcard;
    if (verdict == ExclusionVerdict::Fine || (literal && !change.excluded))
        return {};
    return fail(ErrorCode::Invalid, explain(verdict, change.folder),
                Text::tr("specify the folder that Go writes to, as a full path"));
}

[[nodiscard]] Result<void> set(Machine& machine, const QString& folder, bool excluded)
{
    return excluded ? machine.defender().addPath(folder) : machine.defender().removePath(folder);
}

} // namespace

Result<State> read(Machine& machine, const DefenderExclusion& change)
{
    GOSETUP_RETURN_IF_FAILED(checkFolder(change, exclusionContext(machine.system().folders())));
    const auto lists = machine.defender().exclusions();
    ExclusionState state{change.folder, std::nullopt};
    if (!lists) {
        const ErrorCode code = lists.error().code;
        if (code == ErrorCode::NeedsElevation || code == ErrorCode::Policy)
            return state;
        return fail(lists.error());
    }
    if (isHidden(lists->paths))
        return state;
    state.excluded =
        std::any_of(lists->paths.begin(), lists->paths.end(),
                    [&](const QString& path) { return winpath::same(path, change.folder); });
    return state;
}

Result<State> intended(const DefenderExclusion& change, const State&,
                       const winpath::VariableLookup&)
{
    GOSETUP_RETURN_IF_FAILED(checkFolder(change, {}));
    return ExclusionState{change.folder, change.excluded};
}

Result<void> perform(ApplyContext& context, const DefenderExclusion& change, const State& before,
                     const State&)
{
    if (!std::get<ExclusionState>(before).excluded && !context.effectOnly) {
        return fail(
            ErrorCode::Policy,
            Text::tr(
                "the list of exclusions is hidden: could not determine whether %1 takes effect")
                .arg(change.folder),
            Text::tr("contact your administrator"));
    }
    if (auto done = set(context.machine, change.folder, change.excluded); !done)
        return done;
    // "Might appear to succeed": only what the list then says counts.
    const auto now = read(context.machine, change);
    GOSETUP_RETURN_IF_FAILED(now);
    if (std::get<ExclusionState>(*now).excluded == change.excluded || context.effectOnly)
        return {};
    return fail(ErrorCode::Policy,
                Text::tr("Defender accepted the exclusion of %1, but it is not in effect")
                    .arg(change.folder),
                Text::tr("your organisation manages exclusions; contact your administrator"));
}

Result<UndoResult> undo(ApplyContext& context, const DefenderExclusion& change,
                        const ThreeWayState& states, const UndoWishes&)
{
    const auto& before = std::get<ExclusionState>(states.before);
    if (!before.excluded) {
        return UndoResult{
            UndoneChange::How::Kept,
            Text::tr("could not determine whether %1 was excluded before").arg(change.folder)};
    }
    if (!states.untouched())
        return keptBecauseEdited(change.folder);
    GOSETUP_RETURN_IF_FAILED(set(context.machine, change.folder, *before.excluded));
    return UndoResult{};
}

} // namespace gosetup::handlers
