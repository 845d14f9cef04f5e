// SPDX-License-Identifier: Apache-2.0
// The fixes that are recommended together: they do not fight, and what they set out to fix is
// fixed.
#include "rules/FactsMaker.h"

#include "changes/run/Apply.h"
#include "changes/run/Planner.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

struct Converged
{
    std::vector<Finding> before;
    std::vector<Finding> after;
    QStringList fixed; ///< rules with a recommended fix that holds changes
};

Converged converge(const QString& name)
{
    const auto opened = PracticeMachine::open(name, {});
    EXPECT_TRUE(opened) << opened.error().english().toStdString();
    const auto machine = (*opened)->copy();
    Converged outcome;
    outcome.before = judge(observe(machine, {}), {});
    std::vector<RequestedChange> wanted;
    for (const Finding& finding : outcome.before) {
        for (const Fix& fix : finding.fixes) {
            for (const Change& change : fix.changes) {
                if (fix.recommended)
                    wanted.push_back({change, {finding.id}});
            }
            if (fix.recommended && !fix.changes.empty() && !outcome.fixed.contains(finding.id))
                outcome.fixed << finding.id;
        }
    }
    const auto plan = makePlan(*machine, wanted);
    EXPECT_TRUE(plan) << plan.error().english().toStdString();
    if (!plan)
        return outcome;
    const auto applied = applyEffects(*machine, *machine->elevatedView(), *plan);
    EXPECT_TRUE(applied) << applied.error().english().toStdString();
    outcome.after = judge(observe(machine, {}), {});
    return outcome;
}

} // namespace

class Convergence : public testing::TestWithParam<const char*>
{
};

TEST_P(Convergence, WhatWasMendedIsFineAndNothingElseGotWorse)
{
    const Converged outcome = converge(QString::fromLatin1(GetParam()));
    const auto gravest = [](const std::vector<Finding>& findings, const QString& id) {
        Status worst = Status::Ok;
        for (const Finding& finding : of(findings, id))
            worst = std::max(worst, finding.status);
        return worst;
    };
    for (const Rule& rule : catalogue()) {
        const Status after = gravest(outcome.after, rule.id);
        if (outcome.fixed.contains(rule.id)) {
            EXPECT_LE(after, Status::Note) << rule.id.toStdString();
        }
        // This process keeps the environment it was started with.
        if (rule.id != QLatin1String("env.old-processes") &&
            rule.id != QLatin1String("env.console-only")) {
            EXPECT_LE(after, gravest(outcome.before, rule.id)) << rule.id.toStdString();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Machines, Convergence,
                         testing::Values("new-laptop", "troubled-laptop", "managed-laptop",
                                         "healthy"));

TEST(ConvergenceOf, TroubledLaptopMendsAtLeastTenRules)
{
    EXPECT_GE(converge(QStringLiteral("troubled-laptop")).fixed.size(), 10);
}
