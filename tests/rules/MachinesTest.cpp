// SPDX-License-Identifier: Apache-2.0
// The four practice machines that ship, seen by the whole catalogue.
#include "rules/FactsMaker.h"

#include "facts/Observe.h"

#include <QMap>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

QMap<QString, Status> verdictsOf(const QString& name)
{
    const auto machine = PracticeMachine::open(name, {});
    if (!machine)
        throw std::runtime_error(machine.error().english().toStdString());
    QMap<QString, Status> worst;
    for (const Finding& finding : judge(observe(*machine, {}), {})) {
        if (finding.status != Status::Ok && qEnvironmentVariableIsSet("GOSETUP_TEST_SHOW"))
            printf("%s %s %s\n%s\n", qPrintable(name), qPrintable(finding.id),
                   qPrintable(toString(finding.status)), qPrintable(textOf(finding)));
        worst[finding.id] = std::max(worst.value(finding.id), finding.status);
    }
    return worst;
}

} // namespace

TEST(Machines, HealthyHasNoProblemAndNoWarning)
{
    const auto verdicts = verdictsOf(QStringLiteral("healthy"));
    for (auto it = verdicts.begin(); it != verdicts.end(); ++it)
        EXPECT_LT(it.value(), Status::Warning) << it.key().toStdString();
}

TEST(Machines, NewLaptopLacksGo)
{
    const auto verdicts = verdictsOf(QStringLiteral("new-laptop"));
    EXPECT_EQ(verdicts.value(QStringLiteral("toolchain.none")), Status::Problem);
}

TEST(Machines, TroubledLaptopHasEachOfItsTroubles)
{
    const auto verdicts = verdictsOf(QStringLiteral("troubled-laptop"));
    for (const char* id : {"path.shadowed-go", "env.goroot-stale", "onedrive.gopath", "path.kind",
                           "alias.shadows-go", "network.module-proxy"})
        EXPECT_EQ(verdicts.value(QString::fromLatin1(id)), Status::Problem) << id;
    for (const char* id : {"toolchain.multiple", "path.duplicates", "path.dead-entries",
                           "env.scope-conflict", "system.long-paths"})
        EXPECT_EQ(verdicts.value(QString::fromLatin1(id)), Status::Warning) << id;
    EXPECT_NE(verdicts.value(QStringLiteral("defender.hot-paths")), Status::Ok);
}

TEST(Machines, ManagedLaptopSaysWhatTheOrganisationHides)
{
    const auto verdicts = verdictsOf(QStringLiteral("managed-laptop"));
    EXPECT_EQ(verdicts.value(QStringLiteral("defender.hot-paths")), Status::Unknown);
    EXPECT_EQ(verdicts.value(QStringLiteral("defender.managed")), Status::Note);
    EXPECT_EQ(verdicts.value(QStringLiteral("network.tls-interception")), Status::Warning);
    // The person's own GOPROXY hides the company's, and is blocked with a page.
    EXPECT_EQ(verdicts.value(QStringLiteral("network.module-proxy")), Status::Problem);
    EXPECT_EQ(verdicts.value(QStringLiteral("network.proxy-dead")), Status::Ok);
}

TEST(Machines, AreObservedWithoutTheNetworkToo)
{
    const auto machine = PracticeMachine::open(QStringLiteral("troubled-laptop"), {});
    ASSERT_TRUE(machine);
    const Facts facts = observe(*machine, {false});
    EXPECT_TRUE(facts.toolchain);
}
