// SPDX-License-Identifier: Apache-2.0
// Variables that the runtime of every Go program reads: one of them stops it.
#include "rules/RuntimeVariables.h"
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <array>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

constexpr auto runtimeRule = "env.runtime-variables";

MachineImage withRuntime(const char* name, const char* value)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
    return image;
}

} // namespace

TEST(RuntimeVariables, AMemoryLimitIsReadAsTheRuntimeReadsIt)
{
    for (const char* right : {"off", "0", "1000", "5B", "4GiB", "512MiB", "1KiB", "2TiB",
                              "9223372036854775807", "8388607TiB"})
        EXPECT_TRUE(rules::isMemoryLimit(s(right))) << right;
    for (const char* wrong : {"4GB", "4G", "4gib", "4Gi", "4 GiB", "GiB", "B", "-1", "-1GiB", "+1",
                              "1.5GiB", "4GiB ", "9223372036854775808", "8388608TiB", "abc", "Off"})
        EXPECT_FALSE(rules::isMemoryLimit(s(wrong))) << wrong;
}

TEST(RuntimeVariables, AMalformedLimitStopsEveryProgram)
{
    const MachineImage image = withRuntime("GOMEMLIMIT", "4GB");
    const Finding finding = worst(factsOf(image), runtimeRule);
    EXPECT_EQ(finding.status, Status::Problem);
    ASSERT_EQ(finding.fixes.size(), 2U);
    EXPECT_TRUE(finding.fixes[0].recommended);
    EXPECT_EQ(finding.fixes[0].changes,
              std::vector<Change>({SetVariable{Scope::User, s("GOMEMLIMIT"), s("4GiB")}}));
    EXPECT_EQ(finding.fixes[1].changes,
              std::vector<Change>({SetVariable{Scope::User, s("GOMEMLIMIT"), std::nullopt}}));
    EXPECT_EQ(worst(factsOf(withRuntime("GOMEMLIMIT", "4GiB")), runtimeRule).status, Status::Ok);
}

TEST(RuntimeVariables, AGoThatDoesNotRunForItIsNoSecondTrouble)
{
    MachineImage image = withRuntime("GOMEMLIMIT", "4GB");
    ImageProgram program;
    program.path = goRoot + s("\\bin\\go.exe");
    program.result.exitCode = 2;
    program.result.standardError = "fatal error: malformed GOMEMLIMIT; see `go doc "
                                   "runtime/debug.SetMemoryLimit`\n";
    image.programs.push_back(program);
    QStringList told;
    for (const Finding& each : judge(factsOf(image), {})) {
        if (isTold(each) && each.status >= Status::Warning)
            told << each.id;
    }
    EXPECT_EQ(told.join(u' ').toStdString(), runtimeRule);
}

TEST(RuntimeVariables, WhatTheRuntimePassesOverIsNoted)
{
    for (const auto& [name, wrong, right] :
         std::vector<std::array<const char*, 3>>{{"GOGC", "abc", "200"},
                                                 {"GOGC", "50%", "off"},
                                                 {"GOMAXPROCS", "all", "4"},
                                                 {"GOMAXPROCS", "0", "1"}}) {
        EXPECT_EQ(worst(factsOf(withRuntime(name, wrong)), runtimeRule).status, Status::Note);
        EXPECT_EQ(worst(factsOf(withRuntime(name, right)), runtimeRule).status, Status::Ok);
    }
}
