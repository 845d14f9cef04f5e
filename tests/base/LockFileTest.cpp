// SPDX-License-Identifier: Apache-2.0
#include "base/LockFile.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

class LockFileTest : public testing::Test
{
  protected:
    /// As a process leaves it that is killed between making the file and writing its name.
    void makeNameless() const
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    }

    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("run.lock"));
};

TEST_F(LockFileTest, IsTakenByOneAlone)
{
    QLockFile first(path);
    EXPECT_TRUE(takeLock(first));
    QLockFile second(path);
    EXPECT_FALSE(takeLock(second));
    EXPECT_EQ(second.error(), QLockFile::LockFailedError);
    first.unlock();
    EXPECT_TRUE(takeLock(second));
}

TEST_F(LockFileTest, OfAnOwnerKilledBeforeItWroteItsNameIsFree)
{
    makeNameless();
    QLockFile lock(path);
    EXPECT_TRUE(takeLock(lock));
    QLockFile other(path);
    EXPECT_FALSE(takeLock(other)) << "and it is a lock like any other";
}

TEST_F(LockFileTest, OfALivingOwnerStaysWhateverItSays)
{
    QLockFile living(path);
    ASSERT_TRUE(takeLock(living));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        GTEST_SKIP() << "here nobody can write into a lock that is held";
    file.close();
    QLockFile other(path);
    EXPECT_FALSE(takeLock(other));
    EXPECT_TRUE(QFile::exists(path));
}

} // namespace
} // namespace gosetup
