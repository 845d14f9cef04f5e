// SPDX-License-Identifier: Apache-2.0
// The whole sentence on the shipped machines: check, recommend, predict, apply, check again, undo.
#include "changes/run/History.h"
#include "engine/Interrupted.h"
#include "engine/Prepare.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"
#include "support/ToolchainKit.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <set>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

/// A finding in one line, so that a difference can be read.
QStringList linesOf(const Report& report)
{
    QStringList lines;
    for (const Finding& finding : report.findings) {
        QStringList evidence;
        for (const Text& text : finding.evidence)
            evidence << text.english();
        lines << QStringLiteral("%1 [%2] %3 | %4 | %5")
                     .arg(finding.id, toString(finding.status), finding.subject,
                          finding.title.english(), evidence.join(s("; ")));
    }
    lines.sort();
    return lines;
}

/// Both writes touched the registry, so programs that ran before are older than it: that stays.
Report withoutProgramsAge(Report report)
{
    std::erase_if(report.findings,
                  [](const Finding& finding) { return finding.id == s("env.old-processes"); });
    return report;
}

/// Lines of one that the other lacks, marked: empty when the reports agree.
std::string differences(const Report& predicted, const Report& checked)
{
    const QStringList a = linesOf(predicted);
    const QStringList b = linesOf(checked);
    QStringList out;
    for (const QString& line : a) {
        if (!b.contains(line))
            out << s("predicted: ") + line;
    }
    for (const QString& line : b) {
        if (!a.contains(line))
            out << s("found:     ") + line;
    }
    return out.join(u'\n').toStdString();
}

Status worstOf(const Report& report, const QString& id)
{
    Status worst = Status::Ok;
    for (const Finding& finding : report.findings) {
        if (finding.id == id)
            worst = std::max(worst, finding.status);
    }
    return worst;
}

std::set<QString> rulesIn(const Plan& plan)
{
    std::set<QString> ids;
    for (const PlannedChange& planned : plan.changes)
        ids.insert(planned.ruleIds.begin(), planned.ruleIds.end());
    return ids;
}

struct Story
{
    const char* machine;
    bool install;
    bool canElevate;
};

class Machines : public testing::TestWithParam<Story>
{
  protected:
    std::shared_ptr<PracticeMachine> open(const QString& folder)
    {
        const auto machine = PracticeMachine::open(s(GetParam().machine), {folder, false});
        EXPECT_TRUE(machine.has_value()) << machine.error().english().toStdString();
        return machine.value_or(nullptr);
    }

    Plan planFor(const std::shared_ptr<PracticeMachine>& machine, const Report& report,
                 bool install)
    {
        std::optional<ArchiveRef> archive;
        if (install)
            archive = practiceArchive(machine->system().info().arch);
        auto plan = recommend(machine, report, {}, archive);
        EXPECT_TRUE(plan.has_value()) << plan.error().english().toStdString();
        if (!plan)
            return {};
        return GetParam().canElevate ? *plan : withoutElevation(*plan);
    }
};

} // namespace

TEST_P(Machines, ThePredictionIsWhatTheNextCheckSaysAndUndoGivesEverythingBack)
{
    const QTemporaryDir folder;
    const auto machine = open(folder.path());
    ASSERT_NE(machine, nullptr);
    const auto environment = environmentBytes(*machine);
    const Observation seen = check(machine, {}, {});
    const Report& before = seen.report;
    const Plan plan = planFor(machine, before, GetParam().install);

    const auto predicted = predict(machine, seen, plan, {});
    ASSERT_TRUE(predicted.has_value()) << predicted.error().english().toStdString();
    EXPECT_EQ(environmentBytes(*machine), environment);
    EXPECT_EQ(differences(before, check(machine, {}, {}).report), "");

    const RunReport report = run(*machine, plan);
    ASSERT_TRUE(succeeded(report));
    const Report after = check(machine, {}, {}).report;
    EXPECT_EQ(differences(*predicted, after), "");
    if (GetParam().canElevate) {
        for (const QString& id : rulesIn(plan))
            EXPECT_LE(worstOf(after, id), Status::Note) << id.toStdString();
    }

    // What was fixed needs no fix: the same recommendation has nothing left to do.
    const Plan again = planFor(machine, after, GetParam().install);
    for (const PlannedChange& planned : again.changes)
        ADD_FAILURE() << "still wanted: " << titleOf(planned.change).english().toStdString();

    if (!plan.changes.empty()) {
        EXPECT_TRUE(succeeded(undoLast(*machine)));
        EXPECT_EQ(environmentBytes(*machine), environment);
        EXPECT_EQ(differences(withoutProgramsAge(before),
                              withoutProgramsAge(check(machine, {}, {}).report)),
                  "");
    }
}

INSTANTIATE_TEST_SUITE_P(
    Shipped, Machines,
    testing::Values(Story{"new-laptop", true, true}, Story{"troubled-laptop", true, true},
                    Story{"troubled-laptop", false, true}, Story{"troubled-laptop", true, false},
                    Story{"managed-laptop", false, false}, Story{"healthy", false, true}),
    [](const auto& info) {
        QString name = s(info.param.machine).remove(u'-');
        name += info.param.install ? s("WithInstall") : s("AsItIs");
        return (name + (info.param.canElevate ? s("") : s("UserOnly"))).toStdString();
    });

TEST(Recommend, CasesGoenv_ENV_150_AGopathThatIsSetIsNeverOverwritten)
{
    MachineImage image;
    image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String, s("C:\\Users\\li\\mygo"));
    image.folder(s("C:\\Users\\li\\mygo"));
    const std::shared_ptr<PracticeMachine> machine = machineOf(image);
    const auto plan = recommend(machine, check(machine, {}, {}).report, {}, practiceArchive());
    ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
    bool installs = false;
    for (const PlannedChange& planned : plan->changes) {
        installs = installs || std::holds_alternative<InstallToolchain>(planned.change);
        const auto* variable = std::get_if<SetVariable>(&planned.change);
        EXPECT_FALSE(variable && variable->name.compare(s("GOPATH"), Qt::CaseInsensitive) == 0);
        const auto* line = std::get_if<WriteGoEnv>(&planned.change);
        EXPECT_FALSE(line && line->name == s("GOPATH"));
    }
    EXPECT_TRUE(installs);
    ASSERT_TRUE(succeeded(run(*machine, *plan)));
    EXPECT_EQ(valueOf(*machine, s("GOPATH"))->text(), s("C:\\Users\\li\\mygo"));
}

TEST(Recommend, TakesOnlyWhatIsAskedForAndSkipsWhatIsNot)
{
    const auto opened = PracticeMachine::open(s("troubled-laptop"), {});
    ASSERT_TRUE(opened.has_value());
    const Report report = check(*opened, {}, {}).report;
    PlanRequest only;
    only.only = {s("path")};
    const auto some = recommend(*opened, report, only);
    ASSERT_TRUE(some.has_value());
    EXPECT_FALSE(some->changes.empty());
    for (const QString& id : rulesIn(*some))
        EXPECT_TRUE(id.startsWith(s("path."))) << id.toStdString();
    PlanRequest skip;
    skip.skip = {s("path"), s("system.long-paths")};
    const auto rest = recommend(*opened, report, skip);
    ASSERT_TRUE(rest.has_value());
    for (const QString& id : rulesIn(*rest))
        EXPECT_FALSE(id.startsWith(s("path.")) || id == s("system.long-paths")) << id.toStdString();
}

TEST(Recommend, ExclusionsComeOnlyWhenAskedFor)
{
    const auto opened = PracticeMachine::open(s("troubled-laptop"), {});
    ASSERT_TRUE(opened.has_value());
    const Report report = check(*opened, {}, {}).report;
    const auto exclusionsIn = [&](bool asked) {
        PlanRequest request;
        request.defenderExclusions = asked;
        const auto plan = recommend(*opened, report, request);
        EXPECT_TRUE(plan.has_value());
        return plan ? std::count_if(plan->changes.begin(), plan->changes.end(),
                                    [](const PlannedChange& p) {
                                        return std::holds_alternative<DefenderExclusion>(p.change);
                                    })
                    : 0;
    };
    EXPECT_EQ(exclusionsIn(false), 0);
}

TEST(Recommend, ARefusedLocationIsInvalidWithItsReason)
{
    const auto opened = PracticeMachine::open(s("new-laptop"), {});
    ASSERT_TRUE(opened.has_value());
    const Report report = check(*opened, {}, {}).report;
    for (const char* root : {"C:\\Windows\\Go", "Go", "C:\\"}) {
        PlanRequest request;
        request.root = s(root);
        const auto plan = recommend(*opened, report, request, practiceArchive());
        ASSERT_FALSE(plan.has_value()) << root;
        EXPECT_EQ(plan.error().code, ErrorCode::Invalid);
    }
}

TEST(Interrupted, ARunWithoutAnEndIsAProblemUntilItIsBroughtToAStand)
{
    const std::shared_ptr<PracticeMachine> machine = machineOf(imageWithUserPath(s("a")));
    EXPECT_EQ(worstOf(check(machine, {}, {}).report, QLatin1String(interruptedRuleId)), Status::Ok);
    const Plan plan = planOf(*machine, {insertLast(s("C:\\D"))});
    auto journal =
        Journal::begin(*machine, userDataFolder(*machine), newRunId(*machine), {}, false);
    ASSERT_TRUE(journal.has_value());
    ASSERT_TRUE(journal->intend(0, plan.changes[0], false));
    EXPECT_EQ(worstOf(check(machine, {}, {}).report, QLatin1String(interruptedRuleId)),
              Status::Problem);
    const auto recovered = recoverInterrupted(*machine);
    ASSERT_TRUE(recovered.has_value());
    EXPECT_EQ(recovered->size(), 1U);
    EXPECT_EQ(worstOf(check(machine, {}, {}).report, QLatin1String(interruptedRuleId)), Status::Ok);
    EXPECT_TRUE(recoverInterrupted(*machine)->empty());
}

TEST(Recommend, AFixThatTheBorderWouldRefuseIsLeftOutAndTheRestStays)
{
    // The system's GOROOT is broken, and the fix of PATH would expand a variable.
    MachineImage image;
    image.system.administrator = true;
    image.folder(QStringLiteral("C:\\Program Files"));
    image.folder(QStringLiteral("C:\\Windows\\System32"));
    image.setVariable(Hive::LocalMachine, QStringLiteral("Path"), RegKind::String,
                      QStringLiteral("C:\\Windows\\System32;%TOOLS%\\bin"));
    image.setVariable(Hive::LocalMachine, QStringLiteral("TOOLS"), RegKind::String,
                      QStringLiteral("C:\\tools"));
    image.folder(QStringLiteral("C:\\tools\\bin"));
    image.setVariable(Hive::LocalMachine, QStringLiteral("GOROOT"), RegKind::String,
                      QStringLiteral("C:\\gone"));
    auto machine = PracticeMachine::fromImage(image, {{}, false});
    ASSERT_TRUE(machine.has_value());
    const Report report = check(*machine, ObserveOptions{}, Profile{}).report;
    PlanRequest all;
    all.fixes.emplace();
    for (const Finding& finding : report.findings) {
        for (const Fix& fix : finding.fixes) {
            const bool isPath = finding.id == s("path.kind") && !fix.changes.empty();
            EXPECT_FALSE(isPath && fix.recommended) << "it cannot be carried out";
            if (isPath || fix.recommended)
                all.fixes->push_back({finding.id, finding.subject, fix.id});
        }
    }
    const auto plan = recommend(*machine, report, all);
    ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
    const auto refused = std::ranges::any_of(
        plan->leftOut, [](const LeftOut& left) { return left.why.code == ErrorCode::Untrusted; });
    EXPECT_TRUE(refused) << "PATH would come alive with a variable that anybody may set";
    const auto deletesRoot = std::ranges::any_of(plan->changes, [](const PlannedChange& planned) {
        const auto* set = std::get_if<SetVariable>(&planned.change);
        return set != nullptr && set->name == QStringLiteral("GOROOT");
    });
    EXPECT_TRUE(deletesRoot);
}
