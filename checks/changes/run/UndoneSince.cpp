// SPDX-License-Identifier: Apache-2.0
#include "changes/run/UndoneSince.h"

#include "changes/ChangeTarget.h"
#include "changes/handlers/GoEnvLines.h"
#include "changes/handlers/PathEdits.h"
#include "changes/run/ChooseRun.h"
#include "changes/run/Undo.h"
#include "gosettings/EnvFile.h"

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

/// What an undo kept at the person's wish is still meant; only PATH can be kept so.
bool isStillMeant(const JournalEntry& undone)
{
    return undone.phase != Phase::Undone ||
           (undone.detail == toString(UndoneChange::How::Kept) &&
            std::holds_alternative<EditPath>(undone.planned.change));
}

/// Of a file only the line counts that the change is about.
bool isSameThere(const Change& change, const State& a, const State& b)
{
    const auto* line = std::get_if<WriteGoEnv>(&change);
    const auto* left = std::get_if<FileState>(&a);
    const auto* right = std::get_if<FileState>(&b);
    if (line == nullptr || left == nullptr || right == nullptr)
        return a == b;
    const auto value = [&](const FileState& file) {
        return file.bytes ? goenv::value(*file.bytes, line->name) : std::nullopt;
    };
    return left->path == right->path && value(*left) == value(*right);
}

auto placeOf(const std::vector<JournalRun>& runs, const JournalRun& run)
{
    return std::ranges::find(runs, run.runId, &JournalRun::runId);
}

} // namespace

std::vector<JournalEntry> withoutUndoneRuns(const std::vector<JournalRun>& runs,
                                            const JournalRun& run,
                                            std::vector<JournalEntry> entries)
{
    const auto at = placeOf(runs, run);
    QSet<QString> earlier;
    for (auto one = runs.begin(); one != at; ++one)
        earlier.insert(one->runId);
    for (auto one = at; one != runs.end(); ++one) {
        if (!earlier.contains(one->undoes))
            continue;
        // An undo notes its changes in the order of undoing, with the states that it went by.
        for (const JournalEntry& undone : one->entries) {
            if (isStillMeant(undone))
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

QStringList undoneBefore(const std::vector<JournalRun>& runs, const JournalRun& run)
{
    QStringList undone;
    const auto at = placeOf(runs, run);
    for (auto one = runs.begin(); one != at; ++one) {
        if (one->undoes.isEmpty() && wasUndone(runs, one->runId))
            undone << one->runId;
    }
    return undone;
}

std::optional<QString> laterRunOn(const std::vector<JournalRun>& runs, const JournalRun& run,
                                  const PlannedChange& planned, const State& current)
{
    std::optional<QString> later;
    State state = planned.after;
    bool behind = false; // the change itself
    for (auto one = placeOf(runs, run); one != runs.end(); ++one) {
        if (!one->undoes.isEmpty())
            continue;
        for (const JournalEntry& entry : entriesLeft(runs, *one)) {
            const PlannedChange& next = entry.planned;
            if (one->runId == run.runId && !behind) {
                behind = targetKey(next.change) == targetKey(planned.change);
                continue;
            }
            if (targetKey(next.before) != targetKey(state) ||
                !isSameThere(planned.change, next.before, state))
                continue;
            state = next.after;
            // One that was undone and kept this place itself waits for a later one too.
            if (!later && one->runId != run.runId && !wasUndone(runs, one->runId))
                later = one->runId;
        }
    }
    return isSameThere(planned.change, state, current) ? later : std::nullopt;
}

} // namespace gosetup
