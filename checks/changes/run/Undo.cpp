// SPDX-License-Identifier: Apache-2.0
#include "changes/run/Undo.h"

#include "changes/ChangeTarget.h"
#include "changes/elevated/ElevationClient.h"
#include "changes/handlers/SetAsideTrees.h"
#include "changes/run/ChangeExecutor.h"
#include "changes/run/ChooseRun.h"
#include "changes/run/Durable.h"
#include "changes/run/EnvironmentBroadcast.h"
#include "changes/run/History.h"
#include "changes/run/JournalFolder.h"
#include "changes/run/Proof.h"
#include "changes/run/RightsStep.h"
#include "changes/run/UndoneSince.h"

#include <algorithm>

namespace gosetup {

namespace {

/// The undos with what the elevated copy did of them, as far as its journals may be read.
std::vector<JournalRun> withElevatedParts(Machine& machine, std::vector<JournalRun> runs)
{
    const QString data = machineDataFolder(machine);
    for (JournalRun& run : runs) {
        if (run.undoes.isEmpty())
            continue;
        const auto part = readJournal(machine, data, run.runId);
        if (part && part->undoes == run.undoes)
            run.entries.insert(run.entries.end(), part->entries.begin(), part->entries.end());
    }
    return runs;
}

/// Goes as a whole or not at all.
bool isOneValue(const PlannedChange& planned)
{
    return std::holds_alternative<RegistryState>(planned.before) &&
           !std::holds_alternative<EditPath>(planned.change);
}

class Undoing
{
  public:
    Undoing(Machine& machine, const UndoOptions& options, Progress& progress)
        : m_machine(machine), m_options(options), m_progress(progress),
          m_data(userDataFolder(machine))
    {
    }

    UndoReport go(const QString& runId)
    {
        if (auto done = guarded(runId); !done)
            m_report.error = done.error();
        return m_report;
    }

  private:
    [[nodiscard]] Result<void> guarded(const QString& runId)
    {
        const auto known = readJournals(m_machine, m_data);
        GOSETUP_RETURN_IF_FAILED(known);
        const auto chosen = chooseRun(*known, runId);
        if (!chosen)
            return refused(chosen.error());
        const auto lock = lockRuns(m_machine, m_data);
        GOSETUP_RETURN_IF_FAILED(lock);
        const auto recovered = recoverIn(m_machine, m_data);
        GOSETUP_RETURN_IF_FAILED(recovered);
        tellOfRecovered(*recovered);
        const auto runs = readJournals(m_machine, m_data);
        GOSETUP_RETURN_IF_FAILED(runs);
        // The one that was meant stays the one: where putting it in order left nothing of it, an
        // older run is not undone in its place.
        const auto run = chooseRun(*runs, chosen->runId);
        if (!run)
            return refused(run.error());
        m_report.undoes = run->runId;
        const bool undone = wasUndone(*runs, run->runId);
        const auto left = undone ? std::vector<JournalEntry>()
                                 : withoutUndoneRuns(withElevatedParts(m_machine, *runs), *run,
                                                     entriesLeft(*runs, *run));
        for (const JournalEntry& entry : run->entries) {
            const bool open = std::any_of(left.begin(), left.end(), [&](const JournalEntry& e) {
                return e.index == entry.index;
            });
            if (!open && (undone || mayBeThere(entry)))
                add({entry.planned, UndoneChange::How::Nothing, {}, std::nullopt});
        }
        tellOfUnreadable(*runs, *run);
        nameLaterPathRuns(*runs, *run, left);
        Result<void> done;
        if (!undone && (!left.empty() || run->lost.empty()))
            done = undoRun(*run, left, undoneBefore(*runs, *run));
        nameLaterRuns(*runs, *run);
        if (!undone && !run->lost.empty()) {
            m_report.lost = run->lost;
            if (done)
                done = fail(notWhole(*run));
        }
        return done;
    }

    /// Corrupt: what is left cannot be told, and it is no answer to say so and end like a success.
    [[nodiscard]] Result<void> refused(const Error& error)
    {
        if (error.code == ErrorCode::Corrupt)
            m_report.lost.push_back({});
        return fail(error);
    }

    /// It was no one else, where a later run of ours changed what was kept.
    void nameLaterRuns(const std::vector<JournalRun>& runs, const JournalRun& run)
    {
        for (UndoneChange& change : m_report.changes) {
            if (change.how != UndoneChange::How::Kept ||
                std::holds_alternative<EditPath>(change.planned.change))
                continue;
            const auto now = readCurrentState(m_machine, change.planned);
            const auto later = now ? laterRunOn(runs, run, change.planned, *now) : std::nullopt;
            if (later)
                change.note =
                    Text::tr("%1 was changed by the later run %2 and was kept; undo that run too")
                        .arg(titleOf(change.planned.change))
                        .arg(*later);
        }
    }

    /// Before the undo: afterwards PATH is not as the later run left it.
    void nameLaterPathRuns(const std::vector<JournalRun>& runs, const JournalRun& run,
                           const std::vector<JournalEntry>& left)
    {
        for (const JournalEntry& entry : left) {
            if (!std::holds_alternative<EditPath>(entry.planned.change))
                continue;
            const auto now = readCurrentState(m_machine, entry.planned.change);
            const auto later = now ? laterRunOn(runs, run, entry.planned, *now) : std::nullopt;
            if (later)
                m_laterPathRuns.insert(targetKey(entry.planned.before), *later);
        }
    }

    void tellOfRecovered(const std::vector<Recovery>& recovered)
    {
        for (const Recovery& one : recovered) {
            m_report.hints.push_back(
                Text::tr("run %1 was interrupted: %2").arg(one.runId).arg(joined(one.what)));
        }
    }

    /// One of them may be an undo of this very run.
    void tellOfUnreadable(const std::vector<JournalRun>& runs, const JournalRun& run)
    {
        auto other = std::find_if(runs.begin(), runs.end(),
                                  [&](const JournalRun& r) { return r.runId == run.runId; });
        for (; other != runs.end(); ++other) {
            if (other->unreadable) {
                m_report.hints.push_back(
                    Text::tr("run %1 may have come later, and its journal %2 cannot be read")
                        .arg(other->runId)
                        .arg(other->file));
            }
        }
    }

    [[nodiscard]] Result<void> undoRun(const JournalRun& run, const std::vector<JournalEntry>& left,
                                       const QStringList& undoneRuns)
    {
        std::vector<JournalEntry> user;
        std::vector<JournalEntry> wide;
        for (const JournalEntry& entry : left)
            (entry.elevated ? wide : user).push_back(entry);
        if (auto idle = refuseUndoWhileRunning(m_machine, left); !idle)
            return idle;
        const bool ask = std::any_of(wide.begin(), wide.end(),
                                     [&](const JournalEntry& entry) { return !isAsBefore(entry); });
        if (ask && !m_options.mayPrompt && !m_machine.system().info().elevated) {
            return fail(
                ErrorCode::NeedsElevation,
                Text::tr("undoing run %1 requires administrator permission").arg(run.runId),
                Text::tr("run it as an administrator, or where Windows can ask for permission"));
        }
        if (m_progress.cancelled())
            return fail(ErrorCode::Cancelled, Text::tr("cancelled"));

        m_report.runId = newRunId(m_machine);
        auto journal = Journal::begin(m_machine, m_data, m_report.runId, run.runId, false);
        GOSETUP_RETURN_IF_FAILED(journal);
        // First the part that somebody may refuse: then nothing is half undone.
        auto done = ask ? machinePart(run, wide) : Result<void>{};
        if (done || !isRefusal(done.error()))
            userPart(run, user, undoneRuns, *journal);
        if (done && !ask)
            for (auto entry = wide.rbegin(); entry != wide.rend(); ++entry)
                add({entry->planned, UndoneChange::How::Nothing, {}, std::nullopt});
        for (const UndoneChange& change : m_report.changes) {
            if (done && change.error)
                done = fail(*change.error);
        }
        const bool whole = done && run.lost.empty();
        const auto ended = journal->end(whole ? RunEnd::Done : RunEnd::Incomplete);
        tellOthers();
        return done ? ended : done;
    }

    [[nodiscard]] static bool isRefusal(const Error& error)
    {
        return error.code == ErrorCode::ElevationRefused ||
               error.code == ErrorCode::NeedsElevation || error.code == ErrorCode::Cancelled;
    }

    [[nodiscard]] bool isAsBefore(const JournalEntry& entry) const
    {
        const auto now = readCurrentState(m_machine, entry.planned);
        // A list we may not read is no proof that nothing is left.
        const auto* exclusion = now ? std::get_if<ExclusionState>(&*now) : nullptr;
        if (exclusion != nullptr && !exclusion->excluded)
            return false;
        const auto aside =
            handlers::hasTreeSetAside(m_machine, m_report.undoes, entry.planned.change);
        return now && *now == entry.planned.before && aside && !*aside;
    }

    [[nodiscard]] Result<void> machinePart(const JournalRun& run,
                                           const std::vector<JournalEntry>& entries)
    {
        const QDateTime now = m_machine.clock().now().toUTC();
        const ElevationRequest request{m_report.runId, run.runId, m_options.keepPath, now,
                                       Plan{m_machine.name(), now, {}}};
        m_progress.report({Stage::Undoing, rightsStep(), 0, 0, 0, 0});
        const auto sent = sendElevationRequest(m_machine, request);
        if (const auto hint = otherAccountHint(m_machine, m_report.runId))
            m_report.hints.push_back(*hint);
        for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
            add(learn(*entry, sent));
        return sent;
    }

    /// What is to be seen after the elevated copy has ended.
    [[nodiscard]] UndoneChange learn(const JournalEntry& entry, const Result<void>& sent) const
    {
        UndoneChange undone{entry.planned, UndoneChange::How::Exact, {}, std::nullopt};
        const auto now = readCurrentState(m_machine, entry.planned);
        if (sent && now && agrees(entry.planned.before, *now))
            return undone;
        // It may have ended in the middle: what it did before that is done.
        if (proveGone(m_machine, m_report.undoes, entry.planned))
            return undone;
        if (!sent) {
            undone.how = UndoneChange::How::Failed;
            undone.error = sent.error();
            return undone;
        }
        const bool untouched = now && *now == entry.planned.after;
        const bool kept = untouched || isOneValue(entry.planned);
        undone.how = kept ? UndoneChange::How::Kept : UndoneChange::How::OnlyOurs;
        if (!kept && std::holds_alternative<EditPath>(entry.planned.change))
            undone.note =
                handlers::pathChangedSince(m_laterPathRuns.value(targetKey(entry.planned.before)));
        else if (untouched)
            undone.note = Text::tr("%1 is left unchanged").arg(titleOf(entry.planned.change));
        else if (kept)
            undone.note = handlers::keptBecauseEdited(
                              std::get<RegistryState>(entry.planned.before).place.name)
                              .note;
        return undone;
    }

    void userPart(const JournalRun& run, const std::vector<JournalEntry>& entries,
                  const QStringList& undoneRuns, Journal& journal)
    {
        UndoWishes wishes = wishesFor(m_machine, run.entries, m_options.keepPath);
        wishes.laterPathRuns = m_laterPathRuns;
        ApplyContext context{m_machine, run.runId, m_progress, {}, false, undoneRuns};
        for (UndoneChange& undone : undoEntries(context, entries, wishes, journal))
            add(std::move(undone));
    }

    void tellOthers()
    {
        const bool environment = std::any_of(
            m_report.changes.begin(), m_report.changes.end(), [](const UndoneChange& c) {
                const bool wrote =
                    c.how == UndoneChange::How::Exact || c.how == UndoneChange::How::OnlyOurs;
                return wrote && changesEnvironment(c.planned.change);
            });
        if (environment)
            broadcastEnvironment(m_machine, m_options.broadcastPerWindow, m_report.hints);
    }

    void add(UndoneChange undone) { m_report.changes.push_back(std::move(undone)); }

    Machine& m_machine;
    const UndoOptions& m_options;
    Progress& m_progress;
    QString m_data;
    UndoReport m_report;
    QHash<QString, QString> m_laterPathRuns; ///< by target, see UndoWishes
};

} // namespace

bool UndoReport::somethingLeft() const
{
    const bool failed = std::any_of(changes.begin(), changes.end(), [](const UndoneChange& change) {
        return change.how == UndoneChange::How::Failed;
    });
    return failed || !lost.empty();
}

UndoReport undo(Machine& machine, const QString& runId, const UndoOptions& options,
                Progress& progress)
{
    return Undoing(machine, options, progress).go(runId);
}

} // namespace gosetup
