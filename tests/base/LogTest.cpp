// SPDX-License-Identifier: Apache-2.0
#include "base/Log.h"
#include "support/Literals.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace gosetup {
namespace {

class LogTest : public testing::Test
{
  protected:
    void TearDown() override { log::stop(); }
    [[nodiscard]] QString path(const char* name = "logs/gosetup.log") const
    {
        return m_folder.filePath(s(name));
    }
    [[nodiscard]] QString content() const
    {
        log::flush();
        QFile file(path());
        EXPECT_TRUE(file.open(QIODevice::ReadOnly | QIODevice::Text));
        return QString::fromUtf8(file.readAll());
    }

  private:
    QTemporaryDir m_folder;
};

TEST_F(LogTest, HoldsLevelsAndDropsWhatIsBelow)
{
    log::Options options;
    options.file = path();
    ASSERT_TRUE(log::start(options));
    log::debug(s("too quiet"));
    log::info(s("unpacked 100% {} files"));
    log::error(s("two\nlines"));
    const QString text = content();
    EXPECT_FALSE(text.contains(s("too quiet")));
    EXPECT_TRUE(text.contains(s(" info "))) << text.toStdString();
    EXPECT_TRUE(text.contains(s("unpacked 100% {} files")));
    EXPECT_TRUE(text.contains(s("two\\nlines")));
    EXPECT_EQ(text.count(u'\n'), 2);
}

TEST_F(LogTest, HoldsNoNamesAndNoSecrets)
{
    RedactionNames names;
    names.userName = s("zhangwei");
    log::Options options;
    options.file = path();
    options.redactor = Redactor(names);
    ASSERT_TRUE(log::start(options));
    log::warning(s("proxy http://zhangwei:Geheim1@proxy:8080 failed for C:\\Users\\zhangwei"));
    qWarning("token ghp_0123456789abcdef of %s", "ZhangWei");
    const QString text = content();
    EXPECT_FALSE(text.contains(s("zhangwei"), Qt::CaseInsensitive)) << text.toStdString();
    EXPECT_FALSE(text.contains(s("Geheim1")));
    EXPECT_FALSE(text.contains(s("ghp_")));
    EXPECT_TRUE(text.contains(s("C:\\Users\\%USERNAME%")));
    EXPECT_TRUE(text.contains(s("Qt: token")));
}

TEST_F(LogTest, Rotates)
{
    log::Options options;
    options.file = path();
    options.maxBytes = 2000;
    options.maxFiles = 2;
    ASSERT_TRUE(log::start(options));
    for (int i = 0; i < 200; ++i)
        log::info(QStringLiteral("entry %1 with some words to fill the line").arg(i));
    log::stop();
    const QDir folder(QFileInfo(path()).path());
    EXPECT_EQ(folder.entryList(QDir::Files).size(), 3);
    EXPECT_LE(QFileInfo(path()).size(), 2000);
}

TEST_F(LogTest, MayLieInAFolderOfAnyName)
{
    log::Options options;
    options.file = path("日志 Ωд/gosetup.log"); // in no code page together
    options.maxBytes = 2000;
    options.maxFiles = 2;
    ASSERT_TRUE(log::start(options));
    for (int i = 0; i < 50; ++i)
        log::info(QStringLiteral("entry %1 with some words to fill the line").arg(i));
    log::stop();
    const QDir folder(QFileInfo(options.file).path());
    EXPECT_EQ(folder.entryList(QDir::Files).size(), 3);
}

TEST_F(LogTest, TellsWhenTheFileCannotBeOpenedAndGoesOnWithout)
{
    QFile blocker(path("logs"));
    ASSERT_TRUE(blocker.open(QIODevice::WriteOnly));
    log::Options options;
    options.file = path();
    const auto started = log::start(options);
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, ErrorCode::Io);
    log::info(s("nowhere to go")); // must not crash
    EXPECT_FALSE(QFile::exists(path()));
}

TEST_F(LogTest, TakesLinesFromManyThreadsWhole)
{
    log::Options options;
    options.file = path();
    ASSERT_TRUE(log::start(options));
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([] {
            for (int i = 0; i < 50; ++i)
                log::info(s("a whole line"));
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(content().count(s("a whole line\n")), 200);
}

TEST(LogLevel, KnowsItsNames)
{
    EXPECT_EQ(*log::levelFrom(s("warning")), log::Level::Warning);
    EXPECT_EQ(log::levelFrom(s("loud")).error().code, ErrorCode::Invalid);
}

} // namespace
} // namespace gosetup
