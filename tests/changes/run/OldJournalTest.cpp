// SPDX-License-Identifier: Apache-2.0
// Journals of version 1, as GoSetup 0.1.0 wrote them: without numbers and hashes. They are read and
// undone all the same.
#include "changes/handlers/ChangeHandlers.h"
#include "changes/run/History.h"
#include "changes/run/JournalFolder.h"
#include "changes/run/JournalText.h"
#include "support/JournalKit.h"
#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString oldRun = QStringLiteral("20261125-212257-e599");

QByteArray oldText(const char* name)
{
    QFile file(QStringLiteral(GOSETUP_SOURCE_DIR "/tests/data/journals/") + s(name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
    return file.readAll();
}

/// The machine on which that run was made, as the run left it.
class OldJournal : public testing::Test
{
  protected:
    OldJournal()
    {
        const auto opened = PracticeMachine::open(s("troubled-laptop"), {});
        EXPECT_TRUE(opened.has_value());
        machine = *opened;
        before = environmentBytes(*machine);
        const auto elevated = machine->elevatedView();
        const auto run = parseJournal(oldText("version-1-user.jsonl"));
        EXPECT_TRUE(run.has_value());
        Progress quiet;
        for (const JournalEntry& entry : run->entries) {
            ApplyContext context{entry.elevated ? static_cast<Machine&>(*elevated) : *machine,
                                 oldRun,
                                 quiet,
                                 {},
                                 false};
            EXPECT_TRUE(perform(context, entry.planned).has_value());
        }
        writeJournal(*machine, oldRun, oldText("version-1-user.jsonl"));
        const QString wide = journalFolder(machineDataFolder(*elevated));
        EXPECT_TRUE(elevated->files().makeFolder(wide, true).has_value());
        EXPECT_TRUE(
            elevated->files()
                .write(wide + u'\\' + oldRun + s(".jsonl"), oldText("version-1-elevated.jsonl"))
                .has_value());
        EXPECT_NE(environmentBytes(*machine), before);
    }

    std::shared_ptr<PracticeMachine> machine;
    std::map<QString, std::pair<RegKind, QByteArray>> before;
};

} // namespace

TEST_F(OldJournal, IsListedWithoutDamageAndTakenBackToTheLastByte)
{
    const auto runs = history(*machine);
    ASSERT_EQ(runs->size(), 1U);
    EXPECT_EQ(runs->front().end, RunEnd::Done);
    EXPECT_TRUE(runs->front().damage.empty());
    EXPECT_EQ(runs->front().changes.size(), 8U);
    const UndoReport report = undoLast(*machine);
    EXPECT_TRUE(succeeded(report));
    EXPECT_EQ(report.undoes, oldRun);
    EXPECT_EQ(environmentBytes(*machine), before);
    EXPECT_EQ(undoLast(*machine).error->code, ErrorCode::NotFound);
}

TEST_F(OldJournal, ComesBeforeEveryRunThatIsNumbered)
{
    // By the clock the new run would be the older one.
    MachineImage image = machine->image();
    image.now = QDateTime::fromString(s("2020-01-01T00:00:00Z"), Qt::ISODate);
    const auto earlier = machineOf(image);
    const RunReport report =
        runChanges(*earlier, {SetVariable{Scope::User, s("GOFLAGS"), s("-x")}});
    ASSERT_TRUE(succeeded(report));
    EXPECT_EQ(history(*earlier)->back().runId, oldRun);
    EXPECT_EQ(undoLast(*earlier).undoes, report.runId);
    EXPECT_EQ(undoLast(*earlier).undoes, oldRun);
}

TEST_F(OldJournal, WithADamagedIntentTakesBackTheRestAndSaysSo)
{
    QByteArrayList lines = linesOf(journalText(*machine, oldRun));
    for (QByteArray& line : lines) {
        if (line.contains("\"line\":\"intent\"") && line.contains("GOPATH"))
            line.chop(40);
    }
    writeJournal(*machine, oldRun, textOf(lines));
    const UndoReport report = undoLast(*machine);
    ASSERT_FALSE(report.succeeded());
    EXPECT_TRUE(report.somethingLeft());
    EXPECT_EQ(report.lost.size(), 1U);
    EXPECT_FALSE(undoLast(*machine).succeeded()) << "and again";
}

TEST(OldJournalText, ThatWasCutByAKillAndWrittenOnIsNotDamaged)
{
    const QByteArrayList lines = linesOf(oldText("version-1-user.jsonl"));
    const QByteArray end = R"({"line":"end","result":"interrupted","when":"2026-11-25T21:23:00Z"})";
    const auto run = parseJournal(textOf({lines[0], lines[1], lines[2], lines[3].first(200), end}));
    ASSERT_TRUE(run.has_value());
    EXPECT_TRUE(run->damage.empty());
    EXPECT_TRUE(run->lost.empty());
    EXPECT_EQ(run->entries.size(), 1U);
    const auto damaged = parseJournal(
        textOf({lines[0], lines[1], lines[2], lines[3].first(200), lines[4], lines[5], end}));
    EXPECT_EQ(damaged->damage.size(), 1U);
    EXPECT_EQ(damaged->lost.size(), 1U);
}
