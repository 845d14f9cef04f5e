// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/FilesKit.h"

#include <algorithm>

namespace gosetup {
namespace {

using WindowsFilesRead = FilesKit;

TEST_F(WindowsFilesRead, TellNothingOfWhatIsNotThere)
{
    for (const QString& path : {at("missing"), at("missing\\below"), at("a*"), at("what?"),
                                at("a|b"), QStringLiteral("Q:\\nothing"), QStringLiteral("Q:\\")}) {
        const auto info = m_files.info(path);
        ASSERT_TRUE(info) << path.toStdString() << info.error().english().toStdString();
        EXPECT_FALSE(*info) << path.toStdString();
    }
    put(at("file"));
    for (const char* pattern : {"<", "fi<", "fil>", "\"ile"}) { // for a search, these are patterns
        const auto found = m_files.info(at(pattern));
        ASSERT_TRUE(found);
        EXPECT_FALSE(*found) << pattern;
    }
    const auto below = m_files.info(at("file\\below"));
    ASSERT_TRUE(below);
    EXPECT_FALSE(*below);
}

TEST_F(WindowsFilesRead, TheHeadOfAFileIsReadWhateverItsSize)
{
    put(at("large"), QByteArray(5000, 'x'));
    EXPECT_FALSE(m_files.read(at("large"), 4096));
    const auto head = m_files.head(at("large"), 4096);
    ASSERT_TRUE(head) << head.error().english().toStdString();
    EXPECT_EQ(head->size(), 4096);
    EXPECT_EQ(m_files.head(at("large"), 9000)->size(), 5000);
    EXPECT_FALSE(m_files.head(at("missing"), 10));
}

TEST_F(WindowsFilesRead, ARangeEndsWithTheFile)
{
    put(at("ten"), "0123456789");
    EXPECT_EQ(m_files.readRange(at("ten"), 8, 10).value(), "89");
    EXPECT_EQ(m_files.readRange(at("ten"), 2, 3).value(), "234");
    EXPECT_EQ(m_files.readRange(at("ten"), 10, 1).value(), "");
    EXPECT_EQ(m_files.readRange(at("ten"), -1, 1).value(), "");
    EXPECT_EQ(m_files.readRange(at("missing"), 0, 1).error().code, ErrorCode::NotFound);
    EXPECT_FALSE(m_files.readRange(at(""), 0, 1));
}

TEST_F(WindowsFilesRead, EntriesTellSizesAndTimesAsTheFilesThemselvesDo)
{
    put(at("folder\\file"), "12345");
    put(at("folder\\below\\deeper"));
    auto entries = m_files.entries(at("folder"));
    ASSERT_TRUE(entries) << entries.error().english().toStdString();
    std::ranges::sort(*entries, {}, &FolderEntry::name);
    ASSERT_EQ(entries->size(), 2u);
    EXPECT_TRUE(entries->front().isDirectory);
    EXPECT_EQ(entries->back().name, QStringLiteral("file"));
    EXPECT_EQ(entries->back().size, 5);
    const auto when = m_files.modified(at("folder\\file"));
    ASSERT_TRUE(when) << when.error().english().toStdString();
    EXPECT_EQ(entries->back().modified, *when);
    EXPECT_LT(qAbs(when->secsTo(QDateTime::currentDateTimeUtc())), 3600);
    EXPECT_EQ(m_files.entries(at("missing")).error().code, ErrorCode::NotFound);
    EXPECT_EQ(m_files.modified(at("missing")).error().code, ErrorCode::NotFound);
}

TEST_F(WindowsFilesRead, SpellsANameAsTheFileSystemDoes)
{
    put(at("GoLang Größe.TXT"), "12345");
    const auto info = m_files.info(
        at("golang GRÖSSE.txt").replace(QStringLiteral("GRÖSSE"), QStringLiteral("GRÖßE")));
    ASSERT_TRUE(info && *info);
    EXPECT_EQ((*info)->path, at("GoLang Größe.TXT"));
    EXPECT_EQ((*info)->size, 5);
    EXPECT_FALSE((*info)->isDirectory);
    EXPECT_EQ((*info)->reparseTag, 0u);
}

TEST_F(WindowsFilesRead, SeesWhatOtherProgramsSeeBehindADotAtTheEnd)
{
    put(at("Folder\\file"), "12345");
    for (const char* path : {"Folder.\\file", "Folder\\file.", "Folder\\FILE. ."}) {
        const auto info = m_files.info(at(path));
        ASSERT_TRUE(info && *info) << path;
        EXPECT_EQ((*info)->path, at("Folder\\file"));
    }
}

TEST_F(WindowsFilesRead, DescribesFoldersAndRoots)
{
    ASSERT_TRUE(m_files.makeFolder(at("Folder"), false));
    const auto folder = m_files.info(at("folder\\"));
    ASSERT_TRUE(folder && *folder);
    EXPECT_TRUE((*folder)->isDirectory);
    EXPECT_EQ((*folder)->path, at("Folder"));
    EXPECT_NE((*folder)->attributes & fileattribute::directory, 0u);

    const auto root = m_files.info(QStringLiteral("c:/"));
    ASSERT_TRUE(root && *root);
    EXPECT_TRUE((*root)->isDirectory);
    EXPECT_EQ((*root)->path, QStringLiteral("c:\\"));
}

TEST_F(WindowsFilesRead, RefusesPathsThatAreNotAbsolute)
{
    for (const char* path : {"", "Go", "C:Go", "\\Go", "..\\Go", "\\\\.\\PhysicalDrive0",
                             "\\\\?\\Volume{1}\\x", "\\\\?\\GLOBALROOT\\Device"}) {
        const auto info = m_files.info(QString::fromLatin1(path));
        ASSERT_FALSE(info) << path;
        EXPECT_EQ(info.error().code, ErrorCode::Invalid) << path;
        EXPECT_FALSE(m_files.removeTree(QString::fromLatin1(path))) << path;
    }
}

TEST_F(WindowsFilesRead, TakesThePrefixOfALongPathOff)
{
    put(at("file"), "abc");
    EXPECT_EQ(content(QStringLiteral("\\\\?\\") + at("file")), "abc");
}

TEST_F(WindowsFilesRead, ListsNamesWithoutTheDots)
{
    put(at("b\\one"));
    put(at("b\\.hidden"));
    put(at("b\\folder\\x"));
    auto names = m_files.list(at("b"));
    ASSERT_TRUE(names);
    names->sort();
    EXPECT_EQ(*names, (QStringList{QStringLiteral(".hidden"), QStringLiteral("folder"),
                                   QStringLiteral("one")}));
    ASSERT_TRUE(m_files.makeFolder(at("empty"), false));
    EXPECT_EQ(m_files.list(at("empty")), QStringList());
}

TEST_F(WindowsFilesRead, ListsAFolderOfManyFiles)
{
    for (int i = 0; i < 700; ++i)
        put(at(QStringLiteral("many\\a file with a rather long name, number %1").arg(i)), {});
    const auto names = m_files.list(at("many"));
    ASSERT_TRUE(names);
    EXPECT_EQ(names->size(), 700);
    ASSERT_TRUE(m_files.removeTree(at("many")));
    EXPECT_FALSE(exists(at("many")));
}

TEST_F(WindowsFilesRead, HasNoListOfWhatIsNoFolder)
{
    put(at("file"));
    for (const QString& path : {at("file"), at("missing"), QStringLiteral("Q:\\")}) {
        const auto names = m_files.list(path);
        ASSERT_FALSE(names) << path.toStdString();
        EXPECT_EQ(names.error().code, ErrorCode::NotFound) << path.toStdString();
    }
}

TEST_F(WindowsFilesRead, ReadsAtMostWhatItMay)
{
    put(at("file"), QByteArray(1000, 'x'));
    EXPECT_EQ(m_files.read(at("file"), 1000), QByteArray(1000, 'x'));
    const auto tooLarge = m_files.read(at("file"), 999);
    ASSERT_FALSE(tooLarge);
    EXPECT_EQ(tooLarge.error().code, ErrorCode::Invalid);
    EXPECT_EQ(m_files.read(at("missing"), 10).error().code, ErrorCode::NotFound);
    ASSERT_TRUE(m_files.makeFolder(at("folder"), false));
    EXPECT_EQ(m_files.read(at("folder"), 10).error().code, ErrorCode::AccessDenied);
}

TEST_F(WindowsFilesRead, SaysThatAnotherProgramHoldsAFile)
{
    put(at("file"));
    const auto held = hold(at("file"), 0);
    ASSERT_TRUE(held);
    const auto bytes = m_files.read(at("file"), 10);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::InUse);
    const auto info = m_files.info(at("file")); // which needs no handle
    EXPECT_TRUE(info && *info);
}

TEST_F(WindowsFilesRead, NeverOpensAPlaceholder)
{
    put(at("cloud"), "bytes");
    // Other than the attributes of a recall, this one may be set by anybody.
    if (SetFileAttributesW(win32::wide(at("cloud")), fileattribute::unpinned) == 0 ||
        (GetFileAttributesW(win32::wide(at("cloud"))) & fileattribute::unpinned) == 0)
        GTEST_SKIP() << "this file system keeps no cloud attributes";
    EXPECT_EQ(m_files.read(at("cloud"), 100).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(m_files.hostPath(at("cloud"), false).error().code, ErrorCode::Unsupported);
}

TEST_F(WindowsFilesRead, HasNoReparseDataOfAPlainFile)
{
    put(at("file"));
    EXPECT_FALSE(m_files.reparseData(at("file")));
    EXPECT_EQ(m_files.reparseData(at("missing")).error().code, ErrorCode::NotFound);
}

TEST_F(WindowsFilesRead, ResolvesAPathThatIsNotThereYet)
{
    put(at("Folder\\file"));
    const auto home = m_files.resolved(at("folder"));
    ASSERT_TRUE(home) << home.error().english().toStdString();
    EXPECT_TRUE(winpath::same(*home, at("Folder")));
    const auto below = m_files.resolved(at("folder\\new\\newer"));
    ASSERT_TRUE(below);
    EXPECT_EQ(*below, winpath::join(*home, QStringLiteral("new\\newer")));
    EXPECT_EQ(m_files.resolved(QStringLiteral("Q:\\x\\y")), QStringLiteral("Q:\\x\\y"));
}

TEST_F(WindowsFilesRead, KnowsTheVolumeOfAPathThatIsNotThereYet)
{
    const auto volume = m_files.volume(at("missing\\below"));
    ASSERT_TRUE(volume) << volume.error().english().toStdString();
    const auto same = m_files.volume(at(""));
    ASSERT_TRUE(same);
    EXPECT_EQ(volume->root, same->root);
    EXPECT_TRUE(winpath::isDriveRoot(volume->root)) << volume->root.toStdString();
    EXPECT_FALSE(volume->fileSystem.isEmpty());
    EXPECT_GT(volume->freeBytes, 0);
    EXPECT_EQ(m_files.volume(QStringLiteral("Q:\\x")).error().code, ErrorCode::NotFound);
}

TEST_F(WindowsFilesRead, HandsOutAPathThatQtCanUseAtAnyLength)
{
    const QString path = winpath::join(deep(), QStringLiteral("file.txt"));
    ASSERT_GT(path.size(), 400);
    const auto host = m_files.hostPath(path, true);
    ASSERT_TRUE(host) << host.error().english().toStdString();
    QFile file(*host);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly)) << file.errorString().toStdString();
    EXPECT_EQ(file.write("through Qt"), 10);
    file.close();
    EXPECT_EQ(content(path), "through Qt");
    EXPECT_EQ(m_files.hostPath(QStringLiteral("Q:\\x"), false).error().code, ErrorCode::NotFound);
    ASSERT_TRUE(m_files.removeTree(at("deep")));
    EXPECT_FALSE(exists(at("deep")));
}

} // namespace
} // namespace gosetup
