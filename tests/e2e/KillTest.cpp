// SPDX-License-Identifier: Apache-2.0
// The real gosetup is killed at many points. The next start must find the old or the new state and
// say what happened, and undo must give back what was there.
#include "e2e/Program.h"
#include "e2e/SlowMirror.h"
#include "support/Literals.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QThread>

#include <csignal>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

constexpr int killed = 137;

/// Everything below a host folder, as names; links are not followed.
QStringList leftovers(const PracticeFolder& machine, const QString& pattern)
{
    QStringList out;
    QDirIterator files(machine.path(s("machine/drives")), {pattern},
                       QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        out << files.next();
    return out;
}

/// A Go is there whole (its marker was written last) or not there at all.
void expectOldOrNew(const PracticeFolder& machine)
{
    const QString root = machine.host(defaultRoot(*machine.open()));
    if (QFile::exists(root + s("/bin/go.exe"))) {
        EXPECT_TRUE(QFile::exists(root + s("/VERSION")));
        EXPECT_TRUE(QFile::exists(root + s("/bin/gofmt.exe")));
    }
}

/// The whole promise after a kill: told, recovered, and undone to the first state.
void expectRecovery(const PracticeFolder& machine, const RegistryBytes& before, const Ran& died)
{
    const Ran check = machine.run({s("check"), s("--json")});
    EXPECT_LE(check.exitCode, 1) << check.all();
    expectOldOrNew(machine);
    const Ran undone = machine.run({s("undo"), s("--yes")});
    const bool nothingDone = undone.exitCode == 2;
    EXPECT_TRUE(undone.exitCode == 0 || nothingDone) << died.all() << undone.all();
    EXPECT_EQ(registryOf(*machine.open()), before) << died.all() << undone.all();
    EXPECT_TRUE(leftovers(machine, s(".gosetup-staging-*")).isEmpty());
    EXPECT_TRUE(leftovers(machine, s("*.gosetup-old-*")).isEmpty());
    EXPECT_EQ(leftovers(machine, s(".gosetup-*.tmp")), QStringList()) << died.all() << undone.all();
    EXPECT_FALSE(QFile::exists(machine.host(defaultRoot(*machine.open()))))
        << died.all() << undone.all();
}

} // namespace

struct KillPoint
{
    const char* at;
    int most; ///< calls to try
    const char* machine;
};

class KilledAt : public ::testing::TestWithParam<KillPoint>
{
};

TEST_P(KilledAt, TheNextStartFindsOldOrNewAndUndoWorks)
{
    const KillPoint point = GetParam();
    const RegistryBytes before = registryOfBuiltIn(s(point.machine));
    int kills = 0;
    for (const ImageFault::Kind kind : {ImageFault::Kind::Kill, ImageFault::Kind::KillAfter}) {
        for (int after = 0; after < point.most; ++after) {
            SCOPED_TRACE(std::string(point.at) + " call " + std::to_string(after));
            ImageFault fault;
            fault.at = s(point.at);
            fault.after = after;
            fault.kind = kind;
            const PracticeFolder machine(s(point.machine), {fault});
            const Ran ran =
                machine.run({s("apply"), s("--yes"), s("--json"), s("--go"), s("latest")});
            if (ran.exitCode != killed)
                break; // there are no more such calls
            ++kills;
            expectRecovery(machine, before, ran);
        }
    }
    EXPECT_GT(kills, 0) << "apply never comes by " << point.at;
}

INSTANTIATE_TEST_SUITE_P(Boundaries, KilledAt,
                         ::testing::Values(KillPoint{"registry.write", 12, "troubled-laptop"},
                                           KillPoint{"files.rename", 4, "new-laptop"},
                                           KillPoint{"files.makeFolder", 6, "new-laptop"},
                                           KillPoint{"files.write", 8, "new-laptop"},
                                           KillPoint{"files.replace", 8, "troubled-laptop"},
                                           KillPoint{"files.removeTree", 4, "new-laptop"},
                                           KillPoint{"processes.run", 3, "new-laptop"},
                                           KillPoint{"aliases.disable", 2, "troubled-laptop"},
                                           KillPoint{"shell.broadcastEnvironment", 2,
                                                     "new-laptop"}),
                         [](const auto& info) {
                             std::string name = info.param.at;
                             for (char& c : name) {
                                 if (std::isalnum(static_cast<unsigned char>(c)) == 0)
                                     c = '_';
                             }
                             return name;
                         });

TEST(Killed, DuringADownloadTheNextRunGoesOnAndNothingIsLeft)
{
    const RegistryBytes before = registryOfBuiltIn(s("new-laptop"));
    SlowMirror mirror(30'000);
    const PracticeFolder machine(s("new-laptop"));
    const QStringList arguments =
        QStringList{s("apply"), s("--yes"), s("--mirror"), mirror.address()} +
        machine.machineArguments();
    const auto process = start(arguments);
    QElapsedTimer patience;
    patience.start();
    while (!mirror.isSending() && patience.elapsed() < 20'000)
        QThread::msleep(5);
    ASSERT_TRUE(mirror.isSending());
    QThread::msleep(300);
    process->kill();
    const Ran died = finish(*process);
    EXPECT_TRUE(died.crashed);
    EXPECT_EQ(registryOf(*machine.open()), before);
    EXPECT_FALSE(QFile::exists(machine.host(defaultRoot(*machine.open()))));

    mirror.hurry();
    const Ran again =
        machine.run({s("apply"), s("--yes"), s("--json"), s("--mirror"), mirror.address()});
    EXPECT_EQ(again.exitCode, 0) << again.all();
    EXPECT_TRUE(leftovers(machine, s(".gosetup-staging-*")).isEmpty());
    EXPECT_TRUE(leftovers(machine, s("*.partial")).isEmpty());
    EXPECT_EQ(machine.run({s("undo")}).exitCode, 0);
    EXPECT_EQ(registryOf(*machine.open()), before);
}

TEST(Killed, AtAnyMomentTheNextStartFindsOldOrNewAndUndoWorks)
{
    const RegistryBytes before = registryOfBuiltIn(s("troubled-laptop"));
    QElapsedTimer whole;
    whole.start();
    {
        const PracticeFolder machine(s("troubled-laptop"));
        ASSERT_LE(machine.run({s("apply"), s("--yes"), s("--go"), s("latest")}).exitCode, 1);
    }
    const qint64 length = whole.elapsed();
    constexpr int moments = 24;
    for (int i = 1; i < moments; ++i) {
        const PracticeFolder machine(s("troubled-laptop"));
        const auto process = start(QStringList{s("apply"), s("--yes"), s("--go"), s("latest")} +
                                   machine.machineArguments());
        QThread::usleep(static_cast<unsigned long>(length * 1000 * i / moments));
        process->kill();
        const Ran died = finish(*process);
        SCOPED_TRACE("killed after " + std::to_string(length * i / moments) + " ms");
        expectRecovery(machine, before, died);
    }
}

TEST(Killed, TheNextStartSaysSo)
{
    ImageFault fault;
    fault.at = s("registry.write");
    fault.kind = ImageFault::Kind::KillAfter;
    const PracticeFolder machine(s("troubled-laptop"), {fault});
    ASSERT_EQ(machine.run({s("apply"), s("--yes")}).exitCode, killed);
    const Ran check = machine.run({s("check"), s("--json")});
    EXPECT_TRUE(check.err.contains("interrupted")) << check.all();
    EXPECT_TRUE(check.out.contains("gosetup.interrupted-run")) << check.all();
    const Ran history = machine.run({s("history"), s("--json")});
    EXPECT_EQ(history.json()[s("runs")].toArray().at(0)[s("end")].toString(), s("interrupted"));
    const Ran undone = machine.run({s("undo")});
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    const Ran after = machine.run({s("check"), s("--json")});
    EXPECT_FALSE(after.err.contains("interrupted")) << after.all();
}

TEST(Cancelled, ByCtrlCEndsWith5AndLeavesNothing)
{
#ifdef Q_OS_WIN
    GTEST_SKIP() << "needs a signal to one process; StopRequests.* sends Ctrl+C on a console";
#else
    const RegistryBytes before = registryOfBuiltIn(s("new-laptop"));
    SlowMirror mirror(30'000);
    const PracticeFolder machine(s("new-laptop"));
    const auto process =
        start(QStringList{s("apply"), s("--yes"), s("--json"), s("--mirror"), mirror.address()} +
              machine.machineArguments());
    QElapsedTimer clock;
    clock.start();
    while (!mirror.isSending() && clock.elapsed() < 20'000)
        QThread::msleep(5);
    ASSERT_TRUE(mirror.isSending());
    QThread::msleep(200);
    clock.restart();
    ASSERT_EQ(::kill(static_cast<pid_t>(process->processId()), SIGINT), 0);
    const Ran ran = finish(*process);
    EXPECT_LT(clock.elapsed(), 15'000) << "half of the download: it was not waited for";
    EXPECT_EQ(ran.exitCode, 5) << ran.all();
    EXPECT_EQ(registryOf(*machine.open()), before);
    EXPECT_TRUE(leftovers(machine, s(".gosetup-staging-*")).isEmpty());
    EXPECT_FALSE(QFile::exists(machine.host(defaultRoot(*machine.open()))));
#endif
}

TEST(ProgressLines, TheProgressInAPipeIsPlainLines)
{
    const PracticeFolder machine(s("new-laptop"));
    const Ran ran = machine.run({s("apply"), s("--yes")});
    EXPECT_EQ(ran.exitCode, 0) << ran.all();
    const QByteArray lines = QByteArray(ran.err).replace("\r\n", "\n");
    EXPECT_FALSE(lines.contains('\r')) << ran.all();
    EXPECT_FALSE(lines.contains('\033')) << ran.all();
    EXPECT_TRUE(ran.err.contains("%")) << ran.all();
}
