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

/// As Windows sets it up, with a "," for a ";" and .EXE gone.
MachineImage imageWithPathext(const char* value)
{
    MachineImage image = openImage();
    image.setVariable(Hive::LocalMachine, s("PATHEXT"), RegKind::String, s(value));
    return image;
}

TEST(ElevationPolicy, PathextMayOnlyGetItsProgramsBack)
{
    struct Case
    {
        const char* now;
        const char* then;
        bool passes;
    };
    for (const Case& one : {
             Case{".COM;.BAT;.CMD;.VBS", ".COM;.EXE;.BAT;.CMD;.VBS", true},
             Case{".COM,.EXE,.BAT;.PY", ".COM;.EXE;.BAT;.PY", true},
             Case{"COM;EXE;BAT", ".COM;.EXE;.BAT", true},
             Case{".BAT;.EXE;.CMD", ".EXE;.BAT;.CMD", true},
             Case{".VBS", ".EXE;.VBS", true},
             Case{".COM;C:\\x;.BAT", ".COM;.EXE;.BAT", true},
             Case{".COM;.BAT", ".COM;.EXE;.BAT;.C:\\x", false},
             // In this one .PY stood in front, and somebody may have meant that.
             Case{".PY;.COM;.BAT", ".PY;.COM;.EXE;.BAT", false},
             Case{".COM;.EXE;.VBS", ".VBS;.COM;.EXE", false},
             Case{".COM;.EXE;.BAT", ".COM;.BAT;.EXE", false},
             Case{".COM;.EXE", ".COM;.EXE;.EVIL", false},
             Case{".EXE;.BAT", ".COM;.EXE;.BAT", false},
             Case{".COM;.EXE", ".COM;.EXE;.JS", false},
             Case{".COM;.EXE;.BAT", ".COM;.BAT", false},
             Case{".COM;.EXE;.BAT", ".COM;.EXE", false},
             Case{".COM;.EXE;.BAT", "", false},
             Case{".COM;.BAT", "%X%;.COM;.EXE;.BAT", false},
             Case{".COM;.BAT", ".COM;.EXE;.BAT;", false},
             Case{".COM;.BAT", ".COM; .EXE;.BAT", false},
         }) {
        const auto judged = Border(imageWithPathext(one.now)).judge({set("PATHEXT", one.then)});
        EXPECT_EQ(judged.has_value(), one.passes) << one.now << " -> " << one.then;
        if (!judged) {
            EXPECT_EQ(judged.error().code, ErrorCode::Untrusted);
        }
    }
    EXPECT_FALSE(Border(imageWithPathext(".COM;.EXE"))
                     .judge({SetVariable{Scope::Machine, s("PATHEXT"), std::nullopt}}));
    EXPECT_FALSE(Border(openImage()).judge({set("PATHEXT", ".COM;.EXE;.BAT;.CMD")}));
}

TEST(ElevationPolicy, ARefusalShowsNoPassword)
{
    const auto judged =
        Border(openImage()).judge({set("GOPROXY", "https://li:hunter2@proxy.example")});
    ASSERT_FALSE(judged.has_value());
    EXPECT_FALSE(judged.error().english().contains(s("hunter2")));
}

TEST(ElevationPolicy, AMisspeltNameOfGosMayBeDeletedAndNotSet)
{
    const Border border(openImage());
    for (const char* name :
         {"GO_PATH", "GOPROXT", "GOPATH\t", "\xef\xbc\xa7OPATH", "CGO-ENABLED"}) {
        EXPECT_TRUE(border.judge({SetVariable{Scope::Machine, s(name), std::nullopt}}).has_value())
            << name;
        EXPECT_FALSE(border.judge({set(name, "C:\\Program Files\\gopath")}).has_value()) << name;
    }
    for (const char* name : {"GOSDK", "GOHOME", "GOOGLE_CLOUD", "PATH", "GO", "COMSPEC"})
        EXPECT_FALSE(border.judge({SetVariable{Scope::Machine, s(name), std::nullopt}}).has_value())
            << name;
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

TEST(ElevationPolicy, WindowsOwnEntriesComeBackToAPathThatLostThem)
{
    const auto judged = [](const char* path, const std::vector<PathEdit>& edits,
                           RegKind kind = RegKind::ExpandString) {
        MachineImage image = openImage();
        image.setVariable(Hive::LocalMachine, s("Path"), kind, s(path));
        return Border(image).judge({EditPath{Scope::Machine, edits}}).has_value();
    };
    const auto first = [](const char* entry) {
        return PathEdit{Kind::InsertFirst, s(entry), {}, 0, {}};
    };
    const char* system32 = "%SystemRoot%\\system32";
    const char* lost = "C:\\Program Files\\Git\\cmd";
    EXPECT_TRUE(judged(lost, {first(system32)}));
    EXPECT_TRUE(judged(lost, {first(system32)}, RegKind::String));
    EXPECT_TRUE(judged("", {first("%SYSTEMROOT%\\System32\\WindowsPowerShell\\v1.0\\"),
                            first("%SystemRoot%"), first(system32)}));
    // Only these, and only as Windows writes them.
    EXPECT_FALSE(judged(lost, {first("C:\\Windows\\System32")}));
    EXPECT_FALSE(judged(lost, {first("%SystemRoot%\\Temp")}));
    EXPECT_FALSE(judged(lost, {first("%windir%\\system32")}));
    EXPECT_FALSE(judged("%GOROOT%\\bin", {first(system32)}, RegKind::String));
}

TEST(ElevationPolicy, AnEntryOfWindowsIsNotMovedBehindOthers)
{
    MachineImage image = openImage();
    image.setVariable(Hive::LocalMachine, s("Path"), RegKind::ExpandString,
                      s("%SystemRoot%\\system32;C:\\open\\bin"));
    const QString entry = s("%SystemRoot%\\system32");
    EXPECT_FALSE(Border(image)
                     .judge({EditPath{
                         Scope::Machine,
                         {{Kind::Remove, entry, {}, 0, {}}, {Kind::InsertLast, entry, {}, 0, {}}}}})
                     .has_value());
}

TEST(ElevationPolicy, AWindowsFolderThatOthersMayChangeDoesNotComeBack)
{
    MachineImage image = openImage();
    image.folder(s("C:\\Windows\\System32")).access({true, true, false});
    image.setVariable(Hive::LocalMachine, s("Path"), RegKind::ExpandString, s(""));
    EXPECT_FALSE(
        Border(image).judge({edit(Kind::InsertFirst, "%SystemRoot%\\system32")}).has_value());
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
