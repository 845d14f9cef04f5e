// SPDX-License-Identifier: Apache-2.0
// Where an archive may come from, and who must confirm its hash: for a saved plan, and for
// everyone.
#include "e2e/Program.h"
#include "e2e/SlowMirror.h"
#include "support/Literals.h"
#include "support/SmallGo.h"

#include <QDir>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString everyonesGo = s("C:\\Program Files\\Go");

QStringList waiting(const PracticeFolder& machine)
{
    const QString data = machine.open()->system().folders().localAppData;
    return QDir(machine.host(data + s("\\GoSetup\\pending"))).entryList(QDir::Files);
}

} // namespace

TEST(SavedPlan, ByPlainHttpNeedsTheAddressTyped)
{
    SlowMirror mirror(0);
    const PracticeFolder machine(s("new-laptop"));
    const QString file = machine.path(s("plan.json"));
    const Ran planned = machine.run({s("plan"), s("--mirror"), mirror.address(), s("--out"), file});
    ASSERT_EQ(planned.exitCode, 0) << planned.all();
    EXPECT_TRUE(planned.out.contains("from http://127.0.0.1")) << "shown: " << planned.all();

    const Ran untyped = machine.run({s("apply"), file, s("--yes")});
    EXPECT_EQ(untyped.exitCode, 2) << untyped.all();
    EXPECT_TRUE(untyped.err.contains("--mirror http://127.0.0.1")) << untyped.all();
    const Ran other =
        machine.run({s("apply"), file, s("--yes"), s("--mirror"), s("http://127.0.0.2/")});
    EXPECT_EQ(other.exitCode, 2) << other.all();
    EXPECT_EQ(registryOf(*machine.open()), registryOfBuiltIn(s("new-laptop")));

    const Ran typed = machine.run({s("apply"), file, s("--yes"), s("--mirror"), mirror.address()});
    EXPECT_EQ(typed.exitCode, 0) << typed.all();
}

TEST(ForEveryone, WhatThePersonFetchedIsInstalledByAHashThatTheElevatedCopyKnows)
{
    SlowMirror mirror(0);
    const PracticeFolder machine(s("new-laptop"));
    const Ran applied = machine.run(
        {s("apply"), s("--yes"), s("--scope"), s("machine"), s("--mirror"), mirror.address()});
    EXPECT_EQ(applied.exitCode, 0) << applied.all();
    EXPECT_TRUE(QFile::exists(machine.host(everyonesGo) + s("/bin/go.exe")));
    EXPECT_EQ(waiting(machine), QStringList()) << "nothing is left beside the request";
    const Ran undone = machine.run({s("undo"), s("--yes")});
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    EXPECT_FALSE(QFile::exists(machine.host(everyonesGo)));
}

TEST(ForEveryone, WhatOnlyThePersonVouchesForIsRefusedAndNothingIsLeft)
{
    const SmallGo own;
    const PracticeFolder machine(s("new-laptop"));
    const Ran applied =
        machine.run(QStringList{s("apply"), s("--yes"), s("--scope"), s("machine")} + own.wish());
    EXPECT_EQ(applied.exitCode, 4) << applied.all();
    EXPECT_TRUE(applied.err.contains("known hashes")) << applied.all();
    EXPECT_FALSE(QFile::exists(machine.host(everyonesGo)));
    EXPECT_EQ(waiting(machine), QStringList());
    EXPECT_EQ(registryOf(*machine.open()), registryOfBuiltIn(s("new-laptop")));

    const Ran forOne = machine.run(QStringList{s("apply"), s("--yes")} + own.wish());
    EXPECT_LE(forOne.exitCode, 1) << "their own Go is their own business: " << forOne.all();
    const QString root = defaultRoot(*machine.open());
    EXPECT_TRUE(QFile::exists(machine.host(root) + s("/bin/go.exe"))) << forOne.all();
}
