// SPDX-License-Identifier: Apache-2.0
#include "engine/Predict.h"

#include "changes/handlers/ChangeHandlers.h"
#include "changes/run/Apply.h"
#include "changes/run/History.h"
#include "engine/Interrupted.h"
#include "facts/ObserveLocation.h"
#include "machine/practice/PracticeMachine.h"
#include "paths/WindowsPath.h"

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

/// Whether the check looked at this folder, or could not look at any.
[[nodiscard]] bool isSeen(const Facts& facts, const QString& folder)
{
    if (!facts.locations)
        return true;
    return std::ranges::any_of(facts.locations->locations, [&](const LocationFacts& location) {
        return winpath::same(location.path, folder);
    });
}

/// Looks at what the plan makes a check look at and the observation does not hold: folders that Go
/// will use, hosts that it will ask. False where there is nothing of the kind.
[[nodiscard]] bool lookAtNews(Machine& watched, const Observation& observation,
                              const std::shared_ptr<PracticeMachine>& planned,
                              const ImageNetwork& network)
{
    bool news = false;
    ObserveOptions offline = observation.options;
    offline.network = false;
    const Facts facts = observe(planned, offline);
    const LocationsFacts folders = facts.locations ? *facts.locations : LocationsFacts{};
    for (const LocationFacts& location : folders.locations) {
        if (isSeen(observation.report.facts, location.path))
            continue;
        (void)observeLocation(watched, location.path, location.purpose, location.name);
        news = true;
    }
    if (!observation.options.network)
        return news;
    for (const QUrl& url : probesOf(*planned)) {
        if (network.hosts.contains(url.host().toLower()))
            continue;
        (void)watched.network().probe(url, observation.options.networkTimeout);
        news = true;
    }
    return news;
}

[[nodiscard]] Copy copyOf(const Observation& observation, const Plan& plan)
{
    const MachineRecord record = observation.record.copy();
    const auto watched = record.watched();
    for (const PlannedChange& planned : plan.changes)
        (void)readCurrentState(*watched, planned.change);
    Copy copy = afterPlan(record, plan);
    if (copy && lookAtNews(*watched, observation, *copy, record.image().network))
        return afterPlan(record, plan);
    return copy;
}

} // namespace

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
    // Applying brings interrupted runs to a stand first; what cannot be read stays so.
    auto unclear = findInterrupted(*machine);
    if (unclear)
        std::erase_if(*unclear, [](const RunSummary& run) { return !run.unreadable; });
    addFindings(report, profile, unclear);
    report.milliseconds = timer.elapsed();
    return report;
}

} // namespace gosetup
