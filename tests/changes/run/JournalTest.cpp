// SPDX-License-Identifier: Apache-2.0
// What a journal proves when it is not as it was written.
#include "changes/run/ChooseRun.h"
#include "changes/run/JournalText.h"
#include "support/JournalKit.h"
#include "support/Literals.h"

#include <QTemporaryDir>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

/// begin, then intent and phase of GOBIN, GOFLAGS and PATH, then end: lines 1 to 8.
class JournalTest : public testing::Test
{
  protected:
    JournalTest() : machine(machineOf(imageWithUserPath(s("a"))))
    {
        const RunReport report = runChanges(
            *machine, {setUser("GOBIN", "one"), setUser("GOFLAGS", "two"), insertLast(s("C:\\D"))});
        EXPECT_TRUE(succeeded(report));
        runId = report.runId;
        lines = linesOf(journalText(*machine, runId));
        EXPECT_EQ(lines.size(), 8);
    }

    std::shared_ptr<PracticeMachine> machine;
    QString runId;
    QByteArrayList lines;
};

struct Damage
{
    const char* name;
    void (*make)(QByteArrayList& lines);
    QStringList said;
    std::vector<int> lost;   ///< indexes
    std::size_t entries = 3; ///< that are proven
};

void move(QByteArrayList& lines, qsizetype from, qsizetype to)
{
    lines.move(from, to);
}

const std::vector<Damage> damages = {
    {"none", [](QByteArrayList&) {}, {}, {}},
    {"a letter in an intent",
     [](QByteArrayList& l) { l[3] = withAnotherLetter(l[3], "two"); },
     {s("line 4 cannot be read")},
     {1},
     2},
    {"an intent of which nothing can be read",
     [](QByteArrayList& l) { l[3] = QByteArray(300, '\0'); },
     {s("line 4 cannot be read")},
     {1},
     2},
    {"an intent is gone",
     [](QByteArrayList& l) { l.removeAt(3); },
     {s("1 line(s) are missing before line 4")},
     {1},
     2},
    {"an intent and its phase are gone",
     [](QByteArrayList& l) { l.remove(3, 2); },
     {s("2 line(s) are missing before line 4")},
     {-1},
     2},
    {"a letter in a phase",
     [](QByteArrayList& l) { l[4] = withAnotherLetter(l[4], "done"); },
     {s("line 5 cannot be read")},
     {}},
    {"two lines have changed places",
     [](QByteArrayList& l) { move(l, 3, 5); },
     {s("1 line(s) are missing before line 4"), s("line 6 is a duplicate or in the wrong place")},
     {}},
    {"a line is there twice",
     [](QByteArrayList& l) { l.insert(4, l[3]); },
     {s("line 5 is a duplicate or in the wrong place")},
     {}},
    {"a line was added by hand",
     [](QByteArrayList& l) {
         l.insert(5, R"({"detail":"","index":1,"line":"phase","phase":"taken-back"})");
     },
     {s("line 6 cannot be read")},
     {}},
    {"a line of another run",
     [](QByteArrayList& l) {
         const auto other = machineOf(imageWithUserPath(QStringLiteral("b")));
         const RunReport report = runChanges(*other, {insertLast(QStringLiteral("C:\\E"))});
         l.insert(8, linesOf(journalText(*other, report.runId)).at(1));
     },
     {s("line 9 is a duplicate or in the wrong place")},
     {0}, // two lines claim to be the second: neither is believed
     2},
    {"a letter in the end",
     [](QByteArrayList& l) { l[7] = withAnotherLetter(l[7], "done"); },
     {s("line 8 cannot be read")},
     {}},
    {"something behind the end",
     [](QByteArrayList& l) { l << "notes of somebody"; },
     {s("line 9 cannot be read")},
     {}},
};

} // namespace

TEST_F(JournalTest, NamesEachDamageAndWhatItHides)
{
    for (const Damage& damage : damages) {
        QByteArrayList changed = lines;
        damage.make(changed);
        const auto run = parseJournal(textOf(changed));
        ASSERT_TRUE(run.has_value()) << damage.name;
        QStringList said;
        for (const JournalDamage& one : run->damage)
            said << one.what.english();
        EXPECT_EQ(said, damage.said) << damage.name << ": " << said.join(u'|').toStdString();
        std::vector<int> lost;
        for (const LostChange& one : run->lost)
            lost.push_back(one.index);
        EXPECT_EQ(lost, damage.lost) << damage.name;
        EXPECT_EQ(run->entries.size(), damage.entries) << damage.name;
    }
}

TEST_F(JournalTest, NamesALostChangeByItsPlace)
{
    lines[3] = withAnotherLetter(lines[3], "two");
    const auto run = parseJournal(textOf(lines));
    ASSERT_EQ(run->lost.size(), 1U);
    EXPECT_EQ(describe(run->lost[0]).english(), s("change 2, GOFLAGS (user)"));
}

TEST_F(JournalTest, BelievesNoLineThatIsNotAsItWasWritten)
{
    lines[4] = withAnotherLetter(lines[4], "done"); // would be read as another phase
    lines[2].replace("\"done\"", "\"failed\"");
    const auto run = parseJournal(textOf(lines));
    EXPECT_EQ(run->entries[0].phase, Phase::Intended);
    EXPECT_EQ(run->entries[1].phase, Phase::Intended);
    EXPECT_EQ(run->entries[2].phase, Phase::Done);
}

TEST_F(JournalTest, ACutLastLineIsNoDamageAndSaysNothing)
{
    const QByteArray whole = textOf(lines);
    for (qsizetype cut = lines[0].size(); cut < whole.size(); ++cut) {
        const auto run = parseJournal(whole.left(cut));
        ASSERT_TRUE(run.has_value()) << cut;
        ASSERT_TRUE(run->damage.empty()) << cut << run->damage[0].what.english().toStdString();
        ASSERT_TRUE(run->lost.empty()) << cut;
        // Only what was on the disk whole had begun.
        const qsizetype complete = whole.left(cut + 1).count('\n');
        ASSERT_EQ(run->entries.size(),
                  static_cast<std::size_t>(std::min<qsizetype>(complete / 2, 3)))
            << cut;
    }
}

TEST_F(JournalTest, GoesOnBehindACutLineWithoutAGap)
{
    for (qsizetype kept = 1; kept < lines.size(); ++kept) {
        for (const qsizetype rest : {qsizetype(0), qsizetype(1), lines[kept].size() / 2,
                                     lines[kept].size() - 1, lines[kept].size()}) {
            writeJournal(*machine, runId, textOf(lines.first(kept)) + lines[kept].first(rest));
            Journal journal = Journal::resume(*machine, userDataFolder(*machine), runId);
            ASSERT_TRUE(journal.note(0, Phase::Failed).has_value());
            ASSERT_TRUE(journal.end(RunEnd::Interrupted).has_value());
            const auto run = parseJournal(journalText(*machine, runId));
            ASSERT_TRUE(run.has_value());
            if (kept == 7 && rest == lines[7].size())
                continue; // it has its end, and is never resumed
            EXPECT_TRUE(run->damage.empty())
                << kept << ' ' << rest << run->damage[0].what.english().toStdString();
            EXPECT_EQ(run->result, RunEnd::Interrupted);
        }
    }
}

TEST_F(JournalTest, ADamagedLineStaysOneWhenItIsWrittenOn)
{
    QByteArrayList killed = lines.first(4);
    killed[3] = withAnotherLetter(killed[3], "two");
    writeJournal(*machine, runId, textOf(killed));
    Journal journal = Journal::resume(*machine, userDataFolder(*machine), runId);
    ASSERT_TRUE(journal.end(RunEnd::Interrupted).has_value());
    const auto run = parseJournal(journalText(*machine, runId));
    ASSERT_EQ(run->damage.size(), 1U);
    EXPECT_EQ(run->damage[0].line, 4);
    ASSERT_EQ(run->lost.size(), 1U);
    EXPECT_EQ(run->lost[0].index, 1);
}

TEST_F(JournalTest, WhatAnotherProgramPutsBetweenIsSeenAndNotWrittenOver)
{
    const QString data = userDataFolder(*machine);
    const QString id = newRunId(*machine);
    auto journal = Journal::begin(*machine, data, id, {}, false);
    ASSERT_TRUE(journal.has_value());
    const QByteArray begun = journalText(*machine, id);
    writeJournal(*machine, id, begun + "a line\nand a beginn");
    ASSERT_TRUE(journal->end(RunEnd::Done).has_value());
    const QByteArray text = journalText(*machine, id);
    EXPECT_TRUE(text.startsWith(begun + "a line\n{")) << text.toStdString();
    const auto run = parseJournal(text);
    ASSERT_EQ(run->damage.size(), 1U);
    EXPECT_EQ(run->damage[0].what.english(), s("line 2 cannot be read"));
    EXPECT_EQ(run->result, RunEnd::Done);
}

TEST_F(JournalTest, OfARunThatBegunNothingIsNothingOrTheBeginningOfItsFirstLine)
{
    for (qsizetype cut = 0; cut < lines[0].size(); ++cut)
        ASSERT_TRUE(hasBegunNothing(lines[0].left(cut))) << cut;
    EXPECT_FALSE(hasBegunNothing(lines[0]));
    EXPECT_FALSE(hasBegunNothing(lines[0].left(100) + '\n'));
    EXPECT_FALSE(hasBegunNothing("nonsense"));
    EXPECT_FALSE(hasBegunNothing(QByteArray(20, '\0')));
    EXPECT_FALSE(hasBegunNothing(lines[0].left(100) + QByteArray(20, '\0') + '\n' + lines[1]));
}

TEST_F(JournalTest, WithADamagedFirstLineOrOfANewerVersionCannotBeRead)
{
    QByteArrayList changed = lines;
    changed[0] = withAnotherLetter(changed[0], "image");
    EXPECT_EQ(parseJournal(textOf(changed)).error().code, ErrorCode::Corrupt);
    EXPECT_EQ(parseJournal(textOf(lines.mid(1))).error().code, ErrorCode::Corrupt);
    EXPECT_FALSE(parseJournal("nonsense").has_value());
    EXPECT_FALSE(parseJournal("").has_value());
}
