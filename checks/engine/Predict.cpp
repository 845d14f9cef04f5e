// SPDX-License-Identifier: Apache-2.0
// What the report will say: the plan's effects on a copy of the machine, then the same check.
#include "changes/Apply.h"
#include "changes/Kinds.h"
#include "engine/Engine.h"
#include "engine/Interrupted.h"
#include "machine/practice/PracticeMachine.h"
#include "machine/practice/Recorder.h"

#include <QElapsedTimer>

namespace gosetup {

namespace {

/// Any machine becomes a practice machine by its image: of what checks read and the plan touches.
[[nodiscard]] Result<std::shared_ptr<PracticeMachine>>
copyOf(const std::shared_ptr<Machine>& machine, const Plan& plan)
{
    const auto practice = std::dynamic_pointer_cast<PracticeMachine>(machine);
    if (practice)
        return practice->copy();
    const auto image = recordImage(machine, [&](const std::shared_ptr<Machine>& watched) {
        (void)observe(watched, {});
        for (const PlannedChange& planned : plan.changes)
            (void)readState(*watched, planned.change);
    });
    if (!image)
        return fail(image.error());
    return PracticeMachine::fromImage(*image);
}

} // namespace

Result<Report> predict(const std::shared_ptr<Machine>& machine, const Plan& plan,
                       const Profile& profile)
{
    QElapsedTimer timer;
    timer.start();
    const auto copy = copyOf(machine, plan);
    if (!copy)
        return fail(copy.error());
    if (auto stated = applyEffects(**copy, *(*copy)->elevatedView(), plan); !stated)
        return fail(stated.error());

    Report report;
    report.machine = machine->name();
    report.when = machine->clock().now().toUTC();
    report.facts = observe(*copy, {});
    report.findings = judge(report.facts, profile);
    // Applying brings interrupted runs to a stand first; what cannot be read stays so.
    auto unclear = findInterrupted(*machine);
    if (unclear)
        std::erase_if(*unclear, [](const RunSummary& run) { return !run.unreadable; });
    report.findings.push_back(interruptedFinding(unclear));
    report.summary = summarize(report.findings);
    report.milliseconds = timer.elapsed();
    return report;
}

} // namespace gosetup
