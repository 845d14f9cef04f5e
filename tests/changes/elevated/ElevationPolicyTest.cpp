// SPDX-License-Identifier: Apache-2.0
// The border where it takes more than one line to tell: what was there before, what the elevated
// copy alone can know, and what a change left.
#include "changes/elevated/BorderKit.h"

using namespace gosetup;
using namespace gosetup::testkit;
using namespace gosetup::testkit::border;

TEST(ElevationPolicy, ENV_221_CommandsAndAGoInAProfileAreNotSetForEveryone)
{
    for (const SetVariable& variable :
         {set("CC", "C:\\Users\\li\\cc.exe"), set("GOFLAGS", "-toolexec=C:\\evil.exe"),
          set("GOCACHEPROG", "evil"), set("GOROOT", "C:\\Users\\li\\go")})
        EXPECT_FALSE(Border(openImage()).judge({variable}).has_value())
            << variable.name.toStdString();
}

TEST(ElevationPolicy, ENV_222_NothingThatUsersMayRenameAndNoVariableGoesOnTheSystemPath)
{
    for (const char* entry : {"C:\\tools\\safe\\bin", "%GOROOT%\\bin", "%ANY%\\bin"})
        EXPECT_FALSE(Border(openImage()).judge({edit(Kind::InsertLast, entry)}).has_value())
            << entry;
}

TEST(ElevationPolicy, WhatAValueHeldBeforeMakesNothingWorse)
{
    MachineImage image = openImage();
    image.setVariable(Hive::LocalMachine, s("GOFLAGS"), RegKind::String,
                      s("-toolexec=corp -mod=vendor"));
    image.setVariable(Hive::LocalMachine, s("GOPATH"), RegKind::String, s("C:\\open;"));
    const Border border(image);
    EXPECT_TRUE(border.judge({set("GOFLAGS", "-toolexec=corp")}).has_value());
    EXPECT_TRUE(border.judge({set("GOPATH", "C:\\open")}).has_value());
    EXPECT_FALSE(border.judge({set("GOFLAGS", "-toolexec=evil")}).has_value());
}

TEST(ElevationPolicy, TextOnPathThatComesAliveIsJudgedAsNew)
{
    const auto judged = [](const char* path) {
        MachineImage image = openImage();
        image.setVariable(Hive::LocalMachine, s("Path"), RegKind::String, s(path));
        return Border(image).judge({edit(Kind::MakeExpandable, "")}).has_value();
    };
    EXPECT_TRUE(judged("%SystemRoot%\\system32;%ProgramFiles%\\Go\\bin"));
    EXPECT_FALSE(judged("%SystemRoot%\\system32;%GOROOT%\\bin"));
    EXPECT_FALSE(judged("%SystemDrive%\\open\\bin"));
}

TEST(ElevationPolicy, AnEntryMayBeRespelledInItsPlaceAndNotMovedFirst)
{
    MachineImage image = openImage();
    image.setVariable(Hive::LocalMachine, s("Path"), RegKind::ExpandString,
                      windowsPath + s(";\"C:\\open\\bin\";C:\\planted\\bin"));
    const Border border(image);
    EXPECT_TRUE(
        border.judge({edit(Kind::Replace, "\"C:\\open\\bin\"", "C:\\open\\bin")}).has_value());
    EXPECT_FALSE(border.judge({edit(Kind::InsertFirst, "C:\\planted\\bin")}).has_value());
}

TEST(ElevationPolicy, OneOfTwoEqualEntriesOfWindowsMayGo)
{
    MachineImage image = openImage();
    image.setVariable(Hive::LocalMachine, s("Path"), RegKind::ExpandString,
                      windowsPath + s(";C:\\Windows\\system32"));
    EXPECT_TRUE(Border(image).judge({edit(Kind::Remove, "C:\\Windows\\system32")}).has_value());
}

TEST(ElevationPolicy, AnArchiveThatCameWithTheRequestNeedsAKnownHashAllTheSame)
{
    const Border border(openImage());
    ElevationRequest request =
        border.request({install("C:\\Program Files\\Go2", with("http://mirror.corp/go.zip"))});
    request.delivered.insert(published().fileName, s("C:\\Users\\li\\go.zip"));
    EXPECT_TRUE(judgeRequest(*border.elevated, request, border.trust).has_value());
    EXPECT_FALSE(
        judgeRequest(*border.elevated, request, ArchiveTrust(KnownHashes::builtIn())).has_value());
}

TEST(ElevationPolicy, ThePersonsProcessLeavesOpenWhatOnlyTheElevatedCopyCanKnow)
{
    const Border border(openImage());
    ArchiveTrust open(KnownHashes::builtIn());
    open.leaveUnknownOpen();
    const ElevationRequest request = border.request({install("C:\\Program Files\\Go2")});
    EXPECT_TRUE(judgeRequest(*border.elevated, request, open).has_value());
    EXPECT_FALSE(judgeRequest(*border.elevated,
                              border.request({install("C:\\planted", published(), true)}), open)
                     .has_value());
}

TEST(ElevationPolicy, LooksAgainAtWhatAChangeLeft)
{
    const Border border(openImage());
    EXPECT_TRUE(verifySecured(*border.elevated, EnableLongPaths{}).has_value());
    EXPECT_TRUE(verifySecured(*border.elevated, install("C:\\Program Files\\Go")).has_value());
    EXPECT_FALSE(verifySecured(*border.elevated, folder("C:\\open", true)).has_value());
    EXPECT_FALSE(verifySecured(*border.elevated, install("C:\\planted")).has_value());
    EXPECT_FALSE(
        verifySecured(*border.elevated, edit(Kind::InsertLast, "C:\\planted\\bin")).has_value());
}
