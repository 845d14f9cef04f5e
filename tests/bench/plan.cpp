// SPDX-License-Identifier: Apache-2.0
// Times a check beside a check with plan and prediction, on every built-in machine and on one whose
// probes take long: a plan must not look a second time. `gosetup-bench-plan [ROUNDS]`.
#include "engine/Prepare.h"
#include "machine/practice/PracticeMachine.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace {

using namespace gosetup;

constexpr int slowProbe = 3000; // ms

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double timed(const std::function<void()>& work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

void compare(const char* name, const std::shared_ptr<Machine>& machine, int rounds)
{
    std::vector<double> checks;
    std::vector<double> plans;
    std::vector<double> ratios;
    PlanRequest request;
    request.install = InstallGo::Never;
    for (int i = 0; i < rounds; ++i) { // in turns, so that a busy moment meets both
        checks.push_back(timed([&] { (void)check(machine, {}, {}); }));
        plans.push_back(timed([&] {
            Progress progress;
            const Observation seen = check(machine, {}, {});
            if (!prepare(machine, seen, request, {}, progress))
                std::fprintf(stderr, "%s: no plan\n", name);
        }));
        ratios.push_back(plans.back() / checks.back());
    }
    std::printf("%-28s check %8.1f ms   check and plan %8.1f ms   ratio %.2f\n", name,
                median(checks), median(plans), median(ratios));
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 9;
    for (const QString& name : PracticeMachine::builtInNames())
        compare(qPrintable(name), *PracticeMachine::open(name, {}), rounds);
    MachineImage slow = (*PracticeMachine::open(QStringLiteral("troubled-laptop"), {}))->image();
    ImageFault fault;
    fault.at = QStringLiteral("network.probe");
    fault.kind = ImageFault::Kind::Delay;
    fault.times = 1'000'000;
    fault.milliseconds = slowProbe;
    slow.faults.push_back(fault);
    compare("troubled-laptop, slow probes", *PracticeMachine::fromImage(slow), 3);
    return 0;
}
