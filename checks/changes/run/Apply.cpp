// SPDX-License-Identifier: Apache-2.0
#include "changes/run/Apply.h"

#include "toolchain/Fetch.h"

#include "changes/elevated/ElevationClient.h"
#include "changes/run/ChangeExecutor.h"
#include "changes/run/Durable.h"
#include "changes/run/EnvironmentBroadcast.h"
#include "changes/run/History.h"
#include "changes/run/RightsStep.h"

#include <algorithm>

namespace gosetup {

namespace {

/// One run of a plan by the person's own process.
class Run
{
  public:
    Run(Machine& machine, const Plan& plan, const ApplyOptions& options, Progress& progress)
        : m_machine(machine), m_plan(plan), m_options(options), m_progress(progress)
    {
        m_report.machine = machine.name();
        m_report.started = machine.clock().now().toUTC();
        for (const PlannedChange& planned : plan.changes)
            m_report.changes.push_back({planned, Outcome::NotDone, std::nullopt});
    }

    RunReport go()
    {
        if (auto done = guarded(); !done)
            m_report.error = done.error();
        m_report.ended = m_machine.clock().now().toUTC();
        return m_report;
    }

  private:
    [[nodiscard]] Result<void> guarded()
    {
        if (m_plan.machine != m_machine.name()) {
            return fail(ErrorCode::Invalid, Text::tr("the plan was created for %1, but this is %2")
                                                .arg(m_plan.machine)
                                                .arg(m_machine.name()));
        }
        const bool elevated = m_machine.system().info().elevated;
        if (m_plan.needsElevation() && !m_options.mayPrompt && !elevated) {
            return fail(
                ErrorCode::NeedsElevation, Text::tr("the plan requires administrator permission"),
                Text::tr("run it as an administrator, or where Windows can ask for permission"));
        }
        const QString data = userDataFolder(m_machine);
        const auto lock = lockRuns(m_machine, data);
        GOSETUP_RETURN_IF_FAILED(lock);
        GOSETUP_RETURN_IF_FAILED(recoverIn(m_machine, data));
        cleanOldDownloads();
        if (auto same = compareWithBefore(m_machine, m_plan); !same)
            return same;
        m_report.runId = newRunId(m_machine);
        if (auto accepted = machineChanges().judge(); !accepted)
            return accepted;

        auto journal = Journal::begin(m_machine, data, m_report.runId, {}, false, m_plan.titles());
        GOSETUP_RETURN_IF_FAILED(journal);
        return journaled(*journal);
    }

    /// What a killed download left is resumed for a week, then it goes. By the host's clock: these
    /// are the times of real files.
    void cleanOldDownloads()
    {
        if (m_options.fetch.cacheFolder.isEmpty())
            return;
        constexpr int days = 7;
        const auto cleaned =
            cleanCache(m_options.fetch.cacheFolder, QDateTime::currentDateTimeUtc().addDays(-days));
        if (!cleaned)
            m_report.hints.push_back(
                Text::tr("old downloads could not be removed: %1").arg(cleaned.error().message));
    }

    [[nodiscard]] Result<void> journaled(Journal& journal)
    {
        ChangeExecutor executor({m_machine, m_report.runId, m_progress, m_options.fetch, false},
                                journal);
        auto done = userPart(executor);
        if (done)
            done =
                machinePart(journal); // last: when refused, the user's part needs no prompt to go
        if (!done)
            executor.rollback(m_report.changes);
        const bool clean = m_report.count(Outcome::RollbackFailed) == 0;
        const auto ended =
            journal.end(done ? RunEnd::Done : (clean ? RunEnd::RolledBack : RunEnd::Incomplete));
        tellOthers();
        if (!ended) {
            m_report.hints.push_back(
                Text::tr("could not record the end of the run: %1").arg(ended.error().message));
        } else if (executor.journalFailure()) {
            m_report.hints.push_back(Text::tr("the journal could not be written completely: %1")
                                         .arg(executor.journalFailure()->message));
        }
        return done;
    }

    [[nodiscard]] Result<void> userPart(ChangeExecutor& executor)
    {
        for (std::size_t i = 0; i < m_report.changes.size(); ++i) {
            ChangeOutcome& outcome = m_report.changes[i];
            if (needsElevation(outcome.planned.change))
                continue;
            if (auto done = executor.doOne(static_cast<int>(i), outcome); !done) {
                if (!outcome.error)
                    outcome.error = done.error();
                return done;
            }
        }
        return {};
    }

    /// Those of machine scope that are not as they shall be already.
    [[nodiscard]] ElevationClient machineChanges() const
    {
        ElevationClient part(m_machine, m_report.runId);
        for (std::size_t i = 0; i < m_report.changes.size(); ++i) {
            const PlannedChange& planned = m_report.changes[i].planned;
            if (!needsElevation(planned.change))
                continue;
            const auto current = readCurrentState(m_machine, planned);
            if (!current || *current != planned.after)
                part.add(static_cast<int>(i), planned);
        }
        return part;
    }

    [[nodiscard]] Result<void> machinePart(Journal& journal)
    {
        ElevationClient part = machineChanges();
        for (std::size_t i = 0; i < m_report.changes.size(); ++i) {
            if (needsElevation(m_report.changes[i].planned.change) &&
                !part.has(static_cast<int>(i)))
                m_report.changes[i].outcome = Outcome::AlreadySo;
        }
        if (part.isEmpty())
            return {};
        if (m_progress.cancelled())
            return fail(ErrorCode::Cancelled, Text::tr("cancelled"));
        if (auto fetched = part.fetchArchives(m_options.fetch, m_progress); !fetched)
            return fetched;
        m_progress.report({Stage::Applying, rightsStep(), 0, 0, 0, 0});
        auto done = part.apply(journal, m_report.changes);
        if (const auto hint = otherAccountHint(m_machine, m_report.runId))
            m_report.hints.push_back(*hint);
        return done;
    }

    void tellOthers()
    {
        // First: a terminal opened before the restart would not outlive it.
        const bool longPaths = std::any_of(
            m_report.changes.begin(), m_report.changes.end(), [](const ChangeOutcome& o) {
                return o.outcome == Outcome::Done &&
                       std::holds_alternative<EnableLongPaths>(o.planned.change);
            });
        if (longPaths)
            m_report.hints.push_back(
                Text::tr("restart the computer, so that all programs use long paths"));
        const bool environment = std::any_of(
            m_report.changes.begin(), m_report.changes.end(), [](const ChangeOutcome& o) {
                const bool tried = o.outcome != Outcome::NotDone && o.outcome != Outcome::AlreadySo;
                return tried && changesEnvironment(o.planned.change);
            });
        if (environment)
            broadcastEnvironment(m_machine, m_options.broadcastPerWindow, m_report.hints);
    }

    Machine& m_machine;
    const Plan& m_plan;
    const ApplyOptions& m_options;
    Progress& m_progress;
    RunReport m_report;
};

} // namespace

bool RunReport::rolledBack() const
{
    return error.has_value() && count(Outcome::Done) == 0 && count(Outcome::RollbackFailed) == 0;
}

int RunReport::count(Outcome outcome) const
{
    return static_cast<int>(
        std::count_if(changes.begin(), changes.end(),
                      [&](const ChangeOutcome& c) { return c.outcome == outcome; }));
}

RunReport apply(Machine& machine, const Plan& plan, const ApplyOptions& options, Progress& progress)
{
    return Run(machine, plan, options, progress).go();
}

Result<void> applyEffects(Machine& copy, Machine& elevatedView, const Plan& plan)
{
    Progress quiet;
    for (const PlannedChange& planned : plan.changes) {
        Machine& view = needsElevation(planned.change) ? elevatedView : copy;
        ApplyContext context{view, QStringLiteral("predicted"), quiet, {}, true};
        if (auto done = perform(context, planned); !done)
            return done;
    }
    return {};
}

} // namespace gosetup
