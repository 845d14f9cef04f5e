// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/FilesKit.h"

#include <thread>

namespace gosetup {
namespace {

using WindowsFilesWrite = FilesKit;

TEST_F(WindowsFilesWrite, MakesParentsAndReplacesWholeFiles)
{
    put(at("a\\b\\file"), QByteArray(5000, 'x'));
    put(at("a\\b\\file"), "short");
    EXPECT_EQ(content(at("a\\b\\file")), "short");
    EXPECT_EQ(m_files.list(at("a\\b"))->size(), 1) << "no temporary file stays";
}

TEST_F(WindowsFilesWrite, KeepsAttributesOfTheFileItReplaces)
{
    if (isWine())
        GTEST_SKIP() << "Wine's ReplaceFile keeps nothing of the replaced file";
    put(at("file"), "old");
    ASSERT_TRUE(SetFileAttributesW(win32::wide(at("file")), FILE_ATTRIBUTE_HIDDEN));
    put(at("file"), "new");
    EXPECT_EQ(content(at("file")), "new");
    EXPECT_NE(GetFileAttributesW(win32::wide(at("file"))) & FILE_ATTRIBUTE_HIDDEN, 0u);
}

TEST_F(WindowsFilesWrite, LeavesTheOldFileWhenItIsHeld)
{
    put(at("file"), "old");
    {
        const auto held = hold(at("file"), FILE_SHARE_READ);
        ASSERT_TRUE(held);
        const auto written = m_files.write(at("file"), "new");
        ASSERT_FALSE(written);
        EXPECT_EQ(written.error().code, ErrorCode::InUse)
            << written.error().english().toStdString();
    }
    EXPECT_EQ(content(at("file")), "old");
    const auto names = m_files.list(at(""));
    ASSERT_TRUE(names);
    EXPECT_TRUE(names->filter(QStringLiteral(".gosetup")).isEmpty())
        << names->join(u' ').toStdString();
    // Wine's ReplaceFile leaves files of its own when it fails.
    EXPECT_TRUE(isWine() || names->size() == 1) << names->join(u' ').toStdString();
}

TEST_F(WindowsFilesWrite, WaitsForAHolderThatLetsGo)
{
    WindowsFiles patient{std::chrono::milliseconds(5000)};
    put(at("file"), "old");
    auto held = hold(at("file"), FILE_SHARE_READ);
    ASSERT_TRUE(held);
    std::thread later([&held] {
        Sleep(200);
        held.reset();
    });
    const auto written = patient.write(at("file"), "new");
    later.join();
    ASSERT_TRUE(written) << written.error().english().toStdString();
    EXPECT_EQ(content(at("file")), "new");
}

TEST_F(WindowsFilesWrite, RefusesAFolderAndAMissingDrive)
{
    ASSERT_TRUE(m_files.makeFolder(at("folder"), false));
    EXPECT_EQ(m_files.write(at("folder"), "x").error().code, ErrorCode::AccessDenied);
    EXPECT_EQ(m_files.write(QStringLiteral("Q:\\x"), "x").error().code, ErrorCode::NotFound);
    EXPECT_EQ(m_files.makeFolder(QStringLiteral("Q:\\x"), false).error().code, ErrorCode::NotFound);
}

TEST_F(WindowsFilesWrite, MakesFoldersOnce)
{
    ASSERT_TRUE(m_files.makeFolder(at("a\\b\\c"), false));
    ASSERT_TRUE(m_files.makeFolder(at("A\\B\\c\\"), false));
    ASSERT_TRUE(m_files.makeFolder(QStringLiteral("C:\\"), false));
    put(at("file"));
    const auto inTheWay = m_files.makeFolder(at("file"), false);
    ASSERT_FALSE(inTheWay);
    EXPECT_EQ(inTheWay.error().code, ErrorCode::Io);
    EXPECT_FALSE(m_files.makeFolder(at("file\\below"), false));
}

TEST_F(WindowsFilesWrite, WorksOnPathsLongerThanTheLimit)
{
    const QString path = winpath::join(deep(), QStringLiteral("file"));
    ASSERT_GT(path.size(), 400);
    put(path, "one");
    put(path, "two");
    EXPECT_EQ(content(path), "two");
    const auto info = m_files.info(path);
    ASSERT_TRUE(info && *info);
    EXPECT_EQ((*info)->size, 3);
    EXPECT_EQ(m_files.list(deep())->size(), 1);
    const QString other = winpath::join(deep(), QStringLiteral("other"));
    ASSERT_TRUE(m_files.rename(path, other));
    EXPECT_EQ(content(other), "two");
    ASSERT_TRUE(m_files.remove(other));
    ASSERT_TRUE(m_files.removeTree(at("deep")));
    EXPECT_FALSE(exists(at("deep")));
}

TEST_F(WindowsFilesWrite, ResolvesPathsLongerThanTheLimit)
{
    if (isWine())
        GTEST_SKIP() << "Wine's GetFinalPathNameByHandle fails beyond 260 characters (234)";
    const QString other = winpath::join(deep(), QStringLiteral("other"));
    put(other);
    const auto resolved = m_files.resolved(other);
    ASSERT_TRUE(resolved) << resolved.error().english().toStdString();
    EXPECT_TRUE(resolved->endsWith(QLatin1String("\\other")));
    EXPECT_TRUE(m_files.volume(other));
    EXPECT_TRUE(m_files.access(deep()));
}

TEST_F(WindowsFilesWrite, WorksOnNamesOutsideAnyCodePage)
{
    const QString path = at("李雷 Привет 🦫\\файл.txt");
    put(path, "x");
    EXPECT_EQ(m_files.list(winpath::parent(path)), QStringList(winpath::fileName(path)));
    ASSERT_TRUE(m_files.rename(path, at("李雷 Привет 🦫\\ä.txt")));
    ASSERT_TRUE(m_files.removeTree(winpath::parent(path)));
}

TEST_F(WindowsFilesWrite, RenamesFilesAndFolders)
{
    put(at("one"), "1");
    put(at("two"), "2");
    ASSERT_TRUE(m_files.rename(at("one"), at("two")));
    EXPECT_EQ(content(at("two")), "1");
    EXPECT_FALSE(exists(at("one")));
    put(at("tree\\x\\y"));
    ASSERT_TRUE(m_files.rename(at("tree"), at("moved")));
    EXPECT_TRUE(exists(at("moved\\x\\y")));
}

TEST_F(WindowsFilesWrite, RenamesToAnotherSpelling)
{
    put(at("go.TXT"), "1");
    ASSERT_TRUE(m_files.rename(at("go.TXT"), at("Go.txt")));
    EXPECT_EQ(content(at("Go.txt")), "1");
    if (isWine())
        GTEST_SKIP() << "Wine's MoveFileEx keeps the old spelling";
    EXPECT_EQ(m_files.list(at("")), QStringList{QStringLiteral("Go.txt")});
}

TEST_F(WindowsFilesWrite, NeverRenamesOverAFolder)
{
    put(at("tree\\x"));
    put(at("file"));
    ASSERT_TRUE(m_files.makeFolder(at("empty"), false));
    for (const auto& [from, to] :
         {std::pair{"tree", "empty"}, std::pair{"file", "empty"}, std::pair{"tree", "file"}}) {
        const auto renamed = m_files.rename(at(from), at(to));
        ASSERT_FALSE(renamed) << from << ' ' << to;
        EXPECT_EQ(renamed.error().code, ErrorCode::Io);
        EXPECT_TRUE(renamed.error().english().contains(QLatin1String("183")));
    }
    EXPECT_TRUE(exists(at("tree\\x")));
}

TEST_F(WindowsFilesWrite, NamesWhatIsMissingForARename)
{
    put(at("file"));
    EXPECT_EQ(m_files.rename(at("missing"), at("x")).error().code, ErrorCode::NotFound);
    const auto noFolder = m_files.rename(at("file"), at("no\\folder"));
    ASSERT_FALSE(noFolder);
    EXPECT_EQ(noFolder.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(noFolder.error().english().contains(QLatin1String("error 3")));
    EXPECT_EQ(m_files.rename(at("file"), QStringLiteral("Q:\\file")).error().code,
              ErrorCode::NotFound);
}

TEST_F(WindowsFilesWrite, SaysThatARenamedFileIsHeld)
{
    put(at("file"), "x");
    const auto held = hold(at("file"), FILE_SHARE_READ);
    ASSERT_TRUE(held);
    const auto renamed = m_files.rename(at("file"), at("other"));
    ASSERT_FALSE(renamed);
    EXPECT_EQ(renamed.error().code, ErrorCode::InUse) << renamed.error().english().toStdString();
    EXPECT_FALSE(renamed.error().remedy.isEmpty());
    EXPECT_TRUE(exists(at("file")));
}

TEST_F(WindowsFilesWrite, NamesTheHeldFileThatARenameWouldReplace)
{
    put(at("new"), "x");
    put(at("old"), "y");
    const auto held = hold(at("old"), FILE_SHARE_READ);
    ASSERT_TRUE(held);
    const auto renamed = m_files.rename(at("new"), at("old"));
    ASSERT_FALSE(renamed);
    EXPECT_EQ(renamed.error().code, ErrorCode::InUse);
    EXPECT_TRUE(renamed.error().english().contains(at("old")))
        << renamed.error().english().toStdString();
    EXPECT_EQ(content(at("old")), "y");
    EXPECT_EQ(content(at("new")), "x");
}

TEST_F(WindowsFilesWrite, RenamesWhatIsLetGoInTime)
{
    WindowsFiles patient{std::chrono::milliseconds(5000)};
    put(at("tree\\file"));
    auto held = hold(at("tree\\file"), FILE_SHARE_READ);
    ASSERT_TRUE(held);
    std::thread later([&held] {
        Sleep(200);
        held.reset();
    });
    const auto renamed = patient.rename(at("tree"), at("moved"));
    later.join();
    ASSERT_TRUE(renamed) << renamed.error().english().toStdString();
    EXPECT_TRUE(exists(at("moved\\file")));
}

} // namespace
} // namespace gosetup
