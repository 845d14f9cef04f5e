// SPDX-License-Identifier: Apache-2.0
// Every test has a folder of its own. Wine has no reparse points with this tag: what needs a real
// stub skips there by name, and its bytes are judged in AppExecLinkTest.
#include "machine/Files.h"
#include "machine/windows/Win32.h"
#include "machine/windows/WindowsAliases.h"
#include "support/Literals.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <winioctl.h>

using namespace gosetup;

namespace {

/// Version 3 with the strings "P", "P!A", "C:\x.exe", "0", in its 8-byte header.
QByteArray stubBytes(const QString& package = s("P"))
{
    QByteArray body = QByteArray::fromHex("03000000");
    for (const QString& text : {package, package + s("!A"), s("C:\\x.exe"), s("0")})
        body.append(reinterpret_cast<const char*>(text.utf16()), 2 * (text.size() + 1));
    QByteArray header = QByteArray::fromHex("1b00008000000000");
    header[4] = static_cast<char>(body.size());
    return header + body;
}

class WindowsAliasesTest : public testing::Test
{
  protected:
    void put(const char* name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(s(name)));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        ASSERT_EQ(file.write(bytes), bytes.size());
    }
    [[nodiscard]] bool exists(const char* name) const
    {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::System).contains(s(name));
    }
    /// Whether this file system takes the tag at all.
    [[nodiscard]] bool takesStubs()
    {
        const bool taken =
            m_aliases.restore(s("probe.exe"), reparse::appExecLink, stubBytes()).has_value();
        if (taken) {
            EXPECT_TRUE(m_aliases.disable(s("probe.exe")));
        }
        EXPECT_FALSE(exists("probe.exe"));
        return taken;
    }

    QTemporaryDir m_folder;
    WindowsAliases m_aliases{m_folder.path().replace(u'/', u'\\')};
};

#define SKIP_WITHOUT_STUBS()                                                                       \
    if (!takesStubs())                                                                             \
    GTEST_SKIP() << "this file system takes no app execution alias (Wine)"

} // namespace

TEST_F(WindowsAliasesTest, ListsFilesAndNoFolders)
{
    EXPECT_TRUE(m_aliases.list()->empty());
    put("tool.exe", "MZ");
    put("empty.exe", "");
    QDir(m_folder.path()).mkdir(s("Microsoft.Package_1"));
    const auto stubs = m_aliases.list();
    ASSERT_TRUE(stubs) << qPrintable(stubs.error().english());
    ASSERT_EQ(stubs->size(), 2u);
    EXPECT_EQ(stubs->at(0).name, s("empty.exe"));
    EXPECT_EQ(stubs->at(0).reparseTag, 0u) << "0 bytes make no alias";
    EXPECT_EQ(stubs->at(1).name, s("tool.exe"));
    EXPECT_EQ(stubs->at(1).size, 2);
    EXPECT_EQ(stubs->at(1).path, m_folder.path().replace(u'/', u'\\') + s("\\tool.exe"));
    EXPECT_TRUE(stubs->at(1).reparseData.isEmpty());
}

TEST_F(WindowsAliasesTest, HasNoneWhereTheFolderIsMissing)
{
    EXPECT_TRUE(WindowsAliases(m_folder.path() + s("/none/WindowsApps")).list()->empty());
    EXPECT_TRUE(WindowsAliases(QString()).list()->empty());
    EXPECT_EQ(WindowsAliases(QString()).disable(s("go.exe")).error().code, ErrorCode::NotFound);
}

TEST_F(WindowsAliasesTest, NeverDeletesARegularFile)
{
    put("go.exe", "MZ");
    put("empty.exe", "");
    EXPECT_EQ(m_aliases.disable(s("go.exe")).error().code, ErrorCode::Invalid);
    EXPECT_EQ(m_aliases.disable(s("empty.exe")).error().code, ErrorCode::Invalid);
    EXPECT_EQ(m_aliases.disable(s("none.exe")).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(exists("go.exe"));
    EXPECT_TRUE(exists("empty.exe"));
}

TEST_F(WindowsAliasesTest, TouchesNothingOutsideItsFolder)
{
    put("go.exe", "MZ");
    QDir(m_folder.path()).mkdir(s("inner"));
    WindowsAliases inner(m_folder.filePath(s("inner")));
    for (const char* name :
         {"..\\go.exe", "../go.exe", "C:\\x.exe", "go.exe:data", "..", "", "NUL"}) {
        EXPECT_EQ(inner.disable(s(name)).error().code, ErrorCode::Invalid) << name;
        EXPECT_EQ(inner.restore(s(name), reparse::appExecLink, stubBytes()).error().code,
                  ErrorCode::Invalid)
            << name;
    }
    EXPECT_TRUE(exists("go.exe"));
}

TEST_F(WindowsAliasesTest, WritesBackNothingButAnAlias)
{
    EXPECT_EQ(m_aliases.restore(s("go.exe"), reparse::mountPoint, stubBytes()).error().code,
              ErrorCode::Invalid);
    EXPECT_EQ(m_aliases.restore(s("go.exe"), reparse::appExecLink, {}).error().code,
              ErrorCode::Invalid);
    EXPECT_EQ(
        m_aliases.restore(s("go.exe"), reparse::appExecLink, stubBytes().chopped(2)).error().code,
        ErrorCode::Invalid);
    EXPECT_FALSE(exists("go.exe"));
}

TEST_F(WindowsAliasesTest, LeavesAnotherFileOfThatNameAlone)
{
    put("go.exe", "MZ of a person's own");
    EXPECT_EQ(m_aliases.restore(s("go.exe"), reparse::appExecLink, stubBytes()).error().code,
              ErrorCode::ChangedMeanwhile);
    QFile file(m_folder.filePath(s("go.exe")));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), "MZ of a person's own");
}

TEST_F(WindowsAliasesTest, LeavesNoEmptyFileWhereItCouldNotBeRestored)
{
    const auto restored = m_aliases.restore(s("go.exe"), reparse::appExecLink, stubBytes());
    EXPECT_EQ(restored.has_value(), exists("go.exe"));
    if (restored) {
        EXPECT_EQ(m_aliases.list()->front().reparseTag, reparse::appExecLink);
    } else {
        EXPECT_FALSE(restored.error().message.isEmpty());
    }
}

TEST_F(WindowsAliasesTest, GoOffAndComeBackWithTheSameBytes)
{
    SKIP_WITHOUT_STUBS();
    ASSERT_TRUE(m_aliases.restore(s("go.exe"), reparse::appExecLink, stubBytes()));
    const auto stubs = m_aliases.list();
    ASSERT_EQ(stubs->size(), 1u);
    EXPECT_EQ(stubs->front().size, 0);
    EXPECT_EQ(stubs->front().reparseTag, reparse::appExecLink);
    EXPECT_EQ(stubs->front().reparseData, stubBytes());
    EXPECT_TRUE(m_aliases.restore(s("GO.exe"), reparse::appExecLink, stubBytes()))
        << "an equal one is there";
    EXPECT_EQ(m_aliases.restore(s("go.exe"), reparse::appExecLink, stubBytes(s("Q"))).error().code,
              ErrorCode::ChangedMeanwhile);
    ASSERT_TRUE(m_aliases.disable(s("Go.EXE")));
    EXPECT_TRUE(m_aliases.list()->empty());
}

TEST_F(WindowsAliasesTest, DoesNotTakeAFolderForAnAlias)
{
    const QString path = m_folder.path().replace(u'/', u'\\') + s("\\go.exe");
    ASSERT_TRUE(CreateDirectoryW(win32::wide(path), nullptr));
    EXPECT_FALSE(m_aliases.disable(s("go.exe")));
    EXPECT_TRUE(QDir(m_folder.filePath(s("go.exe"))).exists());
}
