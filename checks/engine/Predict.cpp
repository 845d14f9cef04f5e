// SPDX-License-Identifier: Apache-2.0
#include "engine/Predict.h"

#include "changes/handlers/ChangeHandlers.h"
#include "changes/run/Apply.h"
#include "changes/run/History.h"
#include "engine/Interrupted.h"
#include "machine/practice/PracticeMachine.h"

#include <QElapsedTimer>

#include <algorithm>

namespace gosetup {

namespace {

using Copy = Result<std::shared_ptr<PracticeMachine>>;

/// Any machine becomes a practice machine by its image; this one with the plan done.
[[nodiscard]] Copy afterPlan(const MachineRecord& record, const Plan& plan)
{
    auto copy = PracticeMachine::fromImage(record.image());
    GOSETUP_RETURN_IF_FAILED(copy);
    GOSETUP_RETURN_IF_FAILED(applyEffects(**copy, *(*copy)->elevatedView(), plan));
    return copy;
}

[[nodiscard]] Copy copyOf(const Observation& observation, const Plan& plan)
{
    const MachineRecord record = observation.record.copy();
    const auto watched = record.watched();
    for (const PlannedChange& planned : plan.changes)
        (void)readCurrentState(*watched, planned);
    Copy copy = afterPlan(record, plan);
    if (copy && observeNews(watched, **copy, observation.report.facts, observation.options))
        return afterPlan(record, plan);
    return copy;
}

/// A prediction reads no bytes: what a full verification found stays, where the plan leaves it.
void keepWhatWasVerified(Facts& facts, const Facts& before, const Plan& plan)
{
    if (!facts.caches || !before.caches)
        return;
    QStringList gone;
    for (const PlannedChange& planned : plan.changes) {
        if (const auto* aside = std::get_if<SetAsideFiles>(&planned.change))
            gone << aside->files;
    }
    CacheFacts caches = *facts.caches;
    keepVerified(caches, *before.caches, gone);
    facts.caches = std::move(caches);
}

} // namespace

bool isNew(const Finding& finding, const Report& before)
{
    const bool counts = isTold(finding) && finding.status >= Status::Warning;
    return counts && std::ranges::none_of(before.findings, [&](const Finding& old) {
               const bool isSame =
                   old.subject == finding.subject || old.title.english() == finding.title.english();
               return old.id == finding.id && old.status >= Status::Warning && isSame;
           });
}

Result<Report> predict(const std::shared_ptr<Machine>& machine, const Observation& observation,
                       const Plan& plan, const Profile& profile)
{
    QElapsedTimer timer;
    timer.start();
    const auto copy = copyOf(observation, plan);
    GOSETUP_RETURN_IF_FAILED(copy);

    Report report;
    report.machine = machine->name();
    report.when = machine->clock().now().toUTC();
    report.facts = observe(*copy, observation.options);
    keepFailed(report.facts, observation.report.facts);
    keepWhatWasVerified(report.facts, observation.report.facts, plan);
    // Applying brings interrupted runs to a stand first; what cannot be read stays so.
    auto unclear = findInterrupted(*machine);
    if (unclear)
        std::erase_if(*unclear, [](const RunSummary& run) { return !run.unreadable; });
    addFindings(**copy, report, profile, unclear);
    report.milliseconds = timer.elapsed();
    return report;
}

} // namespace gosetup
