// SPDX-License-Identifier: Apache-2.0
// What a plan does to PATH beside what was asked for: entries that name a deleted variable, entries
// that Windows would not search, folders that the other scope provides.
#include "changes/PlanText.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

MachineImage imageOfPaths(const char* user, const char* wide = "C:\\Windows")
{
    MachineImage image = imageWithUserPath(s(user));
    image.setVariable(Hive::LocalMachine, s("Path"), RegKind::ExpandString, s(wide));
    image.folder(s("C:\\gobin"));
    image.folder(s("C:\\Go\\bin"));
    return image;
}

void setUserVariable(MachineImage& image, const char* name, const char* text)
{
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(text));
}

QString afterwards(const MachineImage& image, const std::vector<Change>& changes,
                   Scope scope = Scope::User)
{
    const auto machine = machineOf(image);
    EXPECT_TRUE(succeeded(runChanges(*machine, changes)));
    return pathText(*machine, scope);
}

Change edit(PathEdit::Kind kind, const char* entry, const char* replacement = "")
{
    return EditPath{Scope::User, {{kind, s(entry), s(replacement), 0, {}}}};
}

} // namespace

TEST(CasesPlan, ENV_214_DeletingAVariableThatPathNamesRepairsPath)
{
    MachineImage image = imageOfPaths("C:\\a;%GOBIN%;%GOROOT%\\bin;C:\\b");
    setUserVariable(image, "GOBIN", "C:\\gobin");
    setUserVariable(image, "GOROOT", "C:\\gone");
    EXPECT_EQ(afterwards(image, {setUser("GOBIN", nullptr), setUser("GOROOT", nullptr)}),
              s("C:\\a;C:\\gobin;C:\\b"));
    EXPECT_EQ(afterwards(image, {setUser("GOROOT", nullptr)}), s("C:\\a;%GOBIN%;C:\\b"));
}

TEST(CasesPlan, ENV_214_TheRepairIsShownAndUndone)
{
    MachineImage image = imageOfPaths("C:\\a;%GOBIN%");
    setUserVariable(image, "GOBIN", "C:\\gobin");
    const auto machine = machineOf(image);
    const Plan plan = planOf(*machine, {setUser("GOBIN", nullptr)});
    ASSERT_EQ(plan.changes.size(), 2U);
    QStringList notes;
    for (const DiffLine& line : diffOf(plan.changes[1]))
        notes << line.note.english();
    EXPECT_TRUE(notes.contains(s("its variable is deleted")));
    ASSERT_TRUE(succeeded(run(*machine, plan)));
    ASSERT_TRUE(undoLast(*machine).succeeded());
    EXPECT_EQ(pathText(*machine), s("C:\\a;%GOBIN%"));
}

TEST(CasesPlan, ENV_214_TheUsersPathMayNameAMachineVariable)
{
    MachineImage image = imageOfPaths("%GOROOT%\\bin", "C:\\Windows;%GOROOT%\\bin");
    image.setVariable(Hive::LocalMachine, s("GOROOT"), RegKind::String, s("C:\\gone"));
    const std::vector<Change> changes = {setVariable(Scope::Machine, "GOROOT", nullptr)};
    EXPECT_EQ(afterwards(image, changes), s(""));
    EXPECT_EQ(afterwards(image, changes, Scope::Machine), s("C:\\Windows"));
    // Where the user has one of that name, nothing changes for the user's PATH.
    setUserVariable(image, "GOROOT", "C:\\Go");
    EXPECT_EQ(afterwards(image, changes), s("%GOROOT%\\bin"));
}

TEST(CasesPlan, ENV_214_AFolderThatIsOnPathAlreadyIsNotNamedTwice)
{
    MachineImage image = imageOfPaths("%GOBIN%;c:\\GOBIN\\");
    setUserVariable(image, "GOBIN", "C:\\gobin");
    EXPECT_EQ(afterwards(image, {setUser("GOBIN", nullptr)}), s("c:\\GOBIN\\"));
}

TEST(PathRepair, AnEntryFollowsItsVariableToANewFolder)
{
    MachineImage image = imageOfPaths("%GOPATH%\\bin");
    setUserVariable(image, "GOPATH", "C:\\Go");
    EXPECT_EQ(afterwards(image, {setUser("GOPATH", "C:\\new")}), s("%GOPATH%\\bin"));
    EXPECT_EQ(afterwards(image, {setUser("GOPATH", "new")}), s("C:\\Go\\bin"));
}

TEST(PathRepair, AnEntryThatLeadsToGoStaysThere)
{
    MachineImage image = imageOfPaths("%GOPATH%\\bin");
    setUserVariable(image, "GOPATH", "C:\\Go");
    image.file(s("C:\\Go\\bin\\go.exe")).content("MZ");
    EXPECT_EQ(afterwards(image, {setUser("GOPATH", "C:\\new")}), s("C:\\Go\\bin"));
}

TEST(PathRepair, WhatTheProcessStillHasIsGone)
{
    MachineImage image = imageOfPaths("%GOBIN%");
    setUserVariable(image, "GOBIN", "C:\\gobin");
    image.processEnvironment = QMap<QString, QString>{{s("GOBIN"), s("C:\\gobin")}};
    EXPECT_EQ(afterwards(image, {setUser("GOBIN", nullptr)}), s("C:\\gobin"));
}

TEST(PathRepair, LeavesAPlainPathAndEntriesThatThePlanEdits)
{
    MachineImage image = imageOfPaths("%GOBIN%;C:\\a");
    setUserVariable(image, "GOBIN", "C:\\gobin");
    EXPECT_EQ(
        afterwards(image, {setUser("GOBIN", nullptr), edit(PathEdit::Kind::Remove, "%GOBIN%")}),
        s("C:\\a"));
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::String, s("%GOBIN%;C:\\a"));
    EXPECT_EQ(afterwards(image, {setUser("GOBIN", nullptr)}), s("%GOBIN%;C:\\a"));
}

TEST(PathPlan, NoPlanPutsAnEntryOnPathThatWindowsWouldNotSearch)
{
    const auto machine = machineOf(imageOfPaths("C:\\a;bin"));
    for (const char* entry : {"bin", "~\\go\\bin", "/c/go/bin", "C:go", "\\go\\bin", "%MYGO%\\bin",
                              "\"C:\\Go\\bin\"", "C:\\Go\\bin ", " C:\\Go\\bin", "."}) {
        for (const auto kind : {PathEdit::Kind::InsertFirst, PathEdit::Kind::InsertLast})
            EXPECT_FALSE(makePlan(*machine, {{edit(kind, entry), {}}})) << entry;
        const auto plan = makePlan(*machine, {{edit(PathEdit::Kind::Replace, "C:\\a", entry), {}}});
        ASSERT_FALSE(plan) << entry;
        EXPECT_EQ(plan.error().code, ErrorCode::Invalid) << entry;
        // A fix that nobody asked for by name is left out, and the rest is planned.
        RequestedChange fix{edit(PathEdit::Kind::InsertLast, entry), {s("some.rule")}};
        fix.fix = 1;
        const auto rest = makePlan(*machine, {fix, {setUser("X", "1"), {}}});
        ASSERT_TRUE(rest) << entry;
        EXPECT_EQ(rest->changes.size(), 1U) << entry;
        EXPECT_EQ(rest->leftOut.size(), 1U) << entry;
    }
    // A variable that the plan sets is one.
    EXPECT_TRUE(makePlan(*machine, {{setUser("MYGO", "C:\\Go"), {}},
                                    {edit(PathEdit::Kind::InsertLast, "%MYGO%\\bin"), {}}}));
}

TEST(CasesPath, ENV_027_AnEntryOfTheSystemPathIsSaidToBeThere)
{
    const auto machine = machineOf(imageOfPaths("C:\\a", "C:\\Windows;C:\\Go\\bin"));
    const Plan plan = planOf(*machine, {insertLast(s("c:\\go\\bin"))});
    // The decision is made by the user's own value.
    ASSERT_EQ(plan.changes.size(), 1U);
    EXPECT_EQ(std::get<RegistryState>(plan.changes[0].after).value->text(), s("C:\\a;c:\\go\\bin"));
    const auto warnings = warningsOf(plan.changes[0]);
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_TRUE(warnings[0].english().contains(s("already in the system PATH")));
    EXPECT_TRUE(warningsOf(planOf(*machine, {insertLast(s("C:\\new"))}).changes[0]).empty());
}

TEST(CasesPlan, ENV_214_ARemovedEntryStaysWhereThePlanBringsItsFolder)
{
    MachineImage image = imageOfPaths("C:\\a;%MYBIN%");
    setUserVariable(image, "MYBIN", "C:\\gone");
    const EditPath dead{Scope::User,
                        {{PathEdit::Kind::Remove, s("%MYBIN%"), {}, 0, s("path.dead-entries")}}};
    EXPECT_EQ(afterwards(image, {dead, setUser("MYBIN", "C:\\gobin")}), s("C:\\a;%MYBIN%"));
    EXPECT_EQ(afterwards(image, {dead, setUser("MYBIN", "C:\\gone2")}), s("C:\\a"));
}

TEST(CasesPlan, ENV_214_AnEntryWithALoneQuoteIsNoDanglingOne)
{
    MachineImage image = imageOfPaths("C:\\a;\"C:\\b;%GOBIN%");
    setUserVariable(image, "GOBIN", "C:\\gone");
    EXPECT_EQ(afterwards(image, {setUser("GOBIN", nullptr)}), s("C:\\a;\"C:\\b;%GOBIN%"));
}

TEST(CasesPlan, ENV_214_ADeletedVariableWithABlankLeavesTheFolderThatIsMeant)
{
    MachineImage image = imageOfPaths("C:\\a;%GOROOT%\\bin;C:\\b");
    setUserVariable(image, "GOROOT", "C:\\Go ");
    EXPECT_EQ(afterwards(image, {setUser("GOROOT", nullptr)}), s("C:\\a;C:\\Go\\bin;C:\\b"));
    setUserVariable(image, "GOROOT", "%SystemDrive%\\Go");
    EXPECT_EQ(afterwards(image, {setUser("GOROOT", nullptr)}), s("C:\\a;C:\\Go\\bin;C:\\b"));
}

TEST(FolderPlan, ANewFolderIsProtectedOnlyWhereUsersMayWriteAndRightsExist)
{
    MachineImage image = imageOfPaths("");
    image.folder(s("C:\\open")).accessOverride = FolderAccess{true, true, false};
    image.folder(s("C:\\own")).accessOverride = FolderAccess{true, false, false};
    image.volumes.push_back({s("S:\\"), VolumeKind::Network, s("NTFS")});
    image.volumes.push_back({s("E:\\"), VolumeKind::Fixed, s("exFAT")});
    image.volumes.push_back({s("R:\\"), VolumeKind::Removable, s("NTFS")});
    const auto machine = machineOf(image);
    const auto isProtected = [&](const char* path) {
        const Plan plan = planOf(*machine, {MakeFolder{s(path), Scope::User, false}});
        return !plan.changes.empty() && std::get<MakeFolder>(plan.changes[0].change).protectedList;
    };
    EXPECT_TRUE(isProtected("C:\\open\\cache"));
    EXPECT_TRUE(isProtected("C:\\open\\deep\\cache"));
    EXPECT_FALSE(isProtected("C:\\own\\cache"));
    for (const char* elsewhere : {"S:\\cache", "E:\\cache", "R:\\cache"})
        EXPECT_FALSE(isProtected(elsewhere)) << elsewhere;
}

TEST(FolderPlan, AFolderInADrivesRootIsProtected)
{
    const auto machine = machineOf(imageOfPaths(""));
    const auto isProtected = [&](const char* path) {
        const Plan plan = planOf(*machine, {MakeFolder{s(path), Scope::User, false}});
        return !plan.changes.empty() && std::get<MakeFolder>(plan.changes[0].change).protectedList;
    };
    EXPECT_TRUE(isProtected("C:\\gopath"));
    EXPECT_TRUE(isProtected("C:\\new\\gocache"));
    // C:\Go has the list of the root, and hands it down.
    EXPECT_TRUE(isProtected("C:\\Go\\cache"));
    EXPECT_FALSE(isProtected("C:\\Go"));
}
