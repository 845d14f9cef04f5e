// SPDX-License-Identifier: Apache-2.0
// Each verb of the real program on each machine that ships with it.
#include "SchemaOf.h"
#include "changes/Change.h"
#include "e2e/Program.h"
#include "support/Literals.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

QString statusOf(const QJsonObject& report, const char* rule)
{
    QString worst;
    const QJsonArray findings = report[s("findings")].toArray();
    const QStringList order{s("ok"), s("note"), s("unknown"), s("warning"), s("problem")};
    for (const QJsonValue& finding : findings) {
        const QString status = finding[s("status")].toString();
        if (finding[s("id")].toString() == s(rule) && order.indexOf(status) >= order.indexOf(worst))
            worst = status;
    }
    return worst;
}

} // namespace

class EachMachine : public ::testing::TestWithParam<const char*>
{
  protected:
    QString m_name = s(GetParam());
};
INSTANTIATE_TEST_SUITE_P(Shipped, EachMachine,
                         ::testing::Values("new-laptop", "troubled-laptop", "managed-laptop",
                                           "healthy"));

/// Those on which a plain apply has something to do.
class ChangedMachine : public EachMachine
{
};
INSTANTIATE_TEST_SUITE_P(Shipped, ChangedMachine,
                         ::testing::Values("new-laptop", "troubled-laptop"));

/// One is in order; what is wrong with the other is its administrators' to change.
class UnchangedMachine : public EachMachine
{
};
INSTANTIATE_TEST_SUITE_P(Shipped, UnchangedMachine, ::testing::Values("healthy", "managed-laptop"));

TEST_P(EachMachine, CheckPrintsOneReportOfItsSchema)
{
    const PracticeFolder machine(m_name);
    const Ran ran = machine.run({s("check"), s("--json")});
    EXPECT_EQ(schemaErrorOf("report", ran), "") << ran.all();
    EXPECT_EQ(ran.json()[s("machine")].toString(), m_name);
    const int problems = ran.json()[s("summary")][s("problems")].toInt();
    EXPECT_EQ(ran.exitCode, problems > 0 ? 1 : 0) << ran.all();
}

TEST_P(EachMachine, PlanPrintsOnePlanOfItsSchemaAndChangesNothing)
{
    const PracticeFolder machine(m_name);
    const Ran ran = machine.run({s("plan"), s("--json")});
    EXPECT_EQ(ran.exitCode, 0) << ran.all();
    EXPECT_EQ(schemaErrorOf("plan", ran), "") << ran.all();
    EXPECT_EQ(registryOf(*machine.open()), registryOfBuiltIn(m_name));
}

TEST_P(ChangedMachine, ApplyThenUndoGivesBackEveryByteOfTheRegistry)
{
    const PracticeFolder machine(m_name);
    const Ran applied = machine.run({s("apply"), s("--yes"), s("--json")});
    const RegistryBytes before = registryOfBuiltIn(m_name);
    EXPECT_EQ(schemaErrorOf("run", applied), "") << applied.all();
    ASSERT_TRUE(applied.exitCode == 0 || applied.exitCode == 1) << applied.all();
    ASSERT_FALSE(applied.json()[s("changes")].toArray().isEmpty()) << applied.all();
    EXPECT_NE(registryOf(*machine.open()), before);
    const Ran history = machine.run({s("history"), s("--json")});
    EXPECT_EQ(schemaErrorOf("history", history), "") << history.all();
    EXPECT_EQ(history.json()[s("runs")].toArray().size(), 1);
    const Ran undone = machine.run({s("undo"), s("--json")});
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    EXPECT_EQ(schemaErrorOf("undo", undone), "") << undone.all();
    EXPECT_EQ(registryOf(*machine.open()), before);
    EXPECT_FALSE(QFile::exists(machine.host(defaultRoot(*machine.open()))));
    const Ran again = machine.run({s("undo")});
    EXPECT_EQ(again.exitCode, 2) << "nothing left to undo: " << again.all();
}

TEST_P(UnchangedMachine, ApplyHasNothingToDoAndLeavesNoRun)
{
    const PracticeFolder machine(m_name);
    const Ran applied = machine.run({s("apply"), s("--yes"), s("--json")});
    EXPECT_EQ(schemaErrorOf("run", applied), "") << applied.all();
    // The managed laptop's module proxy is blocked, and no setting changes that.
    EXPECT_EQ(applied.exitCode, m_name == s("managed-laptop") ? 1 : 0) << applied.all();
    EXPECT_TRUE(applied.json()[s("changes")].toArray().isEmpty()) << applied.all();
    EXPECT_EQ(registryOf(*machine.open()), registryOfBuiltIn(m_name));
    const Ran history = machine.run({s("history"), s("--json")});
    EXPECT_EQ(schemaErrorOf("history", history), "") << history.all();
    EXPECT_TRUE(history.json()[s("runs")].toArray().isEmpty()) << history.all();
}

TEST_P(EachMachine, TheImageItRecordsLoadsAndChecksTheSame)
{
    const PracticeFolder machine(m_name);
    const QString file = machine.path(s("recorded.json"));
    const Ran recorded = machine.run({s("image"), s("--out"), file});
    ASSERT_EQ(recorded.exitCode, 0) << recorded.all();
    const Ran original = machine.run({s("check"), s("--json")});
    const Ran replayed = runProgram({s("check"), s("--json"), s("--practice"), file});
    ASSERT_EQ(schemaErrorOf("report", replayed), "") << replayed.all();
    const QJsonArray a = original.json()[s("findings")].toArray();
    const QJsonArray b = replayed.json()[s("findings")].toArray();
    ASSERT_EQ(a.size(), b.size());
    for (qsizetype i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i][s("id")].toString(), b[i][s("id")].toString());
        EXPECT_EQ(a[i][s("status")].toString(), b[i][s("status")].toString())
            << a[i][s("id")].toString().toStdString();
    }
}

TEST(NewLaptop, ApplyInstallsGoAndTheCheckFindsIt)
{
    const PracticeFolder machine(s("new-laptop"));
    EXPECT_EQ(statusOf(machine.run({s("check"), s("--json")}).json(), "toolchain.none"),
              s("problem"));
    const Ran applied = machine.run({s("apply"), s("--yes"), s("--json")});
    EXPECT_EQ(applied.exitCode, 0) << applied.all();
    const QJsonObject report = applied.json()[s("report")].toObject();
    EXPECT_EQ(statusOf(report, "toolchain.none"), s("ok"));
    EXPECT_TRUE(applied.json()[s("undo")].toString().startsWith(s("gosetup undo ")));
    const QString root = defaultRoot(*machine.open());
    EXPECT_TRUE(QFile::exists(machine.host(root + s("\\bin\\go.exe"))));
    EXPECT_TRUE(QFile::exists(machine.host(root + s("\\.gosetup-installed.json"))));
    const Ran second = machine.run({s("apply"), s("--yes"), s("--json")});
    EXPECT_TRUE(second.json()[s("changes")].toArray().isEmpty()) << second.all();
}

TEST(TroubledLaptop, ApplyMendsWhatItSaysItMends)
{
    const PracticeFolder machine(s("troubled-laptop"));
    const QJsonObject before = machine.run({s("check"), s("--json")}).json();
    const Ran applied = machine.run({s("apply"), s("--yes"), s("--json"), s("--go"), s("latest")});
    ASSERT_LE(applied.exitCode, 1) << applied.all();
    const QJsonObject after = machine.run({s("check"), s("--json")}).json();
    for (const char* rule : {"toolchain.multiple", "path.shadowed-go", "path.duplicates",
                             "path.dead-entries", "path.kind", "env.goroot-stale",
                             "onedrive.gopath", "alias.shadows-go", "system.long-paths"}) {
        const QString was = statusOf(before, rule);
        const QString is = statusOf(after, rule);
        EXPECT_TRUE(was == s("problem") || was == s("warning") || was == s("note"))
            << rule << " was " << was.toStdString();
        EXPECT_TRUE(is == s("ok") || is == s("note")) << rule << " is " << is.toStdString();
    }
}

TEST(TroubledLaptop, ExclusionsInDefenderOnlyWhenAsked)
{
    const PracticeFolder machine(s("troubled-laptop"));
    const Ran plain = machine.run({s("plan"), s("--json")});
    EXPECT_FALSE(plain.out.contains("\"defender-exclusion\"")) << plain.all();
    const Ran asked = machine.run({s("plan"), s("--json"), s("--defender-exclusions")});
    EXPECT_TRUE(asked.out.contains("\"defender-exclusion\"")) << asked.all();
}

TEST(TroubledLaptop, ASilentRunNeverPromptsAndLeavesEverything)
{
    const PracticeFolder machine(s("troubled-laptop"));
    const Ran ran = machine.run({s("apply"), s("--yes"), s("--quiet")});
    EXPECT_EQ(ran.exitCode, 3) << ran.all();
    EXPECT_TRUE(ran.out.isEmpty());
    EXPECT_TRUE(ran.err.contains("gosetup apply --yes")) << ran.all();
    EXPECT_EQ(registryOf(*machine.open()), registryOfBuiltIn(s("troubled-laptop")));
}

TEST(TroubledLaptop, OnlyAndSkipChooseWhatIsMended)
{
    const PracticeFolder machine(s("troubled-laptop"));
    const Ran only =
        machine.run({s("apply"), s("--yes"), s("--json"), s("--only"), s("env.goroot-stale")});
    ASSERT_LE(only.exitCode, 1) << only.all();
    const QJsonArray changes = only.json()[s("changes")].toArray();
    EXPECT_FALSE(changes.isEmpty()) << only.all();
    for (const QJsonValue& change : changes)
        EXPECT_TRUE(change[s("rules")].toArray().contains(s("env.goroot-stale"))) << only.all();
    const Ran skipped = machine.run({s("check"), s("--json"), s("--skip"), s("path,alias")});
    EXPECT_FALSE(skipped.out.contains("\"path."));
    EXPECT_TRUE(skipped.out.contains("\"onedrive."));
}

TEST(SavedPlan, IsAppliedAsItWasSaved)
{
    const PracticeFolder machine(s("new-laptop"));
    const QString file = machine.path(s("plan.json"));
    ASSERT_EQ(machine.run({s("plan"), s("--out"), file}).exitCode, 0);
    const Ran applied = machine.run({s("apply"), file, s("--yes"), s("--json")});
    EXPECT_EQ(applied.exitCode, 0) << applied.all();
    EXPECT_FALSE(applied.json()[s("changes")].toArray().isEmpty());
}

TEST(SavedPlan, IsRefusedWhenTheMachineHasChanged)
{
    const PracticeFolder machine(s("troubled-laptop"));
    const QString file = machine.path(s("plan.json"));
    ASSERT_EQ(machine.run({s("plan"), s("--out"), file}).exitCode, 0);
    RegistryBytes edited;
    {
        const auto other = machine.open();
        const RegistryValuePath place = variableRegistryPath(Scope::User, s("Path"));
        const RegValue value = RegValue::fromText(RegKind::ExpandString, s("C:\\edited"));
        ASSERT_TRUE(other->registry().write(place, value).has_value());
        edited = registryOf(*other);
    }
    const Ran ran = machine.run({s("apply"), file, s("--yes"), s("--json")});
    EXPECT_EQ(ran.exitCode, 6) << ran.all();
    EXPECT_EQ(registryOf(*machine.open()), edited) << "something of the refused plan is left";
}

TEST(SavedPlan, OfAnotherMachineIsRefused)
{
    const PracticeFolder a(s("new-laptop"));
    const PracticeFolder b(s("troubled-laptop"));
    const QString file = a.path(s("plan.json"));
    ASSERT_EQ(a.run({s("plan"), s("--out"), file}).exitCode, 0);
    EXPECT_EQ(b.run({s("apply"), file, s("--yes")}).exitCode, 2);
}

TEST(Releases, ListsThePracticeMirrorByItsSchema)
{
    const Ran ran = runProgram({s("releases"), s("--json"), s("--practice"), s("new-laptop")});
    EXPECT_EQ(ran.exitCode, 0) << ran.all();
    EXPECT_EQ(schemaErrorOf("releases", ran), "") << ran.all();
    EXPECT_FALSE(ran.json()[s("releases")].toArray().isEmpty());
}

TEST(Explain, TellsEveryRuleByItsSchema)
{
    const Ran ran = runProgram({s("explain"), s("--all"), s("--json")});
    EXPECT_EQ(ran.exitCode, 0) << ran.all();
    EXPECT_EQ(schemaErrorOf("rules", ran), "") << ran.all();
    EXPECT_GE(ran.json()[s("rules")].toArray().size(), 30);
    const Ran one = runProgram({s("explain"), s("path.duplicates")});
    EXPECT_TRUE(one.out.startsWith("path.duplicates")) << one.all();
}

TEST(Html, IsWrittenWithoutThePersonsName)
{
    const PracticeFolder machine(s("troubled-laptop"));
    const QString html = machine.path(s("report.html"));
    const QString json = machine.path(s("report.json"));
    ASSERT_LE(machine.run({s("check"), s("--html"), html, s("--out"), json}).exitCode, 1);
    const QString user = machine.open()->system().info().userName;
    for (const QString& path : {html, json}) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        EXPECT_FALSE(text.contains(s("Users\\") + user, Qt::CaseInsensitive)) << path.toStdString();
        EXPECT_FALSE(text.contains(s("Users\\\\") + user, Qt::CaseInsensitive));
        EXPECT_TRUE(text.contains(s("%USERNAME%"))) << path.toStdString();
    }
}
