// SPDX-License-Identifier: Apache-2.0
// gosetup smoke-test as a script calls it.
#include "SchemaOf.h"
#include "e2e/Program.h"
#include "support/Literals.h"

#include <QJsonArray>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

TEST(SmokeTestVerb, PassesOnAHealthyMachineAndTheCheckShowsIt)
{
    const PracticeFolder machine(s("healthy"));
    const Ran ran = machine.run({s("smoke-test"), s("--json")});
    EXPECT_EQ(ran.exitCode, 0) << ran.all();
    EXPECT_EQ(schemaErrorOf("smoke", ran), "") << ran.all();
    EXPECT_TRUE(ran.json()[s("passed")].toBool());
    EXPECT_EQ(ran.json()[s("steps")].toArray().size(), 5);
    const Ran check = machine.run({s("check"), s("--only"), s("toolchain.builds"), s("--verbose")});
    EXPECT_TRUE(check.out.contains("Go built and ran a program")) << check.all();
}

TEST(SmokeTestVerb, EndsWith1AndTheReasonWhereAStepFails)
{
    const PracticeFolder machine(s("new-laptop"));
    const Ran json = machine.run({s("smoke-test"), s("--json")});
    EXPECT_EQ(json.exitCode, 1) << json.all();
    EXPECT_EQ(schemaErrorOf("smoke", json), "") << json.all();
    const QJsonArray steps = json.json()[s("steps")].toArray();
    ASSERT_EQ(steps.size(), 1);
    EXPECT_EQ(steps[0][s("meaning")][s("cause")].toString(), s("no-go"));
    const Ran text = machine.run({s("smoke-test")});
    EXPECT_EQ(text.exitCode, 1) << text.all();
    EXPECT_TRUE(text.out.contains("a new terminal finds no go.exe on PATH")) << text.all();
}

TEST(SmokeTestVerb, KeepsTheProgramAndNeverInAFolderThatHoldsSomething)
{
    const PracticeFolder machine(s("healthy"));
    const QString folder = s("C:\\Users\\wang\\hello");
    const Ran kept = machine.run({s("smoke-test"), s("--keep"), folder, s("--json")});
    EXPECT_EQ(kept.exitCode, 0) << kept.all();
    EXPECT_EQ(schemaErrorOf("smoke", kept), "") << kept.all();
    EXPECT_EQ(kept.json()[s("kept")].toString(), folder);
    EXPECT_TRUE(machine.open()->files().read(folder + s("\\main.go"), 10'000).has_value());
    const Ran again = machine.run({s("smoke-test"), s("--keep"), folder});
    EXPECT_EQ(again.exitCode, 2) << again.all();
    EXPECT_TRUE(again.err.contains("is not empty")) << again.all();
}

TEST(SmokeTestVerb, AnImageThatWasSavedAfterwardsNamesNobody)
{
    const PracticeFolder machine(s("healthy"));
    EXPECT_EQ(machine.run({s("smoke-test")}).exitCode, 0);
    const Ran image = machine.run({s("image"), s("--json")});
    EXPECT_EQ(image.exitCode, 0) << image.all();
    EXPECT_FALSE(image.out.contains("wang")) << image.all();
}
