// SPDX-License-Identifier: Apache-2.0
// What only administrators can put right is named in the plan of somebody who is none.
#include "engine/Prepare.h"
#include "rules/FactsMaker.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

Plan planOf(MachineImage image, bool administrator)
{
    image.system.administrator = administrator;
    const auto machine = machineOf(image);
    const Observation seen = check(machine, {}, Profile{});
    Progress progress;
    const auto prepared = prepare(machine, seen, {}, {}, progress);
    EXPECT_TRUE(prepared.has_value());
    return prepared ? prepared->plan : Plan();
}

MachineImage withSystemGoroot()
{
    MachineImage image = soundImage();
    image.setVariable(Hive::LocalMachine, s("GOROOT"), RegKind::String, s("C:\\old\\go"));
    return image;
}

} // namespace

TEST(LeftOutForRights, IsToldWithTheReason)
{
    const Plan plan = planOf(withSystemGoroot(), false);
    EXPECT_TRUE(plan.changes.empty());
    ASSERT_EQ(plan.leftOut.size(), 1U);
    EXPECT_EQ(plan.leftOut.front().ruleIds, QStringList{s("env.goroot-stale")});
    EXPECT_EQ(plan.leftOut.front().why.code, ErrorCode::NeedsElevation);
}

TEST(LeftOutForRights, IsNothingWhereItCanBeDone)
{
    const Plan able = planOf(withSystemGoroot(), true);
    EXPECT_EQ(able.changes.size(), 1U);
    EXPECT_TRUE(able.leftOut.empty());
    EXPECT_TRUE(planOf(soundImage(), false).leftOut.empty());
}

TEST(LeftOutForRights, IsNotWhatNobodyIsAdvisedToDo)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::LocalMachine, s("GOPROXY"), RegKind::String, s("off"));
    EXPECT_TRUE(planOf(image, false).leftOut.empty());
}
