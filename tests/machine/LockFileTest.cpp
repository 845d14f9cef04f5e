// SPDX-License-Identifier: Apache-2.0
#include "machine/LockFile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

class LockFileTest : public testing::Test
{
  protected:
    /// As a process leaves it that is killed between making the file and writing its name.
    void makeNameless() const { makeNameless(path); }
    static void makeNameless(const QString& at)
    {
        QFile file(at);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    }

    /// What a lock says while it is held; the lines are process, program, computer and more.
    [[nodiscard]] QByteArrayList saidByALock() const
    {
        QLockFile lock(path);
        EXPECT_TRUE(takeLock(lock));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll().split('\n');
    }
    void write(const QByteArrayList& lines) const
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(lines.join('\n'));
    }
    [[nodiscard]] QByteArrayList saidByAnotherComputer() const
    {
        QByteArrayList lines = saidByALock();
        lines[2] = "former-name";
        return lines.first(3) + QByteArrayList{""};
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

TEST_F(LockFileTest, OneKilledWhileItFreedALockLocksNobodyOut)
{
    QByteArrayList lines = saidByALock();
    lines[0] = "2147483646"; // no process has this number
    write(lines);
    makeNameless(path + QStringLiteral(".rmlock"));
    makeNameless(path + QStringLiteral(".rmlock.rmlock"));
    QLockFile lock(path);
    EXPECT_TRUE(takeLock(lock));
}

TEST_F(LockFileTest, AGuardThatIsHeldIsRespected)
{
    write(saidByAnotherComputer());
    QLockFile freeing(path + QStringLiteral(".rmlock"));
    ASSERT_TRUE(freeing.tryLock(0));
    QLockFile lock(path);
    EXPECT_FALSE(takeLock(lock));
    freeing.unlock();
    EXPECT_TRUE(takeLock(lock));
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

TEST_F(LockFileTest, LeftWithAFormerNameOfThisComputerIsFree)
{
    write(saidByAnotherComputer());
    QLockFile lock(path);
    EXPECT_TRUE(takeLock(lock));
    QLockFile other(path);
    EXPECT_FALSE(takeLock(other)) << "and it is a lock like any other";
}

TEST_F(LockFileTest, LeftWithTheNumberOfAProcessThatRunsIsFree)
{
    write(saidByALock()); // ours, and we do not hold it
    QLockFile lock(path);
    EXPECT_TRUE(takeLock(lock));
}

TEST_F(LockFileTest, OfALivingOwnerStaysWhateverComputerItNames)
{
    const QByteArrayList lines = saidByAnotherComputer();
    QLockFile living(path);
    ASSERT_TRUE(takeLock(living));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        GTEST_SKIP() << "here nobody can write into a lock that is held";
    file.write(lines.join('\n'));
    file.close();
    QLockFile other(path);
    EXPECT_FALSE(takeLock(other));
    EXPECT_TRUE(QFile::exists(path));
}

TEST_F(LockFileTest, OnANetworkTheLockOfAnotherComputerStaysAndIsNamed)
{
    const auto isShared = [](const QString&) { return true; };
    write(saidByAnotherComputer());
    QLockFile lock(path);
    const auto taken = takeLock(lock, isShared);
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().code, ErrorCode::InUse);
    EXPECT_TRUE(taken.error().english().contains(QStringLiteral("former-name")));
    EXPECT_TRUE(taken.error().remedy.english().contains(QStringLiteral("run.lock")));
    EXPECT_TRUE(QFile::exists(path));

    write(saidByALock()); // of this computer: we can see that nobody holds it
    EXPECT_TRUE(takeLock(lock, isShared));
}

TEST_F(LockFileTest, SomethingElseInItsPlaceIsNamedAndIsNoOwner)
{
    ASSERT_TRUE(QDir().mkdir(path));
    QLockFile lock(path);
    const auto taken = takeLock(lock);
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().code, ErrorCode::Corrupt);
    EXPECT_TRUE(taken.error().message.english().contains(QStringLiteral("run.lock")));
    EXPECT_FALSE(taken.error().remedy.isEmpty());
    EXPECT_TRUE(QFile::exists(path)) << "it is not ours to remove";
}

TEST_F(LockFileTest, ATemporaryFolderIsOnNoNetwork)
{
    EXPECT_FALSE(localfile::isOnNetwork(path));
}

TEST_F(LockFileTest, AFolderThatNothingIsKnownOfMayBeOnANetwork)
{
    EXPECT_TRUE(localfile::isOnNetwork(QStringLiteral("Q:/there/is/no/such/drive/run.lock")));
}

} // namespace
} // namespace gosetup
