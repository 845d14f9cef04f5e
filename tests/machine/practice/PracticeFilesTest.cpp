// SPDX-License-Identifier: Apache-2.0
#include "paths/WindowsPath.h"
#include "support/Literals.h"
#include "support/PracticeKit.h"

#include <QDir>
#include <QTemporaryDir>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gosetup {
namespace {

using testing::UnorderedElementsAre;
using testkit::machineOf;

TEST(PracticeFiles, FindsNodesAndTheirImpliedParentsWhateverTheCase)
{
    MachineImage image;
    image.file(s("C:\\Tools\\Go\\VERSION")).content("go1.24.4");
    const auto machine = machineOf(image);
    const auto info = machine->files().info(s("c:\\tools\\GO\\version"));
    ASSERT_TRUE(info && *info);
    EXPECT_EQ((*info)->path, s("C:\\Tools\\Go\\VERSION"));
    EXPECT_EQ((*info)->size, 8);
    const auto parent = machine->files().info(s("C:/tools"));
    ASSERT_TRUE(parent && *parent);
    EXPECT_TRUE((*parent)->isDirectory);
    EXPECT_THAT(*machine->files().list(s("C:\\TOOLS")), UnorderedElementsAre(s("Go")));
    EXPECT_FALSE(*machine->files().info(s("C:\\Tools\\Go2")));
}

TEST(PracticeFiles, ReadsWhatWasWrittenInMemoryAndInAFolder)
{
    const QTemporaryDir folder;
    for (const QString& at : {QString(), folder.path()}) {
        MachineImage image;
        image.folder(s("C:\\Users\\li\\AppData\\Roaming"));
        const auto machine = machineOf(image, at);
        const QString path = s("C:\\Users\\li\\AppData\\Roaming\\go\\env");
        ASSERT_TRUE(machine->files().write(path, "GOPROXY=direct\n"));
        EXPECT_EQ(*machine->files().read(path, 100), "GOPROXY=direct\n");
        EXPECT_THAT(*machine->files().list(s("C:\\Users\\li\\AppData\\Roaming")),
                    UnorderedElementsAre(s("go")));
        ASSERT_TRUE(machine->files().write(path, "x"));
        EXPECT_EQ((*machine->files().info(path))->size, 1);
        ASSERT_TRUE(machine->files().remove(path));
        EXPECT_FALSE(*machine->files().info(path));
    }
}

TEST(PracticeFiles, RefusesToReadMoreThanAskedForAndPlaceholders)
{
    MachineImage image;
    image.file(s("C:\\a")).content("12345");
    image.file(s("C:\\cloud")).content("secret").attribute(fileattribute::recallOnDataAccess);
    const auto machine = machineOf(image);
    EXPECT_EQ(machine->files().read(s("C:\\a"), 4).error().code, ErrorCode::Invalid);
    EXPECT_EQ(machine->files().read(s("C:\\cloud"), 99).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(machine->files().read(s("C:\\none"), 99).error().code, ErrorCode::NotFound);
    EXPECT_EQ(machine->files().info(s("relative\\x")).error().code, ErrorCode::Invalid);
}

TEST(PracticeFiles, RenamesATreeOfNodesAndRealFilesAsOne)
{
    const QTemporaryDir folder;
    MachineImage image;
    image.go(s("C:\\dev\\Go"), s("go1.24.4"));
    const auto machine = machineOf(image, folder.path());
    Files& files = machine->files();
    ASSERT_TRUE(files.write(s("C:\\dev\\go\\bin\\extra.txt"), "real"));
    ASSERT_TRUE(files.rename(s("C:\\dev\\Go"), s("C:\\dev\\Go.old")));
    EXPECT_FALSE(*files.info(s("C:\\dev\\Go")));
    EXPECT_THAT(*files.list(s("C:\\dev\\Go.old\\bin")),
                UnorderedElementsAre(s("go.exe"), s("gofmt.exe"), s("extra.txt")));
    EXPECT_EQ(*files.read(s("C:\\dev\\Go.old\\bin\\extra.txt"), 10), "real");
    EXPECT_TRUE(files.read(s("C:\\dev\\Go.old\\VERSION"), 100)->startsWith("go1.24.4"));
    ASSERT_TRUE(files.makeFolder(s("C:\\dev\\Go"), false));
    EXPECT_FALSE(files.rename(s("C:\\dev\\Go.old"), s("C:\\dev\\Go")));
    ASSERT_TRUE(files.removeTree(s("C:\\dev\\Go.old")));
    EXPECT_FALSE(*files.info(s("C:\\dev\\Go.old")));
    EXPECT_THAT(*files.list(s("C:\\dev")), UnorderedElementsAre(s("Go")));
}

TEST(PracticeFiles, FinishesARenameThatAKilledProcessBegan)
{
    for (const bool realFilesMoved : {false, true}) {
        const QTemporaryDir folder;
        MachineImage image;
        image.go(s("C:\\dev\\Go"), s("go1.24.4"));
        {
            const auto machine = machineOf(image, folder.path());
            ASSERT_TRUE(machine->files().write(s("C:\\dev\\Go\\real.txt"), "real"));
        }
        QFile announced(folder.filePath(s("rename.txt"))); // what was left behind
        ASSERT_TRUE(announced.open(QIODevice::WriteOnly));
        announced.write("C:\\dev\\Go\nC:\\dev\\Go.old");
        announced.close();
        if (realFilesMoved) {
            ASSERT_TRUE(QDir(folder.path()).rename(s("drives/C/dev/Go"), s("drives/C/dev/Go.old")));
        }
        const auto machine = machineOf(image, folder.path());
        const QString place = realFilesMoved ? s("C:\\dev\\Go.old") : s("C:\\dev\\Go");
        EXPECT_EQ(*machine->files().read(place + s("\\real.txt"), 9), "real");
        EXPECT_TRUE(machine->files().read(place + s("\\VERSION"), 99));
        EXPECT_EQ(machine->files().list(s("C:\\dev"))->size(), 1);
        EXPECT_FALSE(QFile::exists(announced.fileName()));
    }
}

TEST(PracticeFiles, FollowsJunctionsAndStopsAtCircles)
{
    MachineImage image;
    image.folder(s("C:\\dev\\sdk")).link(reparse::mountPoint, s("D:\\Cloud\\sdk"));
    image.file(s("D:\\Cloud\\sdk\\go\\VERSION")).content("go1.20");
    image.folder(s("C:\\a")).link(reparse::symlink, s("C:\\b"));
    image.folder(s("C:\\b")).link(reparse::symlink, s("C:\\a"));
    VolumeInfo d = image.volumes.front();
    d.root = s("D:\\");
    image.volumes.push_back(d);
    const auto machine = machineOf(image);
    Files& files = machine->files();
    EXPECT_EQ(*files.read(s("C:\\dev\\sdk\\go\\VERSION"), 10), "go1.20");
    EXPECT_EQ(*files.resolved(s("C:\\DEV\\sdk\\go\\new")), s("D:\\Cloud\\sdk\\go\\new"));
    const auto link = files.info(s("C:\\dev\\sdk"));
    ASSERT_TRUE(link && *link);
    EXPECT_EQ((*link)->reparseTag, reparse::mountPoint);
    EXPECT_EQ((*link)->linkTarget, s("D:\\Cloud\\sdk"));
    EXPECT_EQ(files.resolved(s("C:\\a\\x")).error().code, ErrorCode::Io);
    ASSERT_TRUE(files.removeTree(s("C:\\dev\\sdk")));
    EXPECT_TRUE(*files.info(s("D:\\Cloud\\sdk\\go\\VERSION"))) << "the target must stay";
}

TEST(PracticeFiles, KnowsWhoMayWriteWhere)
{
    MachineImage image;
    image.folder(s("C:\\Go"));
    image.folder(s("C:\\Safe")).protect();
    const auto machine = machineOf(image);
    Files& files = machine->files();
    EXPECT_TRUE(files.access(s("C:\\Go\\bin"))->ordinaryUsersMayWrite);
    EXPECT_TRUE(files.access(s("C:\\Go\\bin"))->inheritedFromDriveRoot);
    EXPECT_FALSE(files.access(s("C:\\Safe\\bin"))->ordinaryUsersMayWrite);
    EXPECT_FALSE(files.access(s("C:\\Program Files\\Go"))->currentUserMayWrite);
    EXPECT_TRUE(files.access(s("C:\\Users\\li\\go"))->currentUserMayWrite);
    EXPECT_FALSE(files.access(s("C:\\Users\\li\\go"))->ordinaryUsersMayWrite);
    EXPECT_FALSE(files.access(s("C:\\Users\\wang\\go"))->currentUserMayWrite);
    EXPECT_EQ(files.write(s("C:\\Program Files\\x"), "").error().code, ErrorCode::NeedsElevation);
    EXPECT_EQ(files.write(s("E:\\x"), "").error().code, ErrorCode::NotFound);
    const auto elevated = machineOf(image, {}, true);
    EXPECT_TRUE(elevated->files().write(s("C:\\Program Files\\x"), ""));
}

TEST(PracticeFiles, RefusesNamesThatNoWindowsDiskHolds)
{
    const QTemporaryDir folder;
    for (const QString& at : {QString(), folder.path()}) {
        const auto machine = machineOf({}, at);
        Files& files = machine->files();
        for (const char* name : {"NUL", "com1.txt", "a:stream", "what?", "end.", "tab\there"}) {
            const QString path = winpath::join(s("C:\\dev"), s(name));
            EXPECT_EQ(files.write(path, "x").error().code, ErrorCode::Invalid) << name;
            EXPECT_EQ(files.makeFolder(path, false).error().code, ErrorCode::Invalid) << name;
            EXPECT_EQ(files.hostPath(path, true).error().code, ErrorCode::Invalid) << name;
            EXPECT_FALSE(*files.info(path)) << name;
            EXPECT_TRUE(files.remove(path)) << name << ": absent is no error";
        }
        ASSERT_TRUE(files.write(s("C:\\dev\\nul2"), "x"));
        EXPECT_EQ(files.rename(s("C:\\dev\\nul2"), s("C:\\dev\\nul")).error().code,
                  ErrorCode::Invalid);
        EXPECT_TRUE(*files.info(s("C:\\dev\\nul2")));
    }
}

TEST(PracticeFiles, SpellsARealFileAsItsFolderListsIt)
{
    const QTemporaryDir folder;
    const auto machine = machineOf({}, folder.path());
    ASSERT_TRUE(machine->files().write(s("C:\\dev\\ReadMe.txt"), "x"));
    EXPECT_EQ((*machine->files().info(s("C:\\dev\\README.TXT")))->path, s("C:\\dev\\ReadMe.txt"));
}

TEST(PracticeFiles, ReplacesAFileAndReachesDeepFolders)
{
    const QTemporaryDir folder;
    const auto machine = machineOf({}, folder.path());
    Files& files = machine->files();
    QString deep = s("C:\\dev");
    for (int i = 0; i < 12; ++i)
        deep = winpath::join(deep, QString(25, QChar(u'a' + i))); // more than MAX_PATH
    ASSERT_TRUE(files.write(deep + s("\\new"), "new"));
    ASSERT_TRUE(files.write(deep + s("\\old"), "old"));
    ASSERT_TRUE(files.rename(deep + s("\\new"), deep + s("\\old")));
    EXPECT_EQ(*files.read(deep + s("\\old"), 9), "new");
    EXPECT_THAT(*files.list(deep), UnorderedElementsAre(s("old")));
    ASSERT_TRUE(files.removeTree(s("C:\\dev")));
    EXPECT_FALSE(*files.info(s("C:\\dev")));
}

TEST(PracticeFiles, GivesAHostPathWhereBytesAreTheSame)
{
    MachineImage image;
    image.file(s("C:\\data\\in.txt")).content("from the image");
    const auto machine = machineOf(image);
    const auto in = machine->files().hostPath(s("C:\\data\\IN.TXT"), false);
    ASSERT_TRUE(in);
    QFile inFile(*in);
    ASSERT_TRUE(inFile.open(QIODevice::ReadOnly));
    EXPECT_EQ(inFile.readAll(), "from the image");
    const auto out = machine->files().hostPath(s("C:\\Data\\sub\\out.txt"), true);
    ASSERT_TRUE(out);
    QFile outFile(*out);
    ASSERT_TRUE(outFile.open(QIODevice::WriteOnly));
    outFile.write("streamed");
    outFile.close();
    EXPECT_EQ(*machine->files().read(s("C:\\data\\sub\\out.txt"), 100), "streamed");
    EXPECT_THAT(*machine->files().list(s("C:\\data")), UnorderedElementsAre(s("in.txt"), s("sub")));
}

TEST(PracticeFiles, ACopySeesRealFilesAndLeavesThemAlone)
{
    const QTemporaryDir folder;
    MachineImage image;
    const auto machine = machineOf(image, folder.path());
    ASSERT_TRUE(machine->files().write(s("C:\\Go\\bin\\go.exe"), "old"));
    ASSERT_TRUE(machine->files().write(s("C:\\Go\\VERSION"), "go1.20"));
    const auto copy = machine->copy();
    Files& files = copy->files();
    EXPECT_EQ(*files.read(s("c:\\go\\bin\\GO.exe"), 10), "old");
    ASSERT_TRUE(files.rename(s("C:\\Go"), s("C:\\Go.old")));
    EXPECT_FALSE(*files.info(s("C:\\Go\\bin")));
    EXPECT_EQ(*files.read(s("C:\\Go.old\\VERSION"), 10), "go1.20");
    ASSERT_TRUE(files.write(s("C:\\Go\\VERSION"), "go1.27"));
    EXPECT_THAT(*files.list(s("C:\\Go")), UnorderedElementsAre(s("VERSION")));
    const auto copyOfCopy = copy->copy();
    EXPECT_EQ(*copyOfCopy->files().read(s("C:\\Go.old\\bin\\go.exe"), 10), "old");
    ASSERT_TRUE(files.removeTree(s("C:\\Go")));
    ASSERT_TRUE(files.rename(s("C:\\Go.old"), s("C:\\Go")));
    EXPECT_EQ(*files.read(s("C:\\Go\\VERSION"), 10), "go1.20");
    ASSERT_TRUE(files.remove(s("C:\\Go\\VERSION")));
    EXPECT_FALSE(*files.info(s("C:\\Go\\VERSION")));
    EXPECT_EQ(*machine->files().read(s("C:\\Go\\VERSION"), 10), "go1.20");
    EXPECT_FALSE(*machine->files().info(s("C:\\Go.old")));
}

} // namespace
} // namespace gosetup
