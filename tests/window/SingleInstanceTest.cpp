// SPDX-License-Identifier: Apache-2.0
// One window per person: two real processes, a killed one, a silent one, strangers' leftovers.
#include "window/SingleInstance.h"

#include "support/ChildRole.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <gtest/gtest.h>

using namespace gosetup;
using Role = SingleInstance::Role;

namespace {

const QString session = QStringLiteral("1");

/// A process of its own that claims: exit code = its role. Arguments: folder, wish, session.
int claimAsChild(const QStringList& arguments)
{
    SingleInstance instance(arguments.value(0), arguments.value(2));
    const Role role = instance.claim(arguments.value(1));
    return static_cast<int>(role);
}
const testkit::ChildRole claiming("claim-window", claimAsChild);

/// Claims and dies on the spot, without a word to anybody.
int dieAsFirst(const QStringList& arguments)
{
    auto* instance = new SingleInstance(arguments.value(0), session);
    const Role role = instance->claim(QStringLiteral("show"));
    std::_Exit(static_cast<int>(role));
}
const testkit::ChildRole dying("die-as-first-window", dieAsFirst);

struct ClaimThread : QThread
{
    QStringList arguments;
    int role = -1;
    void run() override { role = testkit::exitCodeOf("claim-window", arguments); }
};

/// The role of a second process while this one's event loop runs.
Role roleOfAnother(const QString& folder, const QString& wish, const QString& where = session)
{
    ClaimThread thread;
    thread.arguments = QStringList{folder, wish, where};
    QEventLoop loop;
    QObject::connect(&thread, &QThread::finished, &loop, &QEventLoop::quit);
    thread.start();
    loop.exec();
    thread.wait();
    return static_cast<Role>(thread.role);
}

} // namespace

TEST(SingleInstance, ASecondProcessHandsItsWishToTheFirst)
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path(), session);
    ASSERT_EQ(first.claim(QStringLiteral("show")), Role::First);
    QStringList wishes;
    QObject::connect(&first, &SingleInstance::asked, &first,
                     [&](const QString& wish) { wishes << wish; });
    EXPECT_EQ(roleOfAnother(folder.path(), QStringLiteral("fix")), Role::Forwarded);
    EXPECT_EQ(roleOfAnother(folder.path(), QStringLiteral("show")), Role::Forwarded);
    EXPECT_EQ(wishes, (QStringList{QStringLiteral("fix"), QStringLiteral("show")}));
}

TEST(SingleInstance, TellsTheSecondWhichProcessMayComeToTheFront)
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path(), session);
    ASSERT_EQ(first.claim(QStringLiteral("show")), Role::First);
    qint64 told = 0;
    Role role = Role::First;
    std::unique_ptr<QThread> second(QThread::create([&] {
        SingleInstance other(folder.path(), session);
        role = other.claim(QStringLiteral("show"), [&](qint64 pid) { told = pid; });
    }));
    QEventLoop loop;
    QObject::connect(second.get(), &QThread::finished, &loop, &QEventLoop::quit);
    second->start();
    loop.exec();
    second->wait();
    EXPECT_EQ(role, Role::Forwarded);
    EXPECT_EQ(told, QCoreApplication::applicationPid());
}

TEST(SingleInstance, IsFreeAgainWhenTheFirstHasEnded)
{
    const QTemporaryDir folder;
    EXPECT_EQ(roleOfAnother(folder.path(), QStringLiteral("show")), Role::First);
    SingleInstance next(folder.path(), session);
    EXPECT_EQ(next.claim(QStringLiteral("show")), Role::First);
}

TEST(SingleInstance, AKilledOneBlocksNobody)
{
    const QTemporaryDir folder;
    ASSERT_EQ(testkit::exitCodeOf("die-as-first-window", {folder.path()}),
              static_cast<int>(Role::First));
    ASSERT_EQ(QDir(folder.path()).entryList(QDir::Files).size(), 2) << "it left lock and address";
    SingleInstance next(folder.path(), session);
    EXPECT_EQ(next.claim(QStringLiteral("show")), Role::First);
    EXPECT_EQ(roleOfAnother(folder.path(), QStringLiteral("show")), Role::Forwarded);
}

TEST(SingleInstance, OneThatDoesNotAnswerIsNotWaitedForLong)
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path(), session);
    ASSERT_EQ(first.claim(QStringLiteral("show")), Role::First);
    // No event loop runs here: the first one hangs.
    QElapsedTimer timer;
    timer.start();
    EXPECT_EQ(testkit::exitCodeOf("claim-window", {folder.path(), QStringLiteral("show"), session}),
              static_cast<int>(Role::Alone));
    EXPECT_LT(timer.elapsed(), 10'000);
}

TEST(SingleInstance, TwoDesktopsOfOnePersonHaveAWindowEach)
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path(), session);
    ASSERT_EQ(first.claim(QStringLiteral("show")), Role::First);
    EXPECT_EQ(roleOfAnother(folder.path(), QStringLiteral("show"), QStringLiteral("2")),
              Role::First);
}

TEST(SingleInstance, AddressesAreNotToBeGuessed)
{
    const QTemporaryDir folder;
    const auto address = [&] {
        SingleInstance one(folder.path(), session);
        EXPECT_EQ(one.claim(QStringLiteral("show")), Role::First);
        const QDir dir(folder.path());
        QFile file(dir.filePath(dir.entryList({QStringLiteral("*.address")}).value(0)));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    const QByteArray once = address();
    EXPECT_EQ(once.size(), 40);
    EXPECT_NE(once, address());
}

TEST(SingleInstance, AStrangersFloodIsCutAndNoWish)
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path(), session);
    ASSERT_EQ(first.claim(QStringLiteral("show")), Role::First);
    int wishes = 0;
    QObject::connect(&first, &SingleInstance::asked, &first, [&] { ++wishes; });
    const QDir dir(folder.path());
    QFile file(dir.filePath(dir.entryList({QStringLiteral("*.address")}).value(0)));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QLocalSocket stranger;
    QEventLoop loop;
    QObject::connect(&stranger, &QLocalSocket::disconnected, &loop, &QEventLoop::quit);
    QTimer::singleShot(5000, &loop, &QEventLoop::quit);
    stranger.connectToServer(QString::fromLatin1(file.readAll()));
    stranger.write(QByteArray(4096, 'x'));
    loop.exec();
    EXPECT_EQ(stranger.state(), QLocalSocket::UnconnectedState);
    EXPECT_EQ(wishes, 0);
}

TEST(SingleInstance, ALockOfAFormerComputerNameIsNoWindow)
{
    const QTemporaryDir folder;
    const QDir dir(folder.path());
    QString lock;
    {
        SingleInstance first(folder.path(), session);
        ASSERT_EQ(first.claim(QStringLiteral("show")), Role::First);
        lock = dir.filePath(dir.entryList({QStringLiteral("*.lock")}).value(0));
    }
    QFile file(lock);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("4711\ngosetup-wizard\nformer-name\n");
    file.close();
    SingleInstance next(folder.path(), session);
    EXPECT_EQ(next.claim(QStringLiteral("show")), Role::First);
}
