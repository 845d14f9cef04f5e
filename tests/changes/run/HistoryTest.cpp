// SPDX-License-Identifier: Apache-2.0
// Runs of which the journal cannot be read or is damaged, and the order of runs: nothing is lost in
// silence, and the wrong run is never undone.
#include "changes/run/History.h"
#include "changes/run/Durable.h"
#include "changes/run/JournalFolder.h"
#include "support/JournalKit.h"
#include "support/Literals.h"

#include <QDir>
#include <QTemporaryDir>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

UndoReport undoRun(Machine& machine, const QString& runId)
{
    Progress progress;
    return undo(machine, runId, {}, progress);
}

std::optional<RunSummary> summaryOf(Machine& machine, const QString& runId)
{
    const auto runs = history(machine);
    EXPECT_TRUE(runs.has_value());
    for (const RunSummary& run : runs.value_or(std::vector<RunSummary>())) {
        if (run.runId == runId)
            return run;
    }
    return std::nullopt;
}

/// The first sets GOBIN, the second GOFLAGS.
struct TwoRuns
{
    TwoRuns() : machine(machineOf(image()))
    {
        first = runChanges(*machine, {setUser("GOBIN", "one")}).runId;
        last = runChanges(*machine, {setUser("GOFLAGS", "two")}).runId;
    }

    static MachineImage image()
    {
        MachineImage image = imageWithUserPath(s("a"));
        image.now = QDateTime::fromString(s("2026-11-21T10:00:00Z"), Qt::ISODate);
        return image;
    }

    std::shared_ptr<PracticeMachine> machine;
    QString first;
    QString last;
};

class HistoryTest : public testing::Test, protected TwoRuns
{
};

using Spoil = void (*)(Machine& machine, const QString& runId);
const std::vector<std::pair<const char*, Spoil>> unreadable = {
    {"nonsense", [](Machine& m, const QString& id) { writeJournal(m, id, "nonsense\n"); }},
    {"zeros", [](Machine& m, const QString& id) { writeJournal(m, id, QByteArray(500, '\0')); }},
    {"a damaged first line",
     [](Machine& m, const QString& id) { damageLine(m, id, "begin", "image"); }},
    {"the journal of another run",
     [](Machine& m, const QString& id) {
         const auto runs = history(m);
         for (const RunSummary& run : *runs) {
             if (run.runId != id)
                 writeJournal(m, id, journalText(m, run.runId));
         }
     }},
    {"a folder",
     [](Machine& m, const QString& id) {
         EXPECT_TRUE(m.files().remove(journalPath(m, id)).has_value());
         EXPECT_TRUE(m.files().makeFolder(journalPath(m, id), false).has_value());
     }},
    {"too large",
     [](Machine& m, const QString& id) {
         QFile file(*m.files().hostPath(journalPath(m, id), false));
         EXPECT_TRUE(file.open(QIODevice::ReadWrite) && file.resize(65LL << 20));
     }},
};

} // namespace

TEST_F(HistoryTest, AnUnreadableRunIsListedAndNoOlderOneIsTakenForTheLast)
{
    for (const auto& [name, spoil] : unreadable) {
        const TwoRuns fresh;
        spoil(*fresh.machine, fresh.last);
        const auto run = summaryOf(*fresh.machine, fresh.last);
        ASSERT_TRUE(run.has_value()) << name;
        EXPECT_EQ(run->end, RunEnd::Unreadable) << name;
        EXPECT_EQ(run->file, journalPath(*fresh.machine, fresh.last)) << name;
        EXPECT_TRUE(run->unreadable.has_value()) << name;

        const UndoReport report = undoLast(*fresh.machine);
        ASSERT_FALSE(report.succeeded()) << name;
        EXPECT_TRUE(report.somethingLeft()) << name;
        EXPECT_TRUE(report.error->message.english().contains(run->file)) << name;
        EXPECT_TRUE(report.error->remedy.english().contains(s("gosetup undo ") + fresh.first))
            << name << report.error->english().toStdString();
        EXPECT_EQ(valueOf(*fresh.machine, s("GOBIN"))->text(), s("one")) << name;

        const UndoReport named = undoRun(*fresh.machine, fresh.last);
        ASSERT_FALSE(named.succeeded()) << name;
        EXPECT_TRUE(named.somethingLeft()) << name;
        EXPECT_TRUE(named.error->message.english().contains(run->file)) << name;

        const UndoReport other = undoRun(*fresh.machine, fresh.first);
        EXPECT_TRUE(succeeded(other)) << name;
        EXPECT_FALSE(other.hints.empty()) << name << ": the later run may have been its undo";
        EXPECT_FALSE(valueOf(*fresh.machine, s("GOBIN"))) << name;
    }
}

TEST(UnreadableRun, IsOneThatIsInTheCloudOrALinkToNowhereOrThatMayNotBeRead)
{
    const QString path = s("C:\\Users\\li\\AppData\\Local\\GoSetup\\journal\\"
                           "20261121-100000-abcd.jsonl");
    for (const ErrorCode why : {ErrorCode::Unsupported, ErrorCode::Io, ErrorCode::AccessDenied}) {
        MachineImage image = imageWithUserPath(s("a"));
        FileNode& file = image.file(path).content("x");
        if (why == ErrorCode::Unsupported)
            file.attributes = fileattribute::recallOnDataAccess;
        if (why == ErrorCode::Io)
            file.link(reparse::symlink, s("C:\\nowhere.jsonl"));
        if (why == ErrorCode::AccessDenied) {
            image.fault(s("files.read"), ImageFault::Kind::AccessDenied, 0, s("abcd.jsonl"));
            image.faults.back().times = 1000;
        }
        const auto machine = machineOf(image);
        const auto runs = history(*machine);
        ASSERT_TRUE(runs.has_value());
        ASSERT_EQ(runs->size(), 1U) << toString(why).toStdString();
        EXPECT_EQ(runs->front().end, RunEnd::Unreadable);
        EXPECT_EQ(runs->front().unreadable->code, why);
        EXPECT_EQ(undoLast(*machine).error->code, ErrorCode::Corrupt);
    }
}

TEST_F(HistoryTest, ARunAfterAnUnreadableOneIsTheLastForCertain)
{
    writeJournal(*machine, last, "nonsense\n");
    const QString third = runChanges(*machine, {setUser("GOPROXY", "three")}).runId;
    const UndoReport report = undoLast(*machine);
    EXPECT_TRUE(succeeded(report));
    EXPECT_EQ(report.undoes, third);
    // Now only what is before it is left, and which of those was the last is not known.
    EXPECT_FALSE(undoLast(*machine).succeeded());
    EXPECT_TRUE(succeeded(undoRun(*machine, first)));
}

TEST_F(HistoryTest, ARunThatBecomesUnreadableLaterIsStillBeforeTheOneThatFollowedIt)
{
    writeJournal(*machine, first, "nonsense\n");
    const UndoReport report = undoLast(*machine);
    EXPECT_TRUE(succeeded(report));
    EXPECT_EQ(report.undoes, last);
}

TEST_F(HistoryTest, AnEmptyJournalIsOfARunThatChangedNothing)
{
    for (const qsizetype size : {0, 1, 40}) {
        const QString id = s("20261121-110000-00%1").arg(size, 2, 10, QLatin1Char('0'));
        writeJournal(*machine, id, linesOf(journalText(*machine, last))[0].first(size));
        EXPECT_EQ(summaryOf(*machine, id)->end, RunEnd::RolledBack) << size;
        EXPECT_TRUE(findInterrupted(*machine)->empty()) << size;
    }
    const UndoReport report = undoLast(*machine);
    EXPECT_TRUE(succeeded(report));
    EXPECT_EQ(report.undoes, last);
}

TEST_F(HistoryTest, AFileThatIsOfNoRunIsNamedAndStopsNothing)
{
    const QString folder = journalFolder(userDataFolder(*machine));
    const QString copy = folder + u'\\' + last + s(" - Copy.jsonl");
    ASSERT_TRUE(machine->files().write(copy, journalText(*machine, last)).has_value());
    EXPECT_EQ(*strangersInHistory(*machine), QStringList({copy}));
    EXPECT_EQ(history(*machine)->size(), 2U);
    EXPECT_EQ(undoLast(*machine).undoes, last);
}

TEST(History, SomethingElseInPlaceOfTheJournalsIsNoEmptyHistory)
{
    MachineImage image = imageWithUserPath(s("a"));
    image.file(s("C:\\Users\\li\\AppData\\Local\\GoSetup\\journal")).content("x");
    const auto machine = machineOf(image);
    EXPECT_FALSE(history(*machine).has_value());
    EXPECT_NE(undoLast(*machine).error->code, ErrorCode::NotFound);
}

TEST_F(HistoryTest, OfADamagedRunWhatIsProvenIsTakenBackAndTheRestIsNamedEveryTime)
{
    const QString run = runChanges(*machine, {setUser("GOFLAGS", "-x"), setUser("GOPROXY", "three"),
                                              insertLast(s("C:\\D"))})
                            .runId;
    damageLine(*machine, run, "intent", "three");
    EXPECT_EQ(summaryOf(*machine, run)->damage.size(), 1U);
    for (const char* time : {"first", "second", "third"}) {
        const UndoReport report = undoLast(*machine);
        ASSERT_FALSE(report.succeeded()) << time;
        EXPECT_EQ(report.undoes, run) << time;
        EXPECT_TRUE(report.somethingLeft()) << time;
        ASSERT_EQ(report.lost.size(), 1U) << time;
        EXPECT_EQ(report.lost[0].title, s("GOPROXY (user)")) << time;
        EXPECT_TRUE(report.error->english().contains(s("GOPROXY (user)"))) << time;
        EXPECT_EQ(pathText(*machine), s("a")) << time;
        EXPECT_EQ(valueOf(*machine, s("GOFLAGS"))->text(), s("two")) << time;
        EXPECT_EQ(valueOf(*machine, s("GOPROXY"))->text(), s("three")) << time;
    }
    // An older run is not out of reach for that.
    EXPECT_TRUE(succeeded(undoRun(*machine, last)));
}

TEST_F(HistoryTest, WhatAnUndoTookBackOnceIsNotOursAnyMore)
{
    // One of two cannot be undone at first.
    MachineImage faulty = image();
    faulty.fault(s("registry.write"), ImageFault::Kind::Io, 1, s("GOFLAGS"));
    const auto other = machineOf(faulty);
    EXPECT_TRUE(
        succeeded(runChanges(*other, {setUser("GOBIN", "mine"), setUser("GOFLAGS", "-x")})));
    EXPECT_TRUE(undoLast(*other).somethingLeft());
    // Meanwhile a person sets the other one to the same value: it is theirs.
    ASSERT_TRUE(other->registry().write(variableRegistryPath(Scope::User, s("GOBIN")),
                                        RegValue::fromText(RegKind::String, s("mine"))));
    EXPECT_TRUE(succeeded(undoLast(*other)));
    EXPECT_FALSE(valueOf(*other, s("GOFLAGS")));
    EXPECT_EQ(valueOf(*other, s("GOBIN"))->text(), s("mine"));
}

TEST(RunOrder, IsThatOfTheRunsWhateverTheClockSaid)
{
    const QTemporaryDir folder;
    MachineImage image = imageWithUserPath(s("a"));
    image.now = QDateTime::fromString(s("2026-11-21T10:00:00Z"), Qt::ISODate);
    const QString first =
        runChanges(*machineOf(image, folder.path()), {setUser("GOBIN", "one")}).runId;
    const auto setBack = [](QJsonObject& state) {
        EXPECT_TRUE(state.contains(s("clock")));
        state.insert(s("clock"), QJsonObject{{s("now"), s("2026-11-20T08:00:00.000Z")}});
    };
    const auto later = openedAnew(image, folder.path(), setBack);
    const QString last = runChanges(*later, {setUser("GOBIN", "two")}).runId;
    ASSERT_LT(last, first) << "the clock was set back";
    EXPECT_EQ(history(*later)->front().runId, last);
    EXPECT_EQ(nextUndo(*later)->runId, last);
    EXPECT_TRUE(succeeded(undoLast(*later)));
    EXPECT_EQ(valueOf(*later, s("GOBIN"))->text(), s("one"));
    EXPECT_TRUE(succeeded(undoLast(*later)));
    EXPECT_FALSE(valueOf(*later, s("GOBIN")));
}

TEST(NextUndo, IsTheNewestRunThatChangedSomethingAndStands)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    EXPECT_EQ(nextUndo(*machine).error().code, ErrorCode::NotFound);
    const QString first = runChanges(*machine, {setUser("GOBIN", "one")}).runId;
    EXPECT_TRUE(succeeded(runChanges(*machine, {setUser("GOFLAGS", "two")})));
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(nextUndo(*machine)->runId, first);
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(nextUndo(*machine).error().code, ErrorCode::NotFound);
}

TEST(RunLock, OfAFormerComputerNameStopsNobodyAndAFolderIsNoRun)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    const QString data = userDataFolder(*machine);
    const QString path = *machine->files().hostPath(data + s("\\run.lock"), true);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("4711\ngosetup\nformer-name\n");
    file.close();
    EXPECT_FALSE(isRunUnderWay(*machine, data));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("4711\ngosetup\nformer-name\n");
    file.close();
    EXPECT_TRUE(succeeded(runChanges(*machine, {setUser("GOBIN", "one")})));

    ASSERT_TRUE(QDir().mkpath(path));
    EXPECT_FALSE(isRunUnderWay(*machine, data));
    const RunReport report = runChanges(*machine, {setUser("GOBIN", "two")});
    ASSERT_FALSE(report.succeeded());
    EXPECT_NE(report.error->code, ErrorCode::InUse);
    EXPECT_TRUE(report.error->message.english().contains(s("run.lock")));
    EXPECT_FALSE(report.error->remedy.isEmpty());
}
