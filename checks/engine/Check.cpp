// SPDX-License-Identifier: Apache-2.0
#include "engine/Check.h"

#include "changes/run/History.h"
#include "engine/Interrupted.h"
#include "facts/VerifyModules.h"

#include <QElapsedTimer>

namespace gosetup {

namespace {

/// Not watched: no image needs what was read. A cancelled one leaves the quick look's facts.
void verifyInFull(Machine& machine, Facts& facts, Progress& progress)
{
    if (!facts.caches)
        return;
    CacheFacts caches = *facts.caches;
    const auto verified = verifyModules(machine, caches, progress);
    if (!verified && verified.error().code != ErrorCode::Cancelled)
        caches.modules = Observed<ModuleCacheFacts>::from(verified.error());
    facts.caches = std::move(caches);
}

} // namespace

Observation check(const std::shared_ptr<Machine>& machine, const ObserveOptions& options,
                  const Profile& profile)
{
    QElapsedTimer timer;
    timer.start();
    Observation seen{{}, options, MachineRecord(machine)};
    Report& report = seen.report;
    report.machine = machine->name();
    report.when = machine->clock().now().toUTC();
    const auto watched = seen.record.watched();
    report.facts = observe(watched, options);
    if (options.deep != nullptr) {
        verifyInFull(*machine, report.facts, *options.deep);
        seen.options.deep = nullptr; // a prediction does not read gigabytes
    }
    addFindings(*watched, report, profile, findInterrupted(*machine));
    report.milliseconds = timer.elapsed();
    return seen;
}

} // namespace gosetup
