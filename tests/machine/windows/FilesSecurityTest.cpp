// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/FilesKit.h"
#include "machine/windows/Security.h"

#include <sddl.h>

#include <aclapi.h>

namespace gosetup {
namespace {

using WindowsFilesSecurity = FilesKit;

/// Writes a list over a folder's own, as a stranger's program would.
bool setList(const QString& path, const char* sddl)
{
    win32::LocalMemory descriptor;
    return ConvertStringSecurityDescriptorToSecurityDescriptorA(
               sddl, SDDL_REVISION_1, static_cast<PSECURITY_DESCRIPTOR*>(descriptor.out()),
               nullptr) != 0 &&
           SetFileSecurityW(win32::wide(path), DACL_SECURITY_INFORMATION, descriptor.get()) != 0;
}

TEST_F(WindowsFilesSecurity, ReadsOwnerAndList)
{
    const auto list = win32::readAccessList(at(""));
    ASSERT_TRUE(list) << list.error().english().toStdString();
    EXPECT_TRUE(list->owner.startsWith(QLatin1String("S-1-5-"))) << list->owner.toStdString();
    EXPECT_TRUE(list->unlimited || !list->entries.empty());
    EXPECT_EQ(win32::readAccessList(at("missing")).error().code, ErrorCode::NotFound);
}

TEST_F(WindowsFilesSecurity, KnowsThatTheTestMayWriteInItsOwnFolder)
{
    const auto access = m_files.access(at(""));
    ASSERT_TRUE(access) << access.error().english().toStdString();
    EXPECT_TRUE(access->currentUserMayWrite);
    EXPECT_FALSE(access->ordinaryUsersMayWrite);
    const auto later = m_files.access(at("not\\there\\yet"));
    ASSERT_TRUE(later);
    EXPECT_TRUE(later->currentUserMayWrite);
    EXPECT_EQ(m_files.access(QStringLiteral("Q:\\x")).error().code, ErrorCode::NotFound);
}

TEST_F(WindowsFilesSecurity, RefusesToProtectWhereOthersMaySwapFolders)
{
    if (!win32::isElevated())
        GTEST_SKIP() << "a plain process trusts where its person puts things";
    ASSERT_TRUE(setList(at(""), "D:(A;OICI;FA;;;SY)(A;OICI;FA;;;WD)"));
    if (!m_files.access(at(""))->ordinaryUsersMayWrite)
        GTEST_SKIP() << "this file system keeps no lists";
    const auto made = m_files.makeFolder(at("journal"), true);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::Untrusted);
    EXPECT_FALSE(exists(at("journal")));
}

TEST_F(WindowsFilesSecurity, ProtectedFoldersAreClosedToOthersFromTheirFirstMoment)
{
    // What the folder above hands down, a protected one does not take.
    const char* above = win32::isElevated() ? "D:(A;OICI;FA;;;SY)(A;OICIIO;FA;;;WD)"
                                            : "D:(A;OICI;FA;;;SY)(A;OICI;FA;;;WD)";
    ASSERT_TRUE(setList(at(""), isWine() ? "D:(A;OICI;FA;;;SY)" : above));
    const auto made = m_files.makeFolder(at("above\\below"), true);
    ASSERT_TRUE(made) << made.error().english().toStdString();
    for (const char* name : {"above", "above\\below"}) {
        const auto access = m_files.access(at(name));
        ASSERT_TRUE(access);
        EXPECT_TRUE(access->currentUserMayWrite) << name;
        EXPECT_FALSE(access->ordinaryUsersMayWrite) << name;
    }
    EXPECT_TRUE(m_files.makeFolder(at("above\\below"), true)) << "it is still ours";
    put(at("above\\below\\file"));
}

TEST_F(WindowsFilesSecurity, RefusesAnExistingFolderThatOthersMayWriteTo)
{
    ASSERT_TRUE(m_files.makeFolder(at("planted"), false));
    ASSERT_TRUE(setList(at("planted"), "D:(A;OICI;FA;;;SY)(A;OICI;FA;;;WD)"));
    if (!m_files.access(at("planted"))->ordinaryUsersMayWrite)
        GTEST_SKIP() << "this file system keeps no lists";
    EXPECT_TRUE(m_files.makeFolder(at("planted"), false));
    const auto made = m_files.makeFolder(at("planted"), true);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::Untrusted) << made.error().english().toStdString();
    EXPECT_TRUE(made.error().english().contains(QLatin1String("planted")));
    EXPECT_TRUE(exists(at("planted")));
}

TEST_F(WindowsFilesSecurity, RefusesALinkAndAFileInPlaceOfAProtectedFolder)
{
    put(at("file"));
    EXPECT_FALSE(m_files.makeFolder(at("file"), true));
    ASSERT_TRUE(m_files.makeFolder(at("elsewhere"), false));
    if (!makeLink(at("link"), at("elsewhere")))
        GTEST_SKIP() << "no link can be made here";
    const auto made = m_files.makeFolder(at("link"), true);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::Untrusted);
}

} // namespace
} // namespace gosetup
