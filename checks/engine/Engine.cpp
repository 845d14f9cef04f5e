// SPDX-License-Identifier: Apache-2.0
#include "engine/Engine.h"

#include "changes/Undo.h"
#include "engine/Interrupted.h"

#include <QElapsedTimer>

namespace gosetup {

Report check(const std::shared_ptr<Machine>& machine, const ObserveOptions& options,
             const Profile& profile)
{
    QElapsedTimer timer;
    timer.start();
    Report report;
    report.machine = machine->name();
    report.when = machine->clock().now().toUTC();
    report.facts = observe(machine, options);
    report.findings = judge(report.facts, profile);
    report.findings.push_back(interruptedFinding(findInterrupted(*machine)));
    report.summary = summarize(report.findings);
    report.milliseconds = timer.elapsed();
    return report;
}

} // namespace gosetup
