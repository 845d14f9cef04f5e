// SPDX-License-Identifier: Apache-2.0
// Which runs there were, which of them ended in the middle, and bringing those to a stand.
#include "changes/run/History.h"
#include "base/Log.h"
#include "changes/handlers/ChangeHandlers.h"
#include "changes/handlers/ToolPlaces.h"
#include "changes/run/ChangeExecutor.h"
#include "changes/run/ChooseRun.h"
#include "changes/run/Durable.h"
#include "changes/run/JournalFolder.h"
#include "changes/run/Undo.h"
#include "machine/TemporaryName.h"
#include "paths/WindowsPath.h"
#include "toolchain/InstallUndo.h"

#include <algorithm>

namespace gosetup {

namespace {

RunEnd endOf(const JournalRun& run)
{
    return run.unreadable ? RunEnd::Unreadable : run.result.value_or(RunEnd::Interrupted);
}

RunSummary summaryOf(const JournalRun& run, const std::vector<JournalRun>& all)
{
    RunSummary summary{run.runId, run.undoes,     {}, run.started, run.ended, endOf(run), {},
                       run.file,  run.unreadable, {}, run.lost};
    for (const JournalDamage& damage : run.damage)
        summary.damage.push_back(damage.what);
    for (const JournalEntry& entry : run.entries) {
        if (mayBeThere(entry) || !run.undoes.isEmpty())
            summary.changes.push_back(entry.planned);
    }
    for (const JournalRun& other : all) {
        if (other.undoes == run.runId && other.result == RunEnd::Done)
            summary.undoneBy = other.runId;
    }
    return summary;
}

/// The toolchain part: whatever a kill left between unpacking and the last rename.
[[nodiscard]] Result<void> repairToolchain(Machine& machine, const JournalRun& run,
                                           const JournalEntry& entry, Recovery& recovery)
{
    const auto* install = std::get_if<InstallToolchain>(&entry.planned.change);
    const bool midway = entry.phase == Phase::Intended || entry.phase == Phase::Undoing;
    if (install == nullptr || !midway)
        return {};
    if (install->scope == Scope::Machine) {
        if (auto own = refusePlantedLeftovers(machine, install->root, run.runId); !own)
            return own;
    }
    const auto repaired = repairInterrupted(machine, install->root, run.runId);
    GOSETUP_RETURN_IF_FAILED(repaired);
    switch (*repaired) {
    case RepairOutcome::NothingToDo: break;
    case RepairOutcome::Removed:
        recovery.what.push_back(
            Text::tr("an unfinished Go was removed from %1").arg(install->root));
        break;
    case RepairOutcome::OldRestored:
        recovery.what.push_back(Text::tr("the previous Go was restored to %1").arg(install->root));
        break;
    case RepairOutcome::Complete:
        recovery.what.push_back(Text::tr("the new Go in %1 is complete").arg(install->root));
        break;
    }
    return {};
}

/// What a kill between writing a file and putting it in place left beside it. Only where the file
/// itself is whole: the new bytes may be nowhere else.
void removeTemporaries(Machine& machine, const PlannedChange& planned)
{
    const auto* file = std::get_if<FileState>(&planned.before);
    const auto now = file ? readCurrentState(machine, planned) : Result<State>(planned.before);
    if (file == nullptr || !now || (*now != planned.before && *now != planned.after))
        return;
    const QString folder = winpath::parent(file->path);
    const auto names = machine.files().list(folder);
    for (const QString& name : names.value_or(QStringList())) {
        if (!isTemporaryOfOurs(name))
            continue;
        if (const auto gone = machine.files().remove(winpath::join(folder, name)); !gone)
            log::warning(gone.error().english());
    }
}

/// Settles an open intent by what is to be seen on the machine.
[[nodiscard]] Result<void> settle(Machine& machine, const JournalEntry& entry, Journal& journal,
                                  Recovery& recovery)
{
    if (entry.phase == Phase::Done || !mayBeThere(entry))
        return {};
    const auto now = readCurrentState(machine, entry.planned);
    const Text title = titleOf(entry.planned.change);
    if (now && *now == entry.planned.before) {
        if (const auto* tool = std::get_if<InstallTool>(&entry.planned.change)) {
            GOSETUP_RETURN_IF_FAILED(
                handlers::removeToolPlaces(machine, recovery.runId, tool->program));
        }
        GOSETUP_RETURN_IF_FAILED(removeTraces(machine, entry.planned.before));
        recovery.what.push_back(Text::tr("%1 is as it was before").arg(title));
        return journal.note(entry.index, Phase::Failed, QStringLiteral("interrupted"));
    }
    if (now && *now == entry.planned.after) {
        recovery.what.push_back(Text::tr("%1 was applied").arg(title));
        return journal.note(entry.index, Phase::Done);
    }
    recovery.what.push_back(Text::tr("%1 may have been applied").arg(title));
    return {};
}

/// The request and the archives that went with it. What cannot be removed is removed another time.
void removePending(Machine& machine, const QString& folder, const QString& runId)
{
    const auto names = machine.files().list(folder);
    for (const QString& name : names.value_or(QStringList())) {
        if (name.startsWith(runId) || isTemporaryOfOurs(name))
            (void)machine.files().remove(winpath::join(folder, name));
    }
}

[[nodiscard]] Result<Recovery> recoverRun(Machine& machine, const QString& dataFolder,
                                          const JournalRun& run)
{
    Recovery recovery{run.runId, {}};
    Journal journal = Journal::resume(machine, dataFolder, run.runId);
    for (const JournalEntry& entry : run.entries) {
        if (entry.elevated) // the elevated copy settles its own part, with its own journal
            continue;
        removeTemporaries(machine, entry.planned);
        if (!run.undoes.isEmpty())
            continue;
        GOSETUP_RETURN_IF_FAILED(repairToolchain(machine, run, entry, recovery));
        if (const auto* tool = std::get_if<InstallTool>(&entry.planned.change)) {
            GOSETUP_RETURN_IF_FAILED(handlers::repairTool(machine, run.runId, tool->program));
        }
        GOSETUP_RETURN_IF_FAILED(settle(machine, entry, journal, recovery));
    }
    removePending(machine, winpath::join(dataFolder, QStringLiteral("pending")), run.runId);
    const bool isUndo = !run.undoes.isEmpty();
    if (isUndo) {
        recovery.what.push_back(
            Text::tr("undoing run %1 was not completed: undo it again").arg(run.undoes));
    }
    if (recovery.what.empty())
        recovery.what.push_back(Text::tr("no change is incomplete"));
    GOSETUP_RETURN_IF_FAILED(journal.end(isUndo ? RunEnd::Incomplete : RunEnd::Interrupted));
    return recovery;
}

bool hasNoEnd(const JournalRun& run)
{
    return !run.result && !run.unreadable;
}

} // namespace

Result<std::vector<RunSummary>> history(Machine& machine)
{
    const auto runs = readJournals(machine, userDataFolder(machine));
    GOSETUP_RETURN_IF_FAILED(runs);
    std::vector<RunSummary> summaries;
    for (auto run = runs->rbegin(); run != runs->rend(); ++run)
        summaries.push_back(summaryOf(*run, *runs));
    return summaries;
}

Result<QStringList> strangersInHistory(Machine& machine)
{
    return strangersAmongJournals(machine, userDataFolder(machine));
}

Result<RunSummary> nextUndo(Machine& machine)
{
    const auto runs = readJournals(machine, userDataFolder(machine));
    GOSETUP_RETURN_IF_FAILED(runs);
    const auto run = chooseRun(*runs, {});
    return run ? Result<RunSummary>(summaryOf(*run, *runs)) : fail(run.error());
}

Result<std::vector<RunSummary>> findInterrupted(Machine& machine)
{
    const QString data = userDataFolder(machine);
    const auto runs = readJournals(machine, data);
    GOSETUP_RETURN_IF_FAILED(runs);
    const bool interrupted =
        std::any_of(runs->begin(), runs->end(), hasNoEnd) && !isRunUnderWay(machine, data);
    std::vector<RunSummary> found;
    for (const JournalRun& run : *runs) {
        if (run.unreadable || (interrupted && hasNoEnd(run)))
            found.push_back(summaryOf(run, *runs));
    }
    return found;
}

Result<std::vector<Recovery>> recoverIn(Machine& machine, const QString& dataFolder)
{
    const auto runs = readJournals(machine, dataFolder);
    GOSETUP_RETURN_IF_FAILED(runs);
    std::vector<Recovery> recovered;
    for (const JournalRun& run : *runs) {
        if (run.unreadable) {
            log::warning(QStringLiteral("the journal %1 cannot be read: %2")
                             .arg(run.file, run.unreadable->english()));
        }
        for (const JournalDamage& damage : run.damage)
            log::warning(QStringLiteral("%1: %2").arg(run.file, damage.what.english()));
        if (!hasNoEnd(run))
            continue;
        auto one = recoverRun(machine, dataFolder, run);
        GOSETUP_RETURN_IF_FAILED(one);
        log::warning(QStringLiteral("run %1 was interrupted").arg(one->runId));
        for (const Text& line : one->what)
            log::info(line.english());
        recovered.push_back(std::move(*one));
    }
    return recovered;
}

Result<std::vector<Recovery>> recoverInterrupted(Machine& machine)
{
    const auto interrupted = findInterrupted(machine);
    GOSETUP_RETURN_IF_FAILED(interrupted);
    const bool any =
        std::any_of(interrupted->begin(), interrupted->end(),
                    [](const RunSummary& run) { return run.end == RunEnd::Interrupted; });
    if (!any)
        return std::vector<Recovery>{};
    const QString data = userDataFolder(machine);
    const auto lock = lockRuns(machine, data);
    GOSETUP_RETURN_IF_FAILED(lock);
    return recoverIn(machine, data);
}

} // namespace gosetup
