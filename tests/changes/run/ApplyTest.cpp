// SPDX-License-Identifier: Apache-2.0
#include "changes/PlanText.h"
#include "changes/run/History.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"

#include <QThread>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

bool hasHint(const RunReport& report, const QString& text)
{
    return std::any_of(report.hints.begin(), report.hints.end(),
                       [&](const Text& hint) { return hint.english() == text; });
}

} // namespace

TEST(CasesPath, ENV_002_AMissingKeyIsCreated)
{
    const auto machine = machineOf(MachineImage());
    ASSERT_FALSE(*machine->registry().keyExists(Hive::CurrentUser, s("Environment")));
    EXPECT_TRUE(succeeded(runChanges(*machine, {insertLast(s("C:\\Go\\bin"))})));
    EXPECT_EQ(pathOf(*machine), RegValue::fromText(RegKind::ExpandString, s("C:\\Go\\bin")));
}

TEST(CasesPath, ENV_015_AWriteThatReadsBackOtherwiseIsRolledBack)
{
    // The value is there when asked before, and cannot be read back after it was written.
    MachineImage image = imageWithUserPath(s("a"));
    const auto machine = machineOf(image);
    const Plan plan = planOf(*machine, {insertLast(s("C:\\D"))});
    image.fault(s("registry.read"), ImageFault::Kind::Io, 2, s("Path"));
    const auto faulty = machineOf(image);
    const RunReport report = run(*faulty, plan);
    ASSERT_FALSE(report.succeeded());
    EXPECT_TRUE(report.rolledBack());
    EXPECT_EQ(pathText(*faulty), s("a"));
}

TEST(CasesPath, ENV_028_TheUserPathNeverGetsWhatTheProcessHas)
{
    MachineImage image = imageWithUserPath(s("C:\\mine"));
    image.setVariable(Hive::LocalMachine, s("Path"), RegKind::ExpandString, s("C:\\Windows"));
    image.processEnvironment = {{s("PATH"), s("C:\\Windows;C:\\mine;C:\\session")}};
    const auto machine = machineOf(image);
    EXPECT_TRUE(succeeded(runChanges(*machine, {insertLast(s("C:\\D"))})));
    EXPECT_EQ(pathText(*machine), s("C:\\mine;C:\\D"));
}

TEST(CasesPath, ENV_032_ALostRaceEndsWithoutAWrite)
{
    const auto machine = machineOf(imageWithUserPath(s("a;b;c")));
    const Plan plan = planOf(*machine, {insertLast(s("C:\\D"))});
    const RegValue theirs = RegValue::fromText(RegKind::ExpandString, s("a;b"));
    ASSERT_TRUE(machine->registry().write(variableRegistryPath(Scope::User, s("Path")), theirs));
    const RunReport report = run(*machine, plan);
    ASSERT_FALSE(report.succeeded());
    EXPECT_EQ(report.error->code, ErrorCode::ChangedMeanwhile);
    EXPECT_EQ(pathOf(*machine), theirs);
}

TEST(CasesPath, ENV_048_ChangesGoToTheMachineTheyWereGiven)
{
    // A machine is injected; the process's own environment is not among its ports.
    const QByteArray real = qgetenv("PATH");
    const auto one = machineOf(imageWithUserPath(s("a")));
    const auto other = machineOf(imageWithUserPath(s("a")));
    EXPECT_TRUE(succeeded(runChanges(*one, {insertLast(s("C:\\D"))})));
    EXPECT_EQ(pathText(*other), s("a"));
    EXPECT_EQ(qgetenv("PATH"), real);
}

TEST(CasesBroadcast, ENV_049_AFailedBroadcastIsASuccessWithAHint)
{
    MachineImage image = imageWithUserPath(s("a"));
    image.broadcastAnswered = false;
    const auto machine = machineOf(image);
    const RunReport report = runChanges(*machine, {insertLast(s("C:\\D"))});
    EXPECT_TRUE(succeeded(report));
    EXPECT_EQ(pathText(*machine), s("a;C:\\D"));
    ASSERT_FALSE(report.hints.empty());
    EXPECT_TRUE(report.hints[0].english().contains(s("sign out")));
}

TEST(CasesBroadcast, ENV_050_ProgramsAreToldOnceAndWithLittlePatience)
{
    // A telling that fails leaves another hint: the first one does, and there is no second.
    for (const int failing : {0, 1}) {
        MachineImage image = imageWithUserPath(s("a"));
        image.fault(s("shell.broadcastEnvironment"), ImageFault::Kind::Timeout, failing);
        const auto machine = machineOf(image);
        const RunReport report =
            runChanges(*machine, {insertLast(s("C:\\D")), setUser("GOBIN", "C:\\b"),
                                  setUser("GOFLAGS", "-x")});
        EXPECT_TRUE(succeeded(report));
        ASSERT_EQ(report.hints.size(), 1U);
        EXPECT_EQ(report.hints[0].english().contains(s("sign out")), failing == 0) << failing;
    }
    EXPECT_LE(ApplyOptions().broadcastPerWindow, std::chrono::milliseconds(500));
}

TEST(Apply, TheRestartIsToldBeforeTheNewTerminal)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    const RunReport report = runChanges(*machine, {insertLast(s("C:\\D")), EnableLongPaths{}});
    ASSERT_TRUE(succeeded(report));
    ASSERT_EQ(report.hints.size(), 2U);
    EXPECT_TRUE(report.hints.front().english().startsWith(s("restart")));
    EXPECT_TRUE(report.hints.back().english().contains(s("new terminal")));
}

TEST(CasesScope, ENV_053_UserValuesLandInTheHiveOfThePersonNotOfTheAdministrator)
{
    MachineImage image = imageWithUserPath(s("a"));
    image.elevation = ElevationAnswer::OtherAccount;
    const auto machine = machineOf(image);
    const RunReport report =
        runChanges(*machine, {insertLast(s("C:\\D")), setMachine("GOPROXY", "direct")});
    EXPECT_TRUE(succeeded(report));
    EXPECT_TRUE(hasHint(report, s("administrator permission came from another account "
                                  "(Administrator); user settings were written for your account")));
    EXPECT_EQ(pathText(*machine), s("a;C:\\D"));
    EXPECT_EQ(valueOf(*machine, s("GOPROXY"), Scope::Machine)->text(), s("direct"));
    const MachineImage after = machine->image();
    EXPECT_EQ(after.registry.count(regKey(Hive::CurrentUser, s("Environment"), true)), 0U);
}

TEST(CasesScope, ENV_054_ARefusalAtThePromptLeavesNothingHalfWritten)
{
    MachineImage image = imageWithUserPath(s("a"));
    image.elevation = ElevationAnswer::Refused;
    const auto machine = machineOf(image);
    const auto before = environmentBytes(*machine);
    const RunReport report =
        runChanges(*machine, {insertLast(s("C:\\D")), setMachine("GOPROXY", "direct")});
    ASSERT_FALSE(report.succeeded());
    EXPECT_EQ(report.error->code, ErrorCode::ElevationRefused);
    EXPECT_TRUE(report.rolledBack());
    EXPECT_EQ(environmentBytes(*machine), before);
}

TEST(CasesScope, ENV_056_PathIsFoundUnderAnySpellingAndNoSecondOneIsMade)
{
    MachineImage image;
    image.setVariable(Hive::CurrentUser, s("PATH"), RegKind::String, s("a"));
    const auto machine = machineOf(image);
    EXPECT_TRUE(succeeded(runChanges(*machine, {insertLast(s("C:\\D")), setUser("goproxy", "x")})));
    EXPECT_TRUE(succeeded(runChanges(*machine, {setUser("GOPROXY", "y")})));
    const QStringList names = *machine->registry().valueNames(Hive::CurrentUser, s("Environment"));
    EXPECT_EQ(names.filter(s("path"), Qt::CaseInsensitive).size(), 1);
    EXPECT_EQ(names.filter(s("goproxy"), Qt::CaseInsensitive).size(), 1);
    EXPECT_EQ(pathText(*machine), s("a;C:\\D"));
}

TEST(CasesFs, ENV_106_AFailingStepTakesBackTheEarlierOnesInReverse)
{
    MachineImage image = imageWithUserPath(s("a"));
    image.setVariable(Hive::CurrentUser, s("GOFLAGS"), RegKind::String, s("old"));
    // Of five the third fails; then undoing the second fails too, and the first still goes.
    image.fault(s("registry.write"), ImageFault::Kind::Io, 0, s("GOTHIRD"));
    image.fault(s("registry.write"), ImageFault::Kind::Io, 1, s("GOSECOND"));
    const auto machine = machineOf(image);
    const RunReport report = runChanges(
        *machine, {setUser("GOFLAGS", "new"), setUser("GOSECOND", "2"), setUser("GOTHIRD", "3"),
                   setUser("GOFOURTH", "4"), insertLast(s("C:\\D"))});
    ASSERT_FALSE(report.succeeded());
    EXPECT_FALSE(report.rolledBack());
    EXPECT_EQ(report.changes[0].outcome, Outcome::RolledBack);
    EXPECT_EQ(report.changes[1].outcome, Outcome::RollbackFailed);
    EXPECT_EQ(report.changes[2].outcome, Outcome::Failed);
    EXPECT_EQ(report.changes[3].outcome, Outcome::NotDone);
    EXPECT_EQ(valueOf(*machine, s("GOFLAGS"))->text(), s("old"));
    EXPECT_EQ(valueOf(*machine, s("GOSECOND"))->text(), s("2"));
    EXPECT_FALSE(valueOf(*machine, s("GOTHIRD")).has_value());
    // What stayed is not forgotten: undo tries again.
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_FALSE(valueOf(*machine, s("GOSECOND")).has_value());
}

TEST(Apply, ASilentRunThatNeedsRightsDoesNothingAtAll)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    const auto before = environmentBytes(*machine);
    const Plan plan = planOf(*machine, {insertLast(s("C:\\D")), EnableLongPaths{}});
    const RunReport report = run(*machine, plan, false);
    ASSERT_FALSE(report.succeeded());
    EXPECT_EQ(report.error->code, ErrorCode::NeedsElevation);
    EXPECT_EQ(environmentBytes(*machine), before);
    EXPECT_TRUE(history(*machine)->empty());
    EXPECT_TRUE(succeeded(run(*machine, withoutElevation(plan), false)));
    EXPECT_EQ(pathText(*machine), s("a;C:\\D"));
}

TEST(Apply, ASavedPlanAppliedTwiceChangesNothingMore)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    const Plan plan =
        planOf(*machine, {insertFirst(s("C:\\D")), setUser("GOBIN", "x"), EnableLongPaths{}});
    EXPECT_TRUE(succeeded(run(*machine, plan)));
    const auto once = environmentBytes(*machine);
    const RunReport again = run(*machine, plan);
    EXPECT_TRUE(succeeded(again));
    EXPECT_EQ(again.count(Outcome::AlreadySo), 3);
    EXPECT_EQ(environmentBytes(*machine), once);
}

TEST(Apply, APlanOfAnotherMachineIsRefused)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    Plan plan = planOf(*machine, {insertLast(s("C:\\D"))});
    plan.machine = s("somebody else's");
    EXPECT_EQ(run(*machine, plan).error->code, ErrorCode::Invalid);
    EXPECT_EQ(pathText(*machine), s("a"));
}

TEST(Apply, AnAfterThatDoesNotFollowFromTheChangeIsRefused)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    Plan plan = planOf(*machine, {insertLast(s("C:\\D"))});
    std::get<RegistryState>(plan.changes[0].after).value =
        RegValue::fromText(RegKind::ExpandString, s("C:\\evil;a"));
    EXPECT_EQ(run(*machine, plan).error->code, ErrorCode::Invalid);
    EXPECT_EQ(pathText(*machine), s("a"));
}

TEST(Apply, ACancelledRunTakesBackWhatWasDone)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    const auto before = environmentBytes(*machine);
    const Plan plan = planOf(*machine, {setUser("GOBIN", "x"), insertLast(s("C:\\D"))});
    Progress* handle = nullptr;
    Progress progress([&](const ProgressUpdate& update) {
        if (update.what.english().contains(s("PATH")))
            handle->cancel();
    });
    handle = &progress;
    // The change that is being written is finished, then the run stops: nothing comes after it
    // here, so a third change shows it.
    Plan longer = plan;
    longer.changes.push_back(planOf(*machine, {WriteGoEnv{s("GOPROXY"), s("direct")}}).changes[0]);
    const RunReport report = apply(*machine, longer, {}, progress);
    ASSERT_FALSE(report.succeeded());
    EXPECT_EQ(report.error->code, ErrorCode::Cancelled);
    EXPECT_TRUE(report.rolledBack());
    EXPECT_EQ(environmentBytes(*machine), before);
}

TEST(Apply, AVariableKeepsItsKindAndANumberIsNotTouched)
{
    MachineImage image;
    image.setVariable(Hive::CurrentUser, s("GOBIN"), RegKind::ExpandString, s("a"));
    image.setVariable(Hive::CurrentUser, s("GOFLAGS"), RegKind::String, s("a"));
    image.setValue(Hive::CurrentUser, s("Environment"), s("GOOS"), RegValue::fromDword(7));
    const auto machine = machineOf(image);
    EXPECT_TRUE(succeeded(
        runChanges(*machine, {setUser("GOBIN", "b"), setUser("GOFLAGS", "%USERPROFILE%\\x"),
                              setUser("GOPROXY", "direct")})));
    EXPECT_EQ(valueOf(*machine, s("GOBIN"))->kind, RegKind::ExpandString);
    EXPECT_EQ(valueOf(*machine, s("GOFLAGS"))->kind, RegKind::ExpandString);
    EXPECT_EQ(valueOf(*machine, s("GOPROXY"))->kind, RegKind::String);
    EXPECT_FALSE(makePlan(*machine, {{setUser("GOOS", "windows"), {}}}).has_value());
    EXPECT_FALSE(makePlan(*machine, {{setUser("Path", "x"), {}}}).has_value());
}

TEST(Planner, MergesOrdersAndDropsWhatIsThereAlready)
{
    MachineImage image = imageWithUserPath(s("dead;a;dead"));
    image.setVariable(Hive::CurrentUser, s("GOBIN"), RegKind::String, s("x"));
    const auto machine = machineOf(image);
    const auto plan = makePlan(*machine, {{EnableLongPaths{}, {s("system.long-paths")}},
                                          {insertLast(s("C:\\g")), {s("path.gobin")}},
                                          {removeEntry(s("dead"), 0), {s("path.dead-entries")}},
                                          {removeEntry(s("dead"), 1), {s("path.dead-entries")}},
                                          {removeEntry(s("dead"), 1), {s("path.duplicates")}},
                                          {setUser("GOBIN", "x"), {}},
                                          {MakeFolder{s("C:\\g"), Scope::User, false}, {}},
                                          {setUser("GOFLAGS", "one"), {}},
                                          {setUser("GOFLAGS", "two"), {}}});
    ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
    QStringList kinds;
    for (const PlannedChange& planned : plan->changes)
        kinds << kindOf(planned.change);
    EXPECT_EQ(kinds,
              QStringList({s("make-folder"), s("set-variable"), s("edit-path"), s("long-paths")}));
    const PlannedChange& path = plan->changes[2];
    EXPECT_EQ(std::get<RegistryState>(path.after).value->text(), s("a;C:\\g"));
    EXPECT_EQ(path.ruleIds,
              QStringList({s("path.gobin"), s("path.dead-entries"), s("path.duplicates")}));
    EXPECT_EQ(std::get<RegistryState>(plan->changes[1].after).value->text(), s("one"));
}

TEST(Planner, AFixThatCannotBePlannedIsLeftOutWithTheReason)
{
    const auto machine = machineOf(imageWithUserPath(s("C:\\a;C:\\dead")));
    const Change odd = insertLast(s("C:\\b;C:\\c"));
    const Change folder = MakeFolder{s("C:\\b"), Scope::User, false};
    const auto plan = makePlan(*machine, {{removeEntry(s("C:\\dead")), {s("path.dead-entries")}, 1},
                                          {folder, {s("path.missing-gobin")}, 2},
                                          {odd, {s("path.missing-gobin")}, 2},
                                          {setUser("GOOS", "windows"), {}, 3}});
    ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
    ASSERT_EQ(plan->changes.size(), 2U) << "of one fix all or nothing";
    EXPECT_EQ(titleOf(plan->changes[0].change).english(), s("GOOS (user)"));
    EXPECT_EQ(std::get<RegistryState>(plan->changes[1].after).value->text(), s("C:\\a"));
    ASSERT_EQ(plan->leftOut.size(), 1U);
    EXPECT_EQ(plan->leftOut[0].ruleIds, QStringList{s("path.missing-gobin")});
    EXPECT_TRUE(plan->leftOut[0].why.english().contains(s("C:\\b;C:\\c")));
    EXPECT_FALSE(
        makePlan(*machine, {{odd, {}, 0}, {setUser("GOOS", "windows"), {}, 3}}).has_value())
        << "asked for by name it is an error";
}

TEST(Planner, OfFixesThatAreTooMuchTogetherTheOthersStay)
{
    const auto machine = machineOf(imageWithUserPath(QString(32'700, u'x') + s(";C:\\dead")));
    const auto plan = makePlan(
        *machine, {{removeEntry(s("C:\\dead")), {s("path.dead-entries")}, 1},
                   {insertLast(s("C:\\") + QString(100, u'y')), {s("path.missing-go")}, 2}});
    ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
    ASSERT_EQ(plan->changes.size(), 1U);
    EXPECT_EQ(plan->changes[0].ruleIds, QStringList{s("path.dead-entries")});
    ASSERT_EQ(plan->leftOut.size(), 1U);
    EXPECT_EQ(plan->leftOut[0].ruleIds, QStringList{s("path.missing-go")});
}

TEST(Planner, ALaterChangeSeesWhatAnEarlierOneLeaves)
{
    const auto machine = machineOf(MachineImage());
    const Plan plan = planOf(
        *machine, {WriteGoEnv{s("GOPROXY"), s("direct")}, WriteGoEnv{s("GOSUMDB"), s("off")}});
    ASSERT_EQ(plan.changes.size(), 2U);
    EXPECT_EQ(plan.changes[0].after, plan.changes[1].before);
    EXPECT_TRUE(succeeded(run(*machine, plan)));
    const QString file = winpath::join(machine->system().folders().roamingAppData, s("go\\env"));
    EXPECT_EQ(*machine->files().read(file, 1000), "GOPROXY=direct\nGOSUMDB=off\n");
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_FALSE(machine->files().info(file)->has_value());
    EXPECT_FALSE(machine->files().info(winpath::parent(file))->has_value());
}

TEST(Planner, AVariableThatThePlanDeletesIsGoneForItsRunToo)
{
    // Not expanded, so nothing is repaired; this process keeps its GOROOT to its end.
    MachineImage image = imageWithUserPath(s("%GOROOT%\\bin"), RegKind::String);
    image.setVariable(Hive::CurrentUser, s("GOROOT"), RegKind::String, s("C:\\Go"));
    image.processEnvironment = QMap<QString, QString>{{s("GOROOT"), s("C:\\Go")}};
    const auto machine = machineOf(image);
    const Plan plan = planOf(*machine, {SetVariable{Scope::User, s("GOROOT"), std::nullopt},
                                        insertFirst(s("C:\\Go\\bin"))});
    EXPECT_TRUE(succeeded(run(*machine, plan)));
    EXPECT_EQ(valueOf(*machine, s("Path"))->text(), s("C:\\Go\\bin;%GOROOT%\\bin"));
    EXPECT_TRUE(succeeded(run(*machine, plan))) << "a second time everything is so already";
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(valueOf(*machine, s("Path"))->text(), s("%GOROOT%\\bin"));
}

TEST(Planner, GoSettingsGoToTheFileThatGoReadsAfterThePlan)
{
    const auto isIn = [](Machine& machine, const QString& file) {
        return machine.files().read(file, 1000).value_or(QByteArray());
    };
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        const Scope scope = hive == Hive::CurrentUser ? Scope::User : Scope::Machine;
        SCOPED_TRACE(static_cast<int>(hive));
        MachineImage image;
        image.setVariable(hive, s("GOENV"), RegKind::String, s("C:\\old\\env"));
        image.processEnvironment = QMap<QString, QString>{{s("GOENV"), s("C:\\old\\env")}};
        image.file(s("C:\\old\\env")).content("GOFLAGS=-x\n");
        const auto machine = machineOf(image);
        const QString file =
            hive == Hive::CurrentUser
                ? s("C:\\new\\env")
                : winpath::join(machine->system().folders().roamingAppData, s("go\\env"));
        const std::optional<QString> value =
            hive == Hive::CurrentUser ? std::optional(file) : std::nullopt;
        const Plan plan = planOf(*machine, {SetVariable{scope, s("GOENV"), value},
                                            WriteGoEnv{s("GOPROXY"), s("direct")}});
        EXPECT_TRUE(succeeded(run(*machine, plan)));
        EXPECT_EQ(isIn(*machine, file), "GOPROXY=direct\n");
        EXPECT_EQ(isIn(*machine, s("C:\\old\\env")), "GOFLAGS=-x\n");
        EXPECT_TRUE(succeeded(run(*machine, plan))) << "a second time everything is so already";
        EXPECT_TRUE(succeeded(undoLast(*machine)));
        EXPECT_FALSE(machine->files().info(file)->has_value());
        EXPECT_EQ(isIn(*machine, s("C:\\old\\env")), "GOFLAGS=-x\n");
        for (const PlannedChange& left : withoutElevation(plan).changes)
            EXPECT_TRUE(scope == Scope::User) << titleOf(left.change).english().toStdString();
    }
}

TEST(Planner, APlanThatNamesAnotherSettingsFileIsRefused)
{
    const auto machine = machineOf(MachineImage());
    Plan plan = planOf(*machine, {WriteGoEnv{s("GOPROXY"), s("direct")}});
    ASSERT_EQ(plan.changes.size(), 1U);
    std::get<FileState>(plan.changes[0].before).path = s("C:\\other");
    std::get<FileState>(plan.changes[0].after).path = s("C:\\other");
    const RunReport report = run(*machine, plan);
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->code, ErrorCode::ChangedMeanwhile);
    EXPECT_FALSE(machine->files().info(s("C:\\other"))->has_value());
}

TEST(Planner, WarnsOfALongPathAndWritesItAllTheSame)
{
    const auto machine = machineOf(imageWithUserPath(QString(2040, u'x')));
    const Plan plan = planOf(*machine, {insertLast(s("C:\\Go\\bin"))});
    EXPECT_EQ(warningsOf(plan.changes[0]).size(), 1U);
    EXPECT_TRUE(succeeded(run(*machine, plan)));
    EXPECT_EQ(pathText(*machine).size(), 2050);
}

TEST(CasesDefender, ENV_137_AnExclusionThatIsAcceptedButNotInEffectIsSaid)
{
    MachineImage image;
    image.defender.adds = DefenderAdds::Ineffective;
    const auto machine = machineOf(image);
    const RunReport report = runChanges(
        *machine, {DefenderExclusion{s("C:\\Users\\li\\AppData\\Local\\go-build"), true}});
    ASSERT_FALSE(report.succeeded());
    EXPECT_TRUE(report.error->english().contains(s("not in effect")))
        << report.error->english().toStdString();
}

TEST(Exclusion, IsAddedWithRightsReadBackAndTakenBack)
{
    MachineImage image;
    image.defender.lists.paths = {s("D:\\theirs")};
    const auto machine = machineOf(image);
    const QString folder = s("C:\\Users\\li\\AppData\\Local\\go-build");
    EXPECT_TRUE(succeeded(runChanges(*machine, {DefenderExclusion{folder, true}})));
    EXPECT_EQ(machine->image().defender.lists.paths, QStringList({s("D:\\theirs"), folder}));
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(machine->image().defender.lists.paths, QStringList({s("D:\\theirs")}));
}

TEST(Exclusion, OneThatWasThereBeforeIsNotOursToTakeBack)
{
    MachineImage image;
    const QString folder = s("C:\\Users\\li\\AppData\\Local\\go-build");
    image.defender.lists.paths = {folder};
    const auto machine = machineOf(image);
    EXPECT_TRUE(
        succeeded(runChanges(*machine, {DefenderExclusion{folder, true}, setUser("GOBIN", "x")})));
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(machine->image().defender.lists.paths, QStringList({folder}));
}

TEST(Exclusion, VariablesWildcardsAndWideFoldersAreRefused)
{
    const auto machine = machineOf(MachineImage());
    for (const char* folder : {"%USERPROFILE%\\go", "C:\\", "C:\\Users\\li", "C:\\x\\*", "go.exe",
                               "C:\\Users\\li\\AppData\\Local\\Temp"}) {
        const auto plan = makePlan(*machine, {{DefenderExclusion{s(folder), true}, {}}});
        EXPECT_FALSE(plan.has_value()) << folder;
    }
}
