// SPDX-License-Identifier: Apache-2.0
// Plans, journals and requests to the elevated copy, byte for byte.
#include "changes/EveryKind.h"
#include "changes/elevated/ElevationRequest.h"
#include "changes/run/JournalLine.h"
#include "changes/run/JournalText.h"
#include "support/Golden.h"
#include "support/JournalKit.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString goldenRun = QStringLiteral("20261121-210405-3f2a");

/// What the plans of everyKind do not hold: keys that are absent, folders that are open.
Plan wholePlan()
{
    Plan plan = planOfEveryKind();
    RegistryState& absent = std::get<RegistryState>(plan.changes[0].before);
    absent.keyAbsent = true;
    plan.changes.push_back({MakeFolder{s("C:\\open"), Scope::User, false},
                            FolderState{s("C:\\open"), false, s("C:\\open"), false},
                            FolderState{s("C:\\open"), true, {}, true},
                            {s("rule.one"), s("rule.two")}});
    plan.leftOut.push_back({EditPath{Scope::User, {}},
                            {s("path.missing-gobin")},
                            Error::make(ErrorCode::Policy, Text::verbatim(s("a reason")))});
    return plan;
}

/// A machine with a fixed clock.
std::shared_ptr<PracticeMachine> fixedMachine()
{
    MachineImage image;
    image.name = s("golden");
    image.now = QDateTime::fromString(s("2026-11-21T21:04:05.123Z"), Qt::ISODateWithMs);
    return machineOf(image);
}

/// A run of every kind of change with every phase, and the undo of it.
void writeRun(Machine& machine, const QString& undoes)
{
    const Plan plan = wholePlan();
    auto journal =
        Journal::begin(machine, userDataFolder(machine), goldenRun, undoes, false, plan.titles());
    ASSERT_TRUE(journal.has_value()) << journal.error().english().toStdString();
    int index = 0;
    for (const PlannedChange& planned : plan.changes) {
        ASSERT_TRUE(journal->intend(index, planned, index % 2 != 0).has_value());
        const auto phase = static_cast<Phase>(index % 5);
        ASSERT_TRUE(journal->note(index, phase, index % 3 == 0 ? s("a detail") : QString()));
        ++index;
    }
    ASSERT_TRUE(journal->end(RunEnd::Incomplete).has_value());
}

} // namespace

TEST(GoldenPlan, IsWrittenByteForByteAndReadBack)
{
    const Plan plan = wholePlan();
    EXPECT_TRUE(isGolden(QJsonDocument(toJson(plan)).toJson(), "plan.json"));
    const auto back = planFromJson(golden("plan.json"));
    ASSERT_TRUE(back.has_value()) << back.error().english().toStdString();
    EXPECT_EQ(back->changes, plan.changes);
    EXPECT_EQ(back->made, plan.made);
    Plan again = *back;
    again.leftOut = plan.leftOut;
    EXPECT_EQ(QJsonDocument(toJson(again)).toJson(), golden("plan.json"));
}

TEST(GoldenRequest, IsWrittenByteForByteAndReadBack)
{
    const ElevationRequest request{goldenRun,
                                   s("20261120-000000-0001"),
                                   true,
                                   wholePlan().made,
                                   planOfEveryKind(),
                                   {{s("go1.99.0.windows-amd64.zip"), s("C:\\pending\\x.zip")}}};
    EXPECT_TRUE(isGolden(toBytes(request), "elevated-request.json"));
    const auto back = requestFrom(golden("elevated-request.json"));
    ASSERT_TRUE(back.has_value()) << back.error().english().toStdString();
    EXPECT_EQ(back->delivered, request.delivered);
    EXPECT_EQ(toBytes(*back), golden("elevated-request.json"));
}

TEST(GoldenJournal, ALineThatLacksAFieldOrHasAnotherIsNotBelieved)
{
    QByteArrayList lines = linesOf(golden("journal.jsonl"));
    const QByteArray begin = lines[0];
    const auto intent = journalline::open(lines[1]);
    ASSERT_TRUE(intent.has_value());
    const auto runWith = [&](const QJsonObject& fields) {
        const QByteArray second = journalline::seal(fields, 2, journalline::hashOf(begin));
        return parseJournal(textOf({begin, second}));
    };
    EXPECT_EQ(runWith(intent->fields)->entries.size(), 1U);
    EXPECT_TRUE(runWith(intent->fields)->damage.empty());
    for (const char* name : {"index", "elevated", "planned", "when"}) {
        QJsonObject without = intent->fields;
        without.remove(s(name));
        EXPECT_TRUE(runWith(without)->entries.empty()) << name;
        EXPECT_EQ(runWith(without)->damage.size(), 1U) << name;
    }
    QJsonObject more = intent->fields;
    more[s("more")] = 1;
    EXPECT_TRUE(runWith(more)->entries.empty());
    EXPECT_EQ(runWith(more)->damage.size(), 1U);
}

TEST(GoldenJournal, ANumberThatJsonCannotHoldIsNotBelieved)
{
    const QByteArrayList lines = linesOf(golden("journal.jsonl"));
    const auto begin = journalline::open(lines[0]);
    ASSERT_TRUE(begin.has_value());
    const auto beginWith = [&](const QJsonValue& sequence) {
        QJsonObject fields = begin->fields;
        fields[s("sequence")] = sequence;
        return parseJournal(textOf(QByteArrayList{journalline::seal(fields, 1, begin->former)}));
    };
    EXPECT_TRUE(beginWith(7).has_value());
    EXPECT_FALSE(beginWith(std::numeric_limits<qint64>::max()).has_value());
    EXPECT_FALSE(beginWith(-1).has_value());
}

TEST(GoldenJournal, IsWrittenByteForByteAndReadBack)
{
    const auto machine = fixedMachine();
    writeRun(*machine, s("20261120-000000-0001"));
    EXPECT_TRUE(isGolden(journalText(*machine, goldenRun), "journal.jsonl"));
    const auto run = parseJournal(golden("journal.jsonl"));
    ASSERT_TRUE(run.has_value()) << run.error().english().toStdString();
    const Plan plan = wholePlan();
    EXPECT_EQ(run->runId, goldenRun);
    EXPECT_EQ(run->machine, s("golden"));
    EXPECT_EQ(run->account, s("li"));
    EXPECT_EQ(run->undoes, s("20261120-000000-0001"));
    EXPECT_EQ(run->sequence, 1);
    EXPECT_EQ(run->titles, plan.titles());
    EXPECT_EQ(run->result, RunEnd::Incomplete);
    EXPECT_EQ(run->started, *machine->image().now);
    EXPECT_EQ(run->ended, *machine->image().now);
    EXPECT_TRUE(run->damage.empty());
    ASSERT_EQ(run->entries.size(), plan.changes.size());
    for (std::size_t i = 0; i < plan.changes.size(); ++i) {
        EXPECT_EQ(run->entries[i].planned, plan.changes[i]) << i;
        EXPECT_EQ(run->entries[i].phase, static_cast<Phase>(i % 5)) << i;
        EXPECT_EQ(run->entries[i].elevated, i % 2 != 0) << i;
        EXPECT_EQ(run->entries[i].detail, i % 3 == 0 ? s("a detail") : QString()) << i;
    }
}
