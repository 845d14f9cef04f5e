// SPDX-License-Identifier: Apache-2.0
#include "changes/run/ChooseRun.h"

#include <QSet>

#include <algorithm>

namespace gosetup {

namespace {

/// Each in its own words, one after the other.
Text listed(const std::vector<Text>& parts)
{
    Text all;
    for (const Text& part : parts)
        all = all.isEmpty() ? part : Text::tr("%1; %2").arg(all).arg(part);
    return all;
}

bool leftSomething(const std::vector<JournalRun>& runs, const JournalRun& run)
{
    return !run.lost.empty() || !entriesLeft(runs, run).empty();
}

/// By what a run that is no later than `run` knew of those before it.
bool isOlderForCertain(const JournalRun& other, const JournalRun& run,
                       const std::vector<JournalRun>& runs)
{
    for (const JournalRun& witness : runs) {
        if (witness.after.contains(other.runId))
            return true;
        if (witness.runId == run.runId)
            break;
    }
    return false;
}

[[nodiscard]] tl::unexpected<Error> cannotRead(const JournalRun& run)
{
    return fail(ErrorCode::Corrupt,
                Text::tr("run %1 cannot be undone: its journal %2 cannot be read")
                    .arg(run.runId)
                    .arg(run.file),
                Text::tr("repair that file or restore it from a backup, then try again"),
                run.unreadable->text());
}

[[nodiscard]] tl::unexpected<Error> mayBeTheLast(const JournalRun& run, const JournalRun* chosen)
{
    const Text what = Text::tr("run %1 may be the last one, and its journal %2 cannot be read")
                          .arg(run.runId)
                          .arg(run.file);
    const Text file = Text::tr("repair that file or restore it from a backup, then try again");
    if (chosen == nullptr)
        return fail(ErrorCode::Corrupt, what, file, run.unreadable->text());
    return fail(ErrorCode::Corrupt, what,
                Text::tr("repair that file, or specify the run to undo: gosetup undo %1")
                    .arg(chosen->runId),
                run.unreadable->text());
}

[[nodiscard]] Result<JournalRun> named(const std::vector<JournalRun>& runs, const QString& runId)
{
    const auto run = std::find_if(runs.begin(), runs.end(),
                                  [&](const JournalRun& r) { return r.runId == runId; });
    if (run == runs.end()) {
        return fail(ErrorCode::NotFound, Text::tr("run %1 does not exist").arg(runId),
                    Text::tr("the history lists the runs"));
    }
    if (run->unreadable)
        return cannotRead(*run);
    if (!run->undoes.isEmpty()) {
        return fail(ErrorCode::Usage, Text::tr("run %1 is itself an undo").arg(run->runId),
                    Text::tr("apply a plan to make the changes again"));
    }
    return *run;
}

} // namespace

bool mayBeThere(const JournalEntry& entry)
{
    return entry.phase != Phase::Failed && entry.phase != Phase::Undone;
}

bool wasUndone(const std::vector<JournalRun>& runs, const QString& runId)
{
    return std::any_of(runs.begin(), runs.end(), [&](const JournalRun& run) {
        return run.undoes == runId && run.result == RunEnd::Done;
    });
}

std::vector<JournalEntry> entriesLeft(const std::vector<JournalRun>& runs, const JournalRun& run)
{
    QSet<int> gone;
    for (const JournalRun& other : runs) {
        if (other.undoes != run.runId)
            continue;
        for (const JournalEntry& entry : other.entries) {
            // What was kept may go another time.
            if (entry.phase == Phase::Undone && entry.detail != QLatin1String("kept"))
                gone.insert(entry.index);
        }
    }
    std::vector<JournalEntry> left;
    for (const JournalEntry& entry : run.entries) {
        if (mayBeThere(entry) && !gone.contains(entry.index))
            left.push_back(entry);
    }
    return left;
}

Result<JournalRun> chooseRun(const std::vector<JournalRun>& runs, const QString& runId)
{
    if (!runId.isEmpty())
        return named(runs, runId);
    const auto chosen = std::find_if(runs.rbegin(), runs.rend(), [&](const JournalRun& run) {
        return !run.unreadable && run.undoes.isEmpty() && leftSomething(runs, run) &&
               !wasUndone(runs, run.runId);
    });
    const JournalRun* run = chosen == runs.rend() ? nullptr : &*chosen;
    for (auto other = runs.rbegin(); other != runs.rend(); ++other) {
        if (other->unreadable && (run == nullptr || !isOlderForCertain(*other, *run, runs)))
            return mayBeTheLast(*other, run);
    }
    if (run == nullptr)
        return fail(ErrorCode::NotFound, Text::tr("there is no run to undo"));
    return *run;
}

Text describe(const LostChange& lost)
{
    if (lost.index < 0)
        return Text::tr("unknown changes");
    if (lost.title.isEmpty())
        return Text::tr("change %1").arg(lost.index + 1);
    return Text::tr("change %1, %2").arg(lost.index + 1).arg(lost.title);
}

Error notWhole(const JournalRun& run)
{
    std::vector<Text> damage;
    for (const JournalDamage& one : run.damage)
        damage.push_back(one.what);
    std::vector<Text> lost;
    for (const LostChange& one : run.lost)
        lost.push_back(describe(one));
    return Error::make(
        ErrorCode::Corrupt,
        Text::tr("the journal of run %1 is damaged and does not say whether these changes are "
                 "still present: %2")
            .arg(run.runId)
            .arg(listed(lost)),
        Text::tr("check these locations yourself, or restore %1 from a backup").arg(run.file),
        listed(damage));
}

} // namespace gosetup
