// SPDX-License-Identifier: Apache-2.0
// A few random kills in each test run; `./dev kill N` asks for many. The seed is told, and
// GOSETUP_KILL_SEED repeats it (moments still depend on how fast the computer is).
#include "kill/KillHarness.h"
#include "support/SmallGo.h"

#include <gtest/gtest.h>

#include <cstdio>

using namespace gosetup::testkit;

namespace {

int killsOr(int otherwise)
{
    bool given = false;
    const int kills = qEnvironmentVariableIntValue("GOSETUP_KILLS", &given);
    return given ? kills : otherwise;
}

quint32 seed()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("GOSETUP_KILL_SEED", &given);
    return given ? static_cast<quint32>(wanted) : QRandomGenerator::system()->bounded(1'000'000U);
}

void expectSurvival(const QStringList& older, const QStringList& newer, int kills)
{
    const quint32 from = seed();
    ::testing::Test::RecordProperty("seed", static_cast<int>(from));
    SCOPED_TRACE("GOSETUP_KILL_SEED=" + std::to_string(from));
    KillHarness harness(QStringLiteral("troubled-laptop"), older, newer, from);
    harness.survive(kills);
    std::printf("%d kills survived; %d runs had ended before (seed %u)\n", harness.survived(),
                harness.tooLate(), from);
    EXPECT_EQ(harness.survived(), kills);
}

void expectUndoInAnyOrder(const QStringList& older, const QStringList& newer)
{
    const quint32 from = seed();
    ::testing::Test::RecordProperty("seed", static_cast<int>(from));
    SCOPED_TRACE("GOSETUP_KILL_SEED=" + std::to_string(from));
    KillHarness harness(QStringLiteral("troubled-laptop"), older, newer, from);
    const int kills = killsOr(4);
    harness.surviveOutOfOrder(kills);
    std::printf("%d kills survived; %d undos had ended before (seed %u)\n", harness.survived(),
                harness.tooLate(), from);
    EXPECT_EQ(harness.survived(), kills);
}

const QStringList smallNewest{QStringLiteral("--go"), QStringLiteral("latest")};

} // namespace

TEST(Survives, KillsAtRandomMomentsWithTheSmallMirror)
{
    const SmallGo older;
    expectSurvival(older.wish(), smallNewest, killsOr(12));
}

TEST(Survives, KillsAtRandomMomentsWithTheOfficialArchive)
{
    const QString archive =
        QStringLiteral(GOSETUP_SOURCE_DIR "/../shared/data/go1.24.4.windows-amd64.zip");
    if (!QFile::exists(archive))
        GTEST_SKIP() << "the official archive is missing: " << archive.toStdString();
#ifdef Q_OS_WIN
    GTEST_SKIP() << "unpacks the official archive a dozen times, which takes minutes under Wine";
#endif
    expectSurvival({QStringLiteral("--archive"), archive}, smallNewest, killsOr(4));
}

// Both runs edit PATH, so that each undo must find its own part beside the other's.
TEST(Survives, KillsWhileTheOlderOfTwoRunsIsUndoneFirst)
{
    const QStringList fixes{QStringLiteral("--only"), QStringLiteral("path,env")};
    expectUndoInAnyOrder(fixes, smallNewest);
}

TEST(Survives, KillsWhileTheOlderOfTwoInstallationsIsUndoneFirst)
{
    const SmallGo older;
    expectUndoInAnyOrder(older.wish(), smallNewest);
}
