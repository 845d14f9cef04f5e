// SPDX-License-Identifier: Apache-2.0
#include "engine/Check.h"

#include "changes/run/History.h"
#include "engine/Interrupted.h"

#include <QElapsedTimer>

namespace gosetup {

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
    addFindings(*watched, report, profile, findInterrupted(*machine));
    report.milliseconds = timer.elapsed();
    return seen;
}

} // namespace gosetup
