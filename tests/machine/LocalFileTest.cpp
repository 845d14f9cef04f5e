// SPDX-License-Identifier: Apache-2.0
#include "machine/LocalFile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

class LocalFile : public testing::Test
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

TEST_F(LocalFile, SavesWholeFilesOverOthers)
{
    ASSERT_TRUE(localfile::save(at("nöte"), QByteArray(5000, 'x')));
    ASSERT_TRUE(localfile::save(at("nöte"), "new"));
    EXPECT_EQ(content("nöte"), "new");
}

TEST_F(LocalFile, ReplacesAndNamesWhatIsMissing)
{
    ASSERT_TRUE(localfile::save(at("a"), "1"));
    ASSERT_TRUE(localfile::save(at("b"), "2"));
    ASSERT_TRUE(localfile::replace(at("a"), at("b")));
    EXPECT_EQ(content("b"), "1");
    EXPECT_EQ(content("a"), "not there");
    const auto missing = localfile::replace(at("a"), at("b"));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    EXPECT_EQ(content("b"), "1");
}

TEST_F(LocalFile, SeesNoReasonWhereAFileCanBeWritten)
{
    ASSERT_TRUE(localfile::save(at("a"), "1"));
    EXPECT_EQ(localfile::whyNotWritable(at("a")), std::nullopt);
    EXPECT_EQ(localfile::whyNotWritable(at("new")), std::nullopt);
}

TEST_F(LocalFile, HasNoMarkWhereNobodyMadeOne)
{
    ASSERT_TRUE(localfile::save(at("a"), "1"));
    const auto mark = localfile::readMark(at("a"));
    ASSERT_TRUE(mark);
    EXPECT_FALSE(*mark);
    EXPECT_TRUE(localfile::removeMark(at("a")));
    EXPECT_EQ(content("a"), "1");
}

} // namespace
} // namespace gosetup
