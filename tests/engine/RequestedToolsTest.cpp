// SPDX-License-Identifier: Apache-2.0
// Tools that a person asks for: in the plan, predicted, built and undone.
#include "engine/RequestedTools.h"
#include "engine/Check.h"
#include "engine/Prepare.h"
#include "rules/FactsMaker.h"
#include "support/ChangesKit.h"

#include <QTemporaryDir>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

PlanRequest askingFor(const QStringList& tools)
{
    PlanRequest request;
    request.install = InstallGo::Never;
    request.tools = tools;
    request.only = {s("tools")};
    return request;
}

const Finding* toolFinding(const Report& report, const char* id)
{
    for (const Finding& finding : report.findings) {
        if (finding.id == s(id))
            return &finding;
    }
    return nullptr;
}

MachineImage imageWithOutdatedGopls()
{
    MachineImage image = soundImage();
    ImageGoBuild build;
    build.go = s("1.22.1");
    build.path = s("golang.org/x/tools/gopls");
    build.version = s("v0.15.3");
    image.file(userHome + s("\\go\\bin\\gopls.exe")).program(build);
    return image;
}

} // namespace

TEST(RequestedTools, AreNamedOrGivenAsGoTakesThem)
{
    const Facts facts = factsOf(soundImage());
    const auto tools = requestedTools(
        facts, askingFor({s("gopls"), s("dlv@v1.24.0"), s("example.com/x@v1.0.0")}), std::nullopt);
    ASSERT_TRUE(tools) << tools.error().english().toStdString();
    ASSERT_EQ(tools->size(), 3U);
    EXPECT_EQ((*tools)[0].package, s("golang.org/x/tools/gopls"));
    EXPECT_EQ((*tools)[0].version, s("latest"));
    EXPECT_EQ((*tools)[1].version, s("v1.24.0"));
    EXPECT_EQ((*tools)[2].program, userHome + s("\\go\\bin\\x.exe"));
    for (const char* name : {"goplss", "example.com/x", "@latest"}) {
        const auto none = requestedTools(facts, askingFor({s(name)}), std::nullopt);
        ASSERT_FALSE(none) << name;
        EXPECT_EQ(none.error().code, ErrorCode::Usage);
    }
}

TEST(RequestedTools, AreBuiltByTheGoOfTheSamePlan)
{
    MachineImage image;
    const Facts facts = factsOf(image);
    ASSERT_FALSE(requestedTools(facts, askingFor({s("gopls")}), std::nullopt));
    InstallToolchain install;
    install.root = s("C:\\new\\Go");
    install.archive.version = s("go1.24.4");
    const auto tools = requestedTools(facts, askingFor({s("gopls")}), install);
    ASSERT_TRUE(tools);
    EXPECT_EQ(tools->at(0).go, s("C:\\new\\Go\\bin\\go.exe"));
}

TEST(RequestedTools, WhatIsPredictedIsWhatTheCheckSaysAfterwards)
{
    QTemporaryDir folder;
    const std::shared_ptr<Machine> machine = machineOf(imageWithOutdatedGopls(), folder.path());
    const Observation seen = check(machine, {}, {});
    ASSERT_NE(toolFinding(seen.report, "tools.outdated"), nullptr);
    EXPECT_EQ(toolFinding(seen.report, "tools.outdated")->status, Status::Warning);
    Progress progress;
    const auto prepared =
        prepare(machine, seen, askingFor({s("gopls@v0.20.0")}), {true, nullptr}, progress);
    ASSERT_TRUE(prepared) << prepared.error().english().toStdString();
    ASSERT_EQ(prepared->plan.changes.size(), 1U);
    ASSERT_TRUE(prepared->prediction);
    EXPECT_EQ(toolFinding(*prepared->prediction, "tools.outdated")->status, Status::Ok);

    ASSERT_TRUE(succeeded(run(*machine, prepared->plan)));
    const Report after = check(machine, {}, {}).report;
    EXPECT_EQ(toolFinding(after, "tools.outdated")->status, Status::Ok);
    ASSERT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(toolFinding(check(machine, {}, {}).report, "tools.outdated")->status,
              Status::Warning);
}
