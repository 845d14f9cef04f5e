// SPDX-License-Identifier: Apache-2.0
// A plan is shown although what comes after it cannot be told.
#include "engine/Check.h"
#include "engine/Prepare.h"
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

TEST(UnpredictedPlan, AFolderThatCannotBeMadeDoesNotHideThePlan)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String,
                      s("C:\\Program Files (x86)\\go"));
    const auto machine = (*PracticeMachine::fromImage(image))->copy();
    const Observation seen = check(machine, {}, Profile{});
    Progress progress;
    const auto without = prepare(machine, seen, {}, {false, nullptr}, progress);
    ASSERT_TRUE(without);
    ASSERT_FALSE(without->plan.changes.empty());
    EXPECT_FALSE(without->unpredicted);
    const auto prepared = prepare(machine, seen, {}, {}, progress);
    ASSERT_TRUE(prepared) << prepared.error().english().toStdString();
    EXPECT_EQ(prepared->plan.titles(), without->plan.titles());
    EXPECT_FALSE(prepared->prediction);
    ASSERT_TRUE(prepared->unpredicted);
    EXPECT_TRUE(prepared->unpredicted->english().contains(s("access denied")));
}
