// SPDX-License-Identifier: Apache-2.0
// The elevated copy's side: what it lets through, from a file that it must distrust.
#include "changes/elevated/ElevatedHostKit.h"
#include "changes/elevated/ElevationClient.h"
#include "changes/run/JournalFolder.h"

using namespace gosetup;
using namespace gosetup::testkit;

TEST_F(ElevatedHost, DoesWhatTheHashedFileSaysAndJournalsItForAdministratorsOnly)
{
    const ElevationRequest request = requestOf({longPaths});
    const auto done = send(toBytes(request));
    ASSERT_TRUE(done.has_value()) << done.error().english().toStdString();
    const auto run = readJournal(*elevated, machineDataFolder(*elevated), request.run);
    ASSERT_TRUE(run.has_value());
    EXPECT_EQ(run->entries.size(), 1U);
    EXPECT_FALSE(elevated->files()
                     .access(journalFolder(machineDataFolder(*elevated)))
                     ->ordinaryUsersMayWrite);
}

TEST_F(ElevatedHost, AProfileBehindAJunctionIsSentByItsRealName)
{
    MachineImage image;
    image.folder(s("C:\\profiles"));
    image.folder(s("C:\\Users\\li\\AppData\\Local")).link(reparse::mountPoint, s("C:\\profiles"));
    const auto moved = machineOf(image);
    const auto view = moved->elevatedView();
    const QDateTime now = moved->clock().now().toUTC();
    const auto done = sendElevationRequest(
        *moved, {newRunId(*moved), {}, false, now, planOf(*view, {longPaths})});
    EXPECT_TRUE(done.has_value()) << done.error().english().toStdString();
}

TEST_F(ElevatedHost, NobodysProfileIsAPlaceWhoeverAnsweredThePrompt)
{
    MachineImage image;
    const QString list =
        s("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\S-1-5-21-1-2-3-1001");
    image.setValue(Hive::LocalMachine, list, s("ProfileImagePath"),
                   RegValue::fromText(RegKind::ExpandString, s("D:\\home\\wang")));
    const auto other = machineOf(image)->elevatedView();
    const auto checked = [&](const char* folder) {
        return accepts(*other, MakeFolder{s(folder), Scope::Machine, true});
    };
    EXPECT_FALSE(checked("D:\\home\\wang\\Go"));
    EXPECT_FALSE(checked("D:\\HOME\\WANG"));
    EXPECT_TRUE(checked("C:\\home\\Go"));
}

TEST_F(ElevatedHost, RefusesWithoutRights)
{
    const auto done = applyElevated(*machine, {s("C:\\x"), QByteArray(32, 'x')});
    EXPECT_EQ(done.error().code, ErrorCode::NeedsElevation);
}

TEST_F(ElevatedHost, RefusesFoldersInTheWrongPlacesAndBehindLinks)
{
    MachineImage image;
    image.folder(s("C:\\Program Files\\link")).link(reparse::mountPoint, s("C:\\Users\\li\\evil"));
    const auto linked = machineOf(image)->elevatedView();
    EXPECT_FALSE(
        accepts(*linked, MakeFolder{s("C:\\Program Files\\link\\x"), Scope::Machine, true}));
    for (const char* folder : {"C:\\Windows\\Go", "C:\\Users\\li\\Go", "C:\\", "C:\\a\\..\\Windows",
                               "C:\\NUL\\x", "C:Go"}) {
        EXPECT_FALSE(accepts(*elevated, MakeFolder{s(folder), Scope::Machine, true})) << folder;
        EXPECT_FALSE(accepts(*elevated,
                             InstallToolchain{s(folder), Scope::Machine, true, practiceArchive()}))
            << folder;
    }
    EXPECT_FALSE(accepts(*elevated, installTo("C:\\Go", Scope::Machine)));
    EXPECT_TRUE(
        accepts(*elevated, InstallToolchain{s("C:\\Go"), Scope::Machine, true, practiceArchive()}));
}

TEST_F(ElevatedHost, ENV_220_ARequestThatVouchesForItsOwnArchiveInstallsNothing)
{
    // Index and file agree, as they do where one hand made both.
    InstallToolchain evil = installTo("C:\\Program Files\\Go", Scope::Machine);
    evil.archive.version = s("go1.98.0");
    evil.archive.fileName = s("go1.98.0.windows-amd64.zip");
    const auto done = send(toBytes(requestOf({evil})));
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::Untrusted) << done.error().english().toStdString();
    EXPECT_FALSE(*machine->files().info(s("C:\\Program Files\\Go")));

    InstallToolchain known = installTo("C:\\Program Files\\Go", Scope::Machine);
    known.archive.sha256 = QByteArray(64, 'e');
    EXPECT_EQ(send(toBytes(requestOf({known}))).error().code, ErrorCode::Untrusted);
    EXPECT_FALSE(*machine->files().info(s("C:\\Program Files\\Go")));
    EXPECT_TRUE(
        send(toBytes(requestOf({installTo("C:\\Program Files\\Go", Scope::Machine)}))).has_value());
}

TEST_F(ElevatedHost, WhatCameWithTheRequestIsRefusedBehindALinkAndOnAShare)
{
    const InstallToolchain go = installTo("C:\\Program Files\\Go", Scope::Machine);
    for (const char* file : {"C:\\lure\\x.zip", "\\\\server\\share\\x.zip", "x.zip"}) {
        ElevationRequest request = requestOf({go});
        request.delivered.insert(go.archive.fileName, s(file));
        const auto done = send(toBytes(request));
        ASSERT_FALSE(done.has_value()) << file;
        EXPECT_EQ(done.error().code, ErrorCode::Untrusted) << file;
    }
    EXPECT_FALSE(*machine->files().info(s("C:\\Program Files\\Go")));
}

TEST_F(ElevatedHost, WhatCameWithTheRequestMustHashToWhatIsKnown)
{
    const InstallToolchain go = installTo("C:\\Program Files\\Go", Scope::Machine);
    const QString file = s("C:\\Users\\li\\go.zip");
    ASSERT_TRUE(machine->files().write(file, QByteArray(1000, 'x')));
    ElevationRequest request = requestOf({go});
    request.delivered.insert(go.archive.fileName, file);
    EXPECT_EQ(send(toBytes(request)).error().code, ErrorCode::Untrusted);
    EXPECT_FALSE(*machine->files().info(s("C:\\Program Files\\Go")));
}

TEST_F(ElevatedHost, AFolderOfThatNameBesideTheGoIsNotTakenForWhatUndoLeft)
{
    ElevationRequest request =
        requestOf({InstallToolchain{s("C:\\Go"), Scope::Machine, true, practiceArchive()}});
    ASSERT_TRUE(send(toBytes(request)).has_value());
    // Anybody may make a folder in C:\, and the run's name is no secret.
    const QString planted = s("C:\\Go.gosetup-undone-") + request.run;
    ASSERT_TRUE(machine->files().write(planted + s("\\bin\\evil.exe"), "MZ"));

    ElevationRequest back = requestOf({});
    back.undoes = request.run;
    const auto undone = send(toBytes(back));
    ASSERT_FALSE(undone.has_value());
    EXPECT_EQ(undone.error().code, ErrorCode::Untrusted) << undone.error().english().toStdString();
    EXPECT_FALSE(*machine->files().info(s("C:\\Go\\bin\\evil.exe")));

    ASSERT_TRUE(machine->files().removeTree(planted));
    back.run = newRunId(*machine);
    EXPECT_TRUE(send(toBytes(back)).has_value());
    EXPECT_FALSE(*machine->files().info(s("C:\\Go")));
}

TEST_F(ElevatedHost, DataOfAStrangerIsNotTakenOver)
{
    MachineImage image;
    image.folder(s("C:\\ProgramData\\GoSetup")).writableBy = {s("li")};
    machine = machineOf(image);
    elevated = machine->elevatedView();
    const auto done = send(toBytes(requestOf({longPaths})));
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::Untrusted);
    EXPECT_TRUE(done.error().english().contains(s("C:\\ProgramData\\GoSetup")));
    EXPECT_FALSE(*machine->files().info(s("C:\\ProgramData\\GoSetup\\journal")));
}

TEST_F(ElevatedHost, AProtectedFolderThatIsThereAndOpenIsNotAlreadySo)
{
    MachineImage image;
    image.folder(s("C:\\open"));
    const auto open = machineOf(image);
    const auto made = makePlan(*open, {{MakeFolder{s("C:\\open"), Scope::Machine, true}, {}}});
    ASSERT_FALSE(made.has_value());
    EXPECT_EQ(made.error().code, ErrorCode::Untrusted);
}

TEST_F(ElevatedHost, ARefusedRequestIsRefusedBeforeThePromptAndBeforeAnythingIsDone)
{
    const auto report =
        runChanges(*machine, {SetVariable{Scope::User, s("GOBIN"), s("C:\\Users\\li\\bin")},
                              SetVariable{Scope::Machine, s("CC"), s("evil")}});
    ASSERT_TRUE(report.error.has_value());
    EXPECT_EQ(report.error->code, ErrorCode::Untrusted);
    EXPECT_EQ(report.count(Outcome::NotDone), 2);
    EXPECT_FALSE(valueOf(*machine, s("GOBIN")));
}

TEST_F(ElevatedHost, StopsWhenTheMachineChangedMeanwhile)
{
    const QByteArray bytes =
        toBytes(requestOf({SetVariable{Scope::Machine, s("GOPROXY"), s("direct")}}));
    ASSERT_TRUE(elevated->registry().write(variableRegistryPath(Scope::Machine, s("GOPROXY")),
                                           RegValue::fromText(RegKind::String, s("theirs"))));
    const auto done = send(bytes);
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::ChangedMeanwhile);
}

TEST_F(ElevatedHost, UndoesOnlyWhatItsOwnJournalHas)
{
    ElevationRequest request = requestOf({});
    request.undoes = s("20261121-210405-3f2a");
    const auto done = send(toBytes(request));
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::NotFound);
}
