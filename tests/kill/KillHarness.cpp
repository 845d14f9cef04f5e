// SPDX-License-Identifier: Apache-2.0
#include "kill/KillHarness.h"

#include "changes/run/Planner.h"
#include "paths/WindowsPath.h"
#include "support/Literals.h"
#include "toolchain/Manifest.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QThread>

#include <gtest/gtest.h>

#include <algorithm>

namespace gosetup::testkit {

namespace {

constexpr int maxUndos = 12; ///< a step may be spread over as many runs as it was killed, and one

QStringList applyOf(const QStringList& wish)
{
    return QStringList{s("apply"), s("--yes"), s("--json")} + wish;
}

const QStringList undoCommand{s("undo"), s("--yes"), s("--json")};

const std::string undoName = "undo of one of two runs";

QStringList undoOf(const QString& run)
{
    return {s("undo"), run, s("--yes"), s("--json")};
}

/// 1: done, and the machine has problems that nobody was asked to fix.
bool succeeded(const Ran& ran)
{
    return !ran.crashed && ran.exitCode <= 1;
}

QString textOf(const Standing& standing)
{
    return s("Go: %1; beside it: %2; %3 values")
        .arg(standing.version, standing.beside.join(s(", ")))
        .arg(standing.registry.size());
}

} // namespace

void PrintTo(const Standing& standing, std::ostream* out)
{
    *out << textOf(standing).toStdString();
}

KillHarness::KillHarness(const QString& machine, QStringList older, QStringList newer, quint32 seed)
    : m_machine(machine), m_older(std::move(older)), m_newer(std::move(newer)), m_random(seed)
{
}

Standing KillHarness::now() const
{
    static const QRegularExpression run(s("\\d{8}-\\d{6}-[0-9a-f]{4}"));
    const auto machine = m_machine.open();
    Standing standing{registryOf(*machine), {}, {}};
    const QString root = defaultRoot(*machine);
    if (const auto version = readTreeVersion(machine->files(), root); version && *version) {
        Progress quiet;
        const auto damage = verifyTree(machine->files(), root, VerifyDepth::Sizes, quiet);
        standing.version = damage && !damage->isWhole() ? **version + s(", damaged") : **version;
    }
    QStringList beside = machine->files().list(winpath::parent(root)).value_or(QStringList());
    standing.beside = beside.replaceInStrings(run, s("RUN"));
    standing.beside.sort();
    return standing;
}

void KillHarness::go(const std::string& name, const QStringList& command)
{
    QElapsedTimer clock;
    clock.start();
    const Ran ran = m_machine.run(command);
    ASSERT_TRUE(succeeded(ran)) << name << '\n' << ran.all();
    m_length[name] = std::max(m_length[name], clock.elapsed());
}

bool KillHarness::killOnce(const std::string& name, const QStringList& command)
{
    const auto process = start(command + m_machine.machineArguments());
    QThread::usleep(
        static_cast<unsigned long>(m_random.bounded(static_cast<quint32>(m_length[name] * 1000))));
    process->kill();
    const Ran ran = finish(*process);
    if (!ran.crashed) {
        EXPECT_TRUE(succeeded(ran)) << name << '\n' << ran.all();
        ++m_tooLate;
        return false;
    }
    ++m_survived; // undone by a failure below
    const Ran check = m_machine.run({s("check"), s("--json")});
    EXPECT_LE(check.exitCode, 1) << name << " was killed, then:\n" << check.all();
    EXPECT_FALSE(check.crashed);
    return true;
}

void KillHarness::settle(const std::string& name, const QStringList& command,
                         const Standing& before, const Standing& after)
{
    const bool undoes = command.first() == s("undo");
    // Half of the time back to where it began, then once more without a kill.
    if (!undoes && m_random.bounded(2) == 0) {
        for (int i = 0; i < maxUndos && now() != before; ++i)
            go(name + ", undone", undoCommand);
        ASSERT_EQ(now(), before) << name << " was killed, and undone";
        go(name, command);
    } else if (undoes) {
        for (int i = 0; i < maxUndos && now() != after; ++i)
            go(name, command);
    } else {
        go(name, command);
    }
    ASSERT_EQ(now(), after) << name << " was killed, and done again";
}

void KillHarness::step(const std::string& name, const QStringList& command, const Standing& after)
{
    const Standing before = now();
    bool killed = false;
    for (int i = m_random.bounded(1, 4); i > 0 && m_survived < m_wanted; --i) {
        killed = killOnce(name, command);
        // Killed behind its last change, it has done all: another undo would take the run before.
        const bool undone = command.first() == s("undo") && now() == after;
        if (!killed || undone || ::testing::Test::HasFailure())
            break;
    }
    settle(name, command, before, after);
    if (::testing::Test::HasFailure())
        --m_survived;
}

void KillHarness::survive(int kills)
{
    m_wanted = kills;
    const QString plan = m_machine.path(s("removal.json"));
    const auto planRemoval = [&] {
        const auto machine = m_machine.open();
        const auto made =
            makePlan(*machine, {{RemoveToolchain{defaultRoot(*machine), Scope::User}, {}}});
        ASSERT_TRUE(made.has_value()) << made.error().english().toStdString();
        QFile file(plan);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(toJson(*made)).toJson());
    };
    const QStringList remove{s("apply"), plan, s("--yes"), s("--json")};

    // Once round without a kill: what each step leads to, and how long it takes.
    const Standing none = now();
    go("install", applyOf(m_older));
    const Standing older = now();
    go("update", applyOf(m_newer));
    const Standing newer = now();
    go("undo of the update", undoCommand);
    ASSERT_EQ(now(), older);
    planRemoval();
    go("removal", remove);
    const Standing removed = now();
    go("undo of the removal", undoCommand);
    ASSERT_EQ(now(), older);
    go("undo of the installation", undoCommand);
    ASSERT_EQ(now(), none);
    ASSERT_NE(older, newer);
    ASSERT_NE(older, removed);

    const auto failed = [] { return ::testing::Test::HasFailure(); };
    while (m_survived < m_wanted && !failed()) {
        step("install", applyOf(m_older), older);
        if (!failed())
            step("update", applyOf(m_newer), newer);
        if (!failed())
            step("undo of the update", undoCommand, older);
        if (!failed())
            planRemoval();
        if (!failed())
            step("removal", remove, removed);
        if (!failed())
            step("undo of the removal", undoCommand, older);
        if (!failed())
            step("undo of the installation", undoCommand, none);
    }
}

QString KillHarness::goRun(const std::string& name, const QStringList& command)
{
    const Ran ran = m_machine.run(command);
    EXPECT_TRUE(succeeded(ran)) << name << '\n' << ran.all();
    return ran.json()[s("run")].toString();
}

bool KillHarness::isUndone(const QString& run) const
{
    const QJsonArray runs = m_machine.run({s("history"), s("--json")}).json()[s("runs")].toArray();
    return std::ranges::any_of(runs, [&](const QJsonValue& one) {
        return one[s("run")].toString() == run && !one[s("undoneBy")].toString().isEmpty();
    });
}

void KillHarness::killUndo(const QString& run)
{
    for (int i = m_random.bounded(1, 4); i > 0 && m_survived < m_wanted && !isUndone(run); --i) {
        if (!killOnce(undoName, undoOf(run)))
            break;
    }
}

void KillHarness::undoUntilDone(const QString& run)
{
    for (int i = 0; i < maxUndos && !isUndone(run); ++i)
        go(undoName, undoOf(run));
    EXPECT_TRUE(isUndone(run)) << run.toStdString();
}

void KillHarness::surviveOutOfOrder(int kills)
{
    m_wanted = kills;
    const Standing none = now();
    const auto failed = [] { return ::testing::Test::HasFailure(); };
    for (bool isReference = true; (isReference || m_survived < m_wanted) && !failed();
         isReference = false) {
        const QString older = goRun("the older run", applyOf(m_older));
        const Standing between = now();
        const QString newer = goRun("the newer run", applyOf(m_newer));
        ASSERT_FALSE(older.isEmpty() || newer.isEmpty());
        ASSERT_NE(between, none);
        ASSERT_NE(between, now()) << "the newer run did nothing";
        QStringList order{older, newer};
        if (!isReference) {
            killUndo(older);
            if (m_random.bounded(2) == 0)
                std::ranges::reverse(order);
        }
        for (const QString& run : order) {
            if (!isReference)
                killUndo(run);
            undoUntilDone(run);
        }
        ASSERT_EQ(now(), none) << "undone in the order " << order.join(s(", ")).toStdString();
    }
}

} // namespace gosetup::testkit
