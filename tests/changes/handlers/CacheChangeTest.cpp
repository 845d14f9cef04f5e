// SPDX-License-Identifier: Apache-2.0
// Setting damaged files of the module cache aside, and trimming the build cache.
#include "changes/PlanText.h"
#include "changes/handlers/ChangeHandlers.h"
#include "machine/Walk.h"
#include "support/ChangesKit.h"
#include "support/ModuleKit.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QDateTime today(QDate(2026, 11, 27), QTime(12, 0), Qt::UTC);
const QDateTime gosOwnCutoff = today.addSecs(-(5 * 24 * 3600 + 3600));
const QString shelves = s("C:\\Users\\li\\AppData\\Local\\go-build");

/// Every file below C:\Users with its size, names of runs replaced.
std::map<QString, qint64> filesOf(Machine& machine)
{
    std::map<QString, qint64> files;
    const Progress never;
    const auto seen = walk(
        machine.files(), s("C:\\Users\\li\\go"), WalkLimits{},
        [&](const WalkEntry& entry) {
            if (!entry.isDirectory)
                files[entry.path] = entry.size;
            return WalkStep::Continue;
        },
        never);
    EXPECT_TRUE(seen);
    return files;
}

bool isThere(Machine& machine, const QString& path)
{
    return machine.files().info(path)->has_value();
}

MachineImage imageOfModules()
{
    MachineImage image;
    image.now = today;
    CachedFiles().addTo(image);
    return image;
}

Change setAside(const QStringList& files)
{
    return SetAsideFiles{s("golang.org/x/text@v0.3.0"), files, 1234};
}

MachineImage imageOfBuilds()
{
    MachineImage image;
    image.now = today;
    buildCacheFile(image, shelves, 1, "-a", 100, today.addDays(-6));
    buildCacheFile(image, shelves, 2, "-d", 5000, today.addDays(-6));
    buildCacheFile(image, shelves, 3, "-d", 7000, today.addDays(-5));
    buildCacheFile(image, shelves, 4, "-d", 7000, today.addDays(-1));
    image.file(shelves + s("\\05\\old.txt")).sized(9).modifiedAt(today.addYears(-1));
    image.file(shelves + s("\\trim.txt")).content("1").modifiedAt(today.addYears(-1));
    image.file(shelves + s("\\fuzz\\x")).sized(9).modifiedAt(today.addYears(-1));
    return image;
}

Change trimOf(const QDateTime& cutoff)
{
    return TrimBuildCache{shelves, cutoff};
}

QString nameOfEntry(int number, const char* kind)
{
    MachineImage image;
    return buildCacheFile(image, shelves, number, kind, 0, today).path;
}

} // namespace

TEST(SetAside, RenamesExactlyTheFilesAndUndoBringsThemBack)
{
    const auto machine = machineOf(imageOfModules());
    const auto before = filesOf(*machine);
    const CachedFiles files;
    const RunReport report = runChanges(*machine, {setAside({files.file(".zip"), files.folder()})});
    ASSERT_TRUE(succeeded(report));
    EXPECT_FALSE(isThere(*machine, files.file(".zip")));
    EXPECT_FALSE(isThere(*machine, files.folder()));
    EXPECT_TRUE(isThere(*machine, files.file(".ziphash")));
    EXPECT_TRUE(isThere(*machine, files.file(".zip") + s(".gosetup-old-") + report.runId));
    EXPECT_EQ(filesOf(*machine).size(), before.size());
    const UndoReport undone = undoLast(*machine);
    ASSERT_TRUE(succeeded(undone));
    EXPECT_EQ(undone.changes[0].how, UndoneChange::How::Exact);
    EXPECT_EQ(filesOf(*machine), before);
}

TEST(SetAside, DoneTwiceItChangesNothingMore)
{
    const auto machine = machineOf(imageOfModules());
    const std::vector<Change> changes = {setAside({CachedFiles().file(".zip")})};
    ASSERT_TRUE(succeeded(runChanges(*machine, changes)));
    EXPECT_TRUE(planOf(*machine, changes).changes.empty());
}

TEST(SetAside, UndoKeepsWhatGoHasBroughtBackMeanwhile)
{
    const auto machine = machineOf(imageOfModules());
    const CachedFiles files;
    ASSERT_TRUE(
        succeeded(runChanges(*machine, {setAside({files.file(".zip"), files.file(".ziphash")})})));
    ASSERT_TRUE(machine->files().write(files.file(".zip"), "a new one"));
    const UndoReport undone = undoLast(*machine);
    ASSERT_TRUE(succeeded(undone));
    EXPECT_EQ(undone.changes[0].how, UndoneChange::How::OnlyOurs);
    EXPECT_FALSE(undone.changes[0].note.isEmpty());
    EXPECT_EQ(*machine->files().read(files.file(".zip"), 100), "a new one");
    EXPECT_EQ(*machine->files().read(files.file(".ziphash"), 100), files.hash());
}

TEST(SetAside, RefusesWhatGoCannotBringBack)
{
    MachineImage image = imageOfModules();
    image.file(s("C:\\Users\\li\\Documents\\letter.txt")).content("x");
    const auto machine = machineOf(image);
    for (const QString& path :
         {s("C:\\Users\\li\\Documents\\letter.txt"), s("C:\\Users\\li\\Documents"),
          CachedFiles().file(".info"), s("cache\\download\\a.b\\@v\\v1.0.0.zip")}) {
        const auto plan = makePlan(*machine, {{setAside({path}), {}}});
        ASSERT_FALSE(plan) << path.toStdString();
        EXPECT_EQ(plan.error().code, ErrorCode::Invalid) << path.toStdString();
    }
}

TEST(SetAside, AFileThatIsHeldPutsTheOthersBack)
{
    MachineImage image = imageOfModules();
    image.fault(s("files.rename"), ImageFault::Kind::InUse, 0, s("v0.3.0.ziphash"));
    const auto machine = machineOf(image);
    const auto before = filesOf(*machine);
    const CachedFiles files;
    const RunReport report =
        runChanges(*machine, {setAside({files.file(".zip"), files.file(".ziphash")})});
    EXPECT_FALSE(report.succeeded());
    EXPECT_TRUE(report.rolledBack());
    EXPECT_EQ(filesOf(*machine), before);
}

TEST(SetAside, ReadsAsItemsAndBytes)
{
    const auto machine = machineOf(imageOfModules());
    const Plan plan = planOf(*machine, {setAside({CachedFiles().file(".zip")})});
    ASSERT_EQ(plan.changes.size(), 1U);
    EXPECT_EQ(beforeText(plan.changes[0]).english(), s("1 items, 1.2 kB"));
    EXPECT_TRUE(afterText(plan.changes[0]).english().contains(s("gosetup-old")));
}

TEST(TrimBuildCache, DeletesWhatGoWouldDeleteAndNothingElse)
{
    const auto machine = machineOf(imageOfBuilds());
    const Plan plan = planOf(*machine, {trimOf(today.addDays(-1))}); // too late: Go's own counts
    ASSERT_EQ(plan.changes.size(), 1U);
    EXPECT_EQ(beforeText(plan.changes[0]).english(),
              s("5.1 kB in 2 files, not used for five days"));
    ASSERT_EQ(warningsOf(plan.changes[0]).size(), 1U);
    EXPECT_TRUE(warningsOf(plan.changes[0])[0].english().contains(s("cannot be undone")));
    ASSERT_TRUE(succeeded(run(*machine, plan)));
    EXPECT_FALSE(isThere(*machine, nameOfEntry(1, "-a")));
    EXPECT_FALSE(isThere(*machine, nameOfEntry(2, "-d")));
    for (const QString& kept :
         {nameOfEntry(3, "-d"), nameOfEntry(4, "-d"), shelves + s("\\05\\old.txt"),
          shelves + s("\\trim.txt"), shelves + s("\\fuzz\\x")})
        EXPECT_TRUE(isThere(*machine, kept)) << kept.toStdString();
    EXPECT_TRUE(planOf(*machine, {trimOf(today.addDays(-1))}).changes.empty());
}

TEST(TrimBuildCache, AProgramInItsFolderIsAsOldAsTheFolder)
{
    MachineImage image = imageOfBuilds();
    for (const int days : {1, 9}) {
        const QString folder = nameOfEntry(10 + days, "-d");
        image.folder(folder).modifiedAt(today.addDays(-days));
        image.file(folder + s("\\tool.exe")).sized(4000).modifiedAt(today.addDays(-20));
    }
    const auto machine = machineOf(image);
    ASSERT_TRUE(succeeded(runChanges(*machine, {trimOf(gosOwnCutoff)})));
    EXPECT_TRUE(isThere(*machine, nameOfEntry(11, "-d") + s("\\tool.exe")));
    EXPECT_FALSE(isThere(*machine, nameOfEntry(19, "-d")));
}

TEST(TrimBuildCache, UndoSaysThatGoMakesItAnew)
{
    const auto machine = machineOf(imageOfBuilds());
    ASSERT_TRUE(succeeded(runChanges(*machine, {trimOf(gosOwnCutoff)})));
    const UndoReport undone = undoLast(*machine);
    ASSERT_TRUE(succeeded(undone));
    ASSERT_EQ(undone.changes.size(), 1U);
    EXPECT_EQ(undone.changes[0].how, UndoneChange::How::Kept);
    EXPECT_TRUE(undone.changes[0].note.english().contains(s("Go compiles again")));
}

TEST(TrimBuildCache, WhatIsUsedMeanwhileIsNoReasonToStop)
{
    const auto machine = machineOf(imageOfBuilds());
    const Plan plan = planOf(*machine, {trimOf(gosOwnCutoff)});
    ASSERT_TRUE(machine->files().remove(nameOfEntry(1, "-a")));
    EXPECT_TRUE(succeeded(run(*machine, plan)));
}
