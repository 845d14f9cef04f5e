// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/FilesKit.h"

namespace gosetup {
namespace {

using WindowsFilesRemove = FilesKit;

TEST_F(WindowsFilesRemove, RemovesFilesAndEmptyFoldersAndNothingTwice)
{
    put(at("file"));
    ASSERT_TRUE(m_files.makeFolder(at("folder"), false));
    for (const char* name : {"file", "folder", "file", "folder", "never\\was"}) {
        const auto removed = m_files.remove(at(name));
        EXPECT_TRUE(removed) << name << removed.error().english().toStdString();
        EXPECT_FALSE(exists(at(name)));
    }
    EXPECT_TRUE(m_files.removeTree(at("never\\was")));
}

TEST_F(WindowsFilesRemove, LeavesAFolderThatHoldsSomething)
{
    put(at("folder\\file"));
    const auto removed = m_files.remove(at("folder"));
    ASSERT_FALSE(removed);
    EXPECT_EQ(removed.error().code, ErrorCode::Io);
    EXPECT_TRUE(removed.error().english().contains(QLatin1String("145")));
    EXPECT_TRUE(exists(at("folder\\file")));
}

TEST_F(WindowsFilesRemove, RemovesATreeAndNotItsNeighbours)
{
    put(at("go\\bin\\go.exe"));
    put(at("go\\src\\a\\b\\c.go"));
    put(at("go2\\x"));
    ASSERT_TRUE(m_files.removeTree(at("go")));
    EXPECT_FALSE(exists(at("go")));
    EXPECT_TRUE(exists(at("go2\\x")));
}

TEST_F(WindowsFilesRemove, RemovesReadOnlyFilesToo)
{
    for (const char* name : {"go\\read-only", "alone"}) {
        put(at(name));
        ASSERT_TRUE(SetFileAttributesW(win32::wide(at(name)), FILE_ATTRIBUTE_READONLY));
    }
    ASSERT_TRUE(m_files.remove(at("alone")));
    ASSERT_TRUE(m_files.removeTree(at("go")));
    EXPECT_FALSE(exists(at("go")));
    EXPECT_FALSE(exists(at("alone")));
}

TEST_F(WindowsFilesRemove, RemovesManyFilesOfOneFolderAndNoFolder)
{
    for (const char* name :
         {"cache\\a", "cache\\b", "cache\\held", "cache\\stays", "cache\\sub\\x"})
        put(at(name));
    ASSERT_TRUE(SetFileAttributesW(win32::wide(at("cache\\b")), FILE_ATTRIBUTE_READONLY));
    {
        const auto held = hold(at("cache\\held"), FILE_SHARE_READ);
        const auto removed =
            m_files.removeFiles(at("cache"), {QStringLiteral("held"), QStringLiteral("A"),
                                              QStringLiteral("b"), QStringLiteral("never")});
        ASSERT_FALSE(removed);
        EXPECT_EQ(removed.error().code, ErrorCode::InUse)
            << removed.error().english().toStdString();
    }
    EXPECT_FALSE(exists(at("cache\\a"))); // the others go all the same
    EXPECT_FALSE(exists(at("cache\\b")));
    EXPECT_TRUE(exists(at("cache\\held")));
    EXPECT_TRUE(exists(at("cache\\stays")));
    EXPECT_FALSE(m_files.removeFiles(at("cache"), {QStringLiteral("sub")}));
    EXPECT_EQ(m_files.removeFiles(at("cache\\sub"), {QStringLiteral("..\\stays")}).error().code,
              ErrorCode::Invalid);
    EXPECT_TRUE(exists(at("cache\\sub\\x")));
    EXPECT_TRUE(m_files.removeFiles(at("missing"), {QStringLiteral("x")}));
}

TEST_F(WindowsFilesRemove, NamesTheFileThatIsHeld)
{
    put(at("go\\bin\\go.exe"));
    const auto held = hold(at("go\\bin\\go.exe"), FILE_SHARE_READ);
    ASSERT_TRUE(held);
    const auto removed = m_files.removeTree(at("go"));
    ASSERT_FALSE(removed);
    EXPECT_EQ(removed.error().code, ErrorCode::InUse) << removed.error().english().toStdString();
    EXPECT_TRUE(removed.error().english().contains(QLatin1String("go.exe")));
    EXPECT_TRUE(exists(at("go\\bin\\go.exe")));
}

TEST_F(WindowsFilesRemove, RemovesLinksAndNeverWhatTheyPointTo)
{
    put(at("elsewhere\\precious"));
    put(at("go\\file"));
    if (!makeLink(at("go\\link"), at("elsewhere")))
        GTEST_SKIP() << "no link can be made here";
    ASSERT_TRUE(exists(at("go\\link\\precious")));
    const auto removed = m_files.removeTree(at("go"));
    ASSERT_TRUE(exists(at("elsewhere\\precious")));
    if (isWine())
        GTEST_SKIP() << "Wine cannot remove a link; it was not followed";
    EXPECT_TRUE(removed) << removed.error().english().toStdString();
    EXPECT_FALSE(exists(at("go")));

    ASSERT_TRUE(makeLink(at("link"), at("elsewhere")));
    const auto alone = m_files.removeTree(at("link"));
    EXPECT_TRUE(alone) << alone.error().english().toStdString();
    EXPECT_FALSE(exists(at("link")));
    ASSERT_TRUE(makeLink(at("link"), at("elsewhere")));
    const auto simply = m_files.remove(at("link"));
    EXPECT_TRUE(simply) << simply.error().english().toStdString();
    EXPECT_FALSE(exists(at("link")));
    EXPECT_TRUE(exists(at("elsewhere\\precious")));
}

TEST_F(WindowsFilesRemove, FollowsAJunctionToItsTargetAndTellsIt)
{
    put(at("elsewhere\\file"));
    if (!makeLink(at("link"), at("elsewhere")))
        GTEST_SKIP() << "no link can be made here";
    const auto info = m_files.info(at("link"));
    ASSERT_TRUE(info && *info);
    if ((*info)->reparseTag == 0)
        GTEST_SKIP() << "this system tells no reparse tag (Wine)";
    EXPECT_EQ((*info)->reparseTag, reparse::mountPoint);
    EXPECT_TRUE(winpath::same((*info)->linkTarget, at("elsewhere")));
    EXPECT_TRUE(m_files.reparseData(at("link")));
    const auto target = m_files.resolved(at("elsewhere\\new"));
    const auto resolved = m_files.resolved(at("link\\new"));
    ASSERT_TRUE(target && resolved);
    EXPECT_EQ(*resolved, *target);
    // A link to what is not there leads there all the same.
    ASSERT_TRUE(m_files.removeTree(at("elsewhere")));
    const auto dangling = m_files.resolved(at("link\\new"));
    ASSERT_TRUE(dangling) << dangling.error().english().toStdString();
    EXPECT_TRUE(winpath::same(*dangling, *target));
}

TEST_F(WindowsFilesRemove, NeverRemovesADrive)
{
    EXPECT_EQ(m_files.removeTree(QStringLiteral("Q:\\")).error().code, ErrorCode::Invalid);
    EXPECT_EQ(m_files.remove(QStringLiteral("Q:\\")).error().code, ErrorCode::Invalid);
}

} // namespace
} // namespace gosetup
