// SPDX-License-Identifier: Apache-2.0
#include "changes/run/UndoneSince.h"

#include "changes/ChangeTarget.h"
#include "changes/handlers/GoEnvLines.h"
#include "changes/handlers/PathEdits.h"

#include <QSet>

#include <algorithm>

namespace gosetup {

namespace {

State withoutEdits(RegistryState state, const RegistryState& before, const RegistryState& after)
{
    const auto back = undoPathEdits(state.value, before.value, after.value);
    if (!back)
        return state;
    state.value = back->value;
    state.keyAbsent = before.keyAbsent;
    return state;
}

/// The state as the undo of that change would leave it.
State without(const State& state, const PlannedChange& undone)
{
    if (state == undone.after)
        return undone.before;
    const auto* registry = std::get_if<RegistryState>(&state);
    if (registry != nullptr && std::holds_alternative<EditPath>(undone.change))
        return withoutEdits(*registry, std::get<RegistryState>(undone.before),
                            std::get<RegistryState>(undone.after));
    const auto* file = std::get_if<FileState>(&state);
    if (const auto* line = std::get_if<WriteGoEnv>(&undone.change); file != nullptr && line) {
        const auto back = withoutGoEnvLine(line->name, *file, std::get<FileState>(undone.before),
                                           std::get<FileState>(undone.after));
        return back ? State(*back) : state;
    }
    return state;
}

} // namespace

std::vector<JournalEntry> withoutUndoneRuns(const std::vector<JournalRun>& runs,
                                            const JournalRun& run,
                                            std::vector<JournalEntry> entries)
{
    const auto at =
        std::ranges::find_if(runs, [&](const JournalRun& one) { return one.runId == run.runId; });
    QSet<QString> earlier;
    for (auto one = runs.begin(); one != at; ++one)
        earlier.insert(one->runId);
    for (auto one = at; one != runs.end(); ++one) {
        if (!earlier.contains(one->undoes))
            continue;
        // An undo notes its changes in the order of undoing, with the states that it went by.
        for (const JournalEntry& undone : one->entries) {
            if (undone.phase != Phase::Undone || undone.detail == QLatin1String("kept"))
                continue;
            for (JournalEntry& entry : entries) {
                if (targetKey(entry.planned.before) != targetKey(undone.planned.before))
                    continue;
                entry.planned.before = without(entry.planned.before, undone.planned);
                entry.planned.after = without(entry.planned.after, undone.planned);
            }
        }
    }
    return entries;
}

} // namespace gosetup
