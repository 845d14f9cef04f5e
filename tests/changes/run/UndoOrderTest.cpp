// SPDX-License-Identifier: Apache-2.0
// Runs that touch one place, undone in any order, leave the bytes that newest first leaves. The
// property over random runs is in PropertyTest.
#include "changes/run/UndoOrder.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

TEST(CasesUndo, ENV_201_APathThatWasAbsentIsAbsentAgainInEitherOrder)
{
    const std::vector<std::vector<Change>> runs = {{insertLast(s("C:\\a"))},
                                                   {insertLast(s("C:\\b"))}};
    const Left newest = leftBy(emptyImage(), runs, {1, 0});
    const Left oldest = leftBy(emptyImage(), runs, {0, 1});
    EXPECT_TRUE(oldest.whole && newest.whole);
    EXPECT_TRUE(oldest.sameBytes(newest));

    const auto machine = machineOf(emptyImage());
    const QString first = runChanges(*machine, runs[0]).runId;
    const QString second = runChanges(*machine, runs[1]).runId;
    EXPECT_TRUE(undoOfRun(*machine, first).succeeded());
    EXPECT_EQ(pathText(*machine), s("C:\\b"));
    EXPECT_TRUE(undoOfRun(*machine, second).succeeded());
    EXPECT_FALSE(pathOf(*machine).has_value()) << "deleted, not left as \"\"";
}

TEST(UndoOrder, AFileOfOursIsGoneAgainInEitherOrder)
{
    const std::vector<std::vector<Change>> runs = {{WriteGoEnv{s("GOPROXY"), s("direct")}},
                                                   {WriteGoEnv{s("GOFLAGS"), s("-x")}}};
    const Left oldest = leftBy(emptyImage(), runs, {0, 1});
    EXPECT_FALSE(oldest.file.has_value() || oldest.folder);
    EXPECT_TRUE(oldest.sameBytes(leftBy(emptyImage(), runs, {1, 0})));
}

TEST(UndoOrder, OfThreeRunsMakesNoDifferenceEither)
{
    const std::vector<std::vector<Change>> runs = {
        {insertLast(s("C:\\a")), WriteGoEnv{s("GOPROXY"), s("direct")}},
        {insertFirst(s("C:\\b")), WriteGoEnv{s("GOFLAGS"), s("-x")}},
        {insertLast(s("C:\\c")), WriteGoEnv{s("GOBIN"), s("C:\\c")}}};
    const Left expected = leftBy(emptyImage(), runs, {2, 1, 0});
    for (const auto& order : std::vector<std::vector<std::size_t>>{
             {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}})
        EXPECT_TRUE(leftBy(emptyImage(), runs, order).sameBytes(expected)) << order[0] << order[1];
}

TEST(UndoOrder, ALaterRunThatChangedPathIsNamed)
{
    for (const Scope scope : {Scope::User, Scope::Machine}) {
        MachineImage image = emptyImage();
        const QString one = s("C:\\Program Files\\a");
        const QString two = s("C:\\Program Files\\b");
        image.folder(one);
        image.folder(two);
        const auto machine = machineOf(image);
        const QString first = runChanges(*machine, {insertLast(one, scope)}).runId;
        const QString second = runChanges(*machine, {insertLast(two, scope)}).runId;
        const UndoReport older = undoOfRun(*machine, first);
        ASSERT_EQ(older.changes.size(), 1U);
        EXPECT_EQ(older.changes[0].how, UndoneChange::How::OnlyOurs);
        const QString note = older.changes[0].note.english();
        EXPECT_TRUE(note.contains(s("later run")) && note.contains(second)) << note.toStdString();
        EXPECT_FALSE(note.contains(s("someone else"))) << note.toStdString();
        EXPECT_EQ(pathText(*machine, scope), two);
    }
}

TEST(UndoOrder, WhoChangedPathIsNotALaterRunWhereSomeoneElseDidToo)
{
    const auto machine = machineOf(emptyImage());
    const QString first = runChanges(*machine, {insertLast(s("C:\\a"))}).runId;
    EXPECT_TRUE(succeeded(runChanges(*machine, {insertLast(s("C:\\b"))})));
    ASSERT_TRUE(machine->registry()
                    .write(variableRegistryPath(Scope::User, s("Path")),
                           RegValue::fromText(RegKind::String, s("C:\\a;C:\\b;C:\\mine")))
                    .has_value());
    const UndoReport older = undoOfRun(*machine, first);
    EXPECT_TRUE(older.changes.at(0).note.english().contains(s("someone else")));
    EXPECT_EQ(pathText(*machine), s("C:\\b;C:\\mine"));
}

TEST(UndoOrder, WhatOthersAddedMeanwhileStays)
{
    const auto machine = machineOf(emptyImage());
    const QString first = runChanges(*machine, {insertLast(s("C:\\a"))}).runId;
    const QString second = runChanges(*machine, {insertLast(s("C:\\b"))}).runId;
    EXPECT_TRUE(undoOfRun(*machine, first).succeeded());
    EXPECT_TRUE(succeeded(runChanges(*machine, {insertLast(s("C:\\mine"))})));
    EXPECT_TRUE(undoOfRun(*machine, second).succeeded());
    EXPECT_EQ(pathText(*machine), s("C:\\mine"));
}

TEST(UndoOrder, OnePlaceOfTwoRunsEndsAsItBegan)
{
    for (const bool machineWide : {false, true}) {
        MachineImage image = emptyImage();
        const Scope scope = machineWide ? Scope::Machine : Scope::User;
        image.setVariable(machineWide ? Hive::LocalMachine : Hive::CurrentUser, s("GOFLAGS"),
                          RegKind::String, s("-a"));
        image.folder(s("C:\\Program Files"));
        const auto machine = machineOf(image);
        const auto before = environmentBytes(*machine);
        const RunReport one = runChanges(*machine, {setVariable(scope, "GOFLAGS", "-x")});
        const RunReport two = runChanges(*machine, {setVariable(scope, "GOFLAGS", "-v")});
        ASSERT_TRUE(succeeded(one));
        ASSERT_TRUE(succeeded(two));
        const QString first = one.runId;
        const QString second = two.runId;
        const UndoReport kept = undoOfRun(*machine, first);
        EXPECT_TRUE(succeeded(kept));
        ASSERT_EQ(kept.changes.size(), 1u);
        EXPECT_EQ(kept.changes[0].how, UndoneChange::How::Kept);
        EXPECT_TRUE(kept.changes[0].note.english().contains(s("later run ") + second))
            << kept.changes[0].note.english().toStdString();
        const UndoReport undone = undoOfRun(*machine, second);
        ASSERT_EQ(undone.changes.size(), 1u);
        EXPECT_EQ(undone.changes[0].how, UndoneChange::How::Exact);
        EXPECT_EQ(environmentBytes(*machine), before);
    }
}

TEST(UndoOrder, WhatAnotherSetInBetweenIsNobodysToUndo)
{
    const auto machine = machineOf(emptyImage());
    const QString first = runChanges(*machine, {setUser("GOPATH", "C:\\b")}).runId;
    ASSERT_TRUE(machine->registry()
                    .write(variableRegistryPath(Scope::User, s("GOPATH")),
                           RegValue::fromText(RegKind::String, s("C:\\mine")))
                    .has_value());
    const QString second = runChanges(*machine, {setUser("GOPATH", "C:\\c")}).runId;
    const UndoReport kept = undoOfRun(*machine, first);
    EXPECT_TRUE(kept.changes.at(0).note.english().contains(s("someone else")));
    EXPECT_TRUE(undoOfRun(*machine, second).succeeded());
    EXPECT_EQ(valueOf(*machine, s("GOPATH"))->text(), s("C:\\mine"));
}

TEST(UndoOrder, ALineOfGosFileOfTwoRuns)
{
    MachineImage image = emptyImage();
    image.file(goEnvPath).content("GOFLAGS=-mod=vendor -bogus\n");
    const std::vector<std::vector<Change>> runs = {{WriteGoEnv{s("GOFLAGS"), s("-mod=vendor")}},
                                                   {WriteGoEnv{s("GOFLAGS"), std::nullopt}}};
    EXPECT_EQ(leftBy(image, runs, {0, 1}).file, QByteArray("GOFLAGS=-mod=vendor -bogus\n"));
}

TEST(UndoOrder, AFileThatWasWrittenAnewAndThenALine)
{
    MachineImage image = emptyImage();
    const QByteArray bytes = "\xEF\xBB\xBFGOFLAGS=-x\r\nGOBIN=C:\\b\r\n";
    image.file(goEnvPath).content(bytes);
    const std::vector<std::vector<Change>> runs = {{RewriteGoEnv{}},
                                                   {WriteGoEnv{s("GOFLAGS"), s("-y")}},
                                                   {WriteGoEnv{s("GOBIN"), s("C:\\c")}}};
    for (std::vector<std::size_t> order = {0, 1, 2}; std::ranges::next_permutation(order).found;)
        EXPECT_EQ(leftBy(image, runs, order).file, bytes) << order[0] << order[1] << order[2];
    EXPECT_EQ(leftBy(image, runs, {0, 1, 2}).file, bytes);
}

TEST(UndoOrder, APathThatStaysAtAWishKeepsItsEntries)
{
    const auto machine = machineOf(emptyImage());
    const QString first = runChanges(*machine, {insertLast(s("C:\\a"))}).runId;
    const QString second = runChanges(*machine, {insertLast(s("C:\\b"))}).runId;
    Progress progress;
    EXPECT_TRUE(undo(*machine, first, {true, true}, progress).succeeded());
    EXPECT_TRUE(undoOfRun(*machine, second).succeeded());
    EXPECT_EQ(pathText(*machine), s("C:\\a"));
}
