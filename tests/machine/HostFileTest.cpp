// SPDX-License-Identifier: Apache-2.0
#include "machine/HostFile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

class HostFile : public testing::Test
{
  protected:
    [[nodiscard]] QString at(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name));
    }
    [[nodiscard]] QByteArray content(const char* name) const
    {
        QFile file(at(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
    }

  private:
    QTemporaryDir m_folder;
};

TEST_F(HostFile, SavesWholeFilesOverOthers)
{
    ASSERT_TRUE(hostfile::save(at("nöte"), QByteArray(5000, 'x')));
    ASSERT_TRUE(hostfile::save(at("nöte"), "new"));
    EXPECT_EQ(content("nöte"), "new");
}

TEST_F(HostFile, ReplacesAndNamesWhatIsMissing)
{
    ASSERT_TRUE(hostfile::save(at("a"), "1"));
    ASSERT_TRUE(hostfile::save(at("b"), "2"));
    ASSERT_TRUE(hostfile::replace(at("a"), at("b")));
    EXPECT_EQ(content("b"), "1");
    EXPECT_EQ(content("a"), "not there");
    const auto missing = hostfile::replace(at("a"), at("b"));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    EXPECT_EQ(content("b"), "1");
}

TEST_F(HostFile, SeesNoReasonWhereAFileCanBeWritten)
{
    ASSERT_TRUE(hostfile::save(at("a"), "1"));
    EXPECT_EQ(hostfile::whyNotWritable(at("a")), std::nullopt);
    EXPECT_EQ(hostfile::whyNotWritable(at("new")), std::nullopt);
}

TEST_F(HostFile, HasNoMarkWhereNobodyMadeOne)
{
    ASSERT_TRUE(hostfile::save(at("a"), "1"));
    const auto mark = hostfile::readMark(at("a"));
    ASSERT_TRUE(mark);
    EXPECT_FALSE(*mark);
    EXPECT_TRUE(hostfile::removeMark(at("a")));
    EXPECT_EQ(content("a"), "1");
}

} // namespace
} // namespace gosetup
