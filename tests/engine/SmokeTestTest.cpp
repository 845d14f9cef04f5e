// SPDX-License-Identifier: Apache-2.0
// The smoke test end to end on practice machines: every step, each way to fail, what is kept and
// what is left behind.
#include "engine/SmokeTest.h"

#include "engine/SmokeFolder.h"
#include "facts/NewProcess.h"
#include "rules/FactsMaker.h"
#include "rules/SmokeMeaning.h"
#include "support/Literals.h"
#include "support/PracticeKit.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString tempFolder = userHome + s("\\AppData\\Local\\Temp");
const QString goOfImage = goRoot + s("\\bin\\go.exe");

SmokeRun smokeOn(const std::shared_ptr<PracticeMachine>& machine, const SmokeOptions& options = {})
{
    Progress progress;
    const auto run = runSmokeTest(machine, options, progress);
    if (!run)
        throw std::runtime_error(run.error().english().toStdString());
    return *run;
}

QStringList leftInTemp(PracticeMachine& machine)
{
    return machine.files().list(tempFolder).value_or(QStringList());
}

/// go.exe ends like this whatever it is asked, `version` aside.
void goSays(MachineImage& image, const QStringList& arguments, const ProcessResult& result,
            bool timesOut = false)
{
    ImageProgram program;
    program.path = goOfImage;
    program.arguments = arguments;
    program.result = result;
    program.timesOut = timesOut;
    image.programs.push_back(program);
}

const QStringList buildArguments = {s("build"), s("-o"), s("hello.exe")};

ProcessResult endsWith(quint32 code, const char* error = "")
{
    ProcessResult result;
    result.exitCode = code;
    result.standardError = error;
    return result;
}

ProcessResult refusedBy(quint32 error)
{
    ProcessResult result;
    result.startError = error;
    return result;
}

} // namespace

TEST(SmokeTest, BuildsRunsAndTestsAProgramAndLeavesNothing)
{
    const auto machine = machineOf(soundImage());
    const SmokeRun run = smokeOn(machine);
    EXPECT_TRUE(run.result.passed());
    ASSERT_EQ(run.result.steps.size(), 5U);
    EXPECT_EQ(run.result.program, goOfImage);
    EXPECT_EQ(run.result.version, s("go1.24.4"));
    EXPECT_TRUE(run.result.output.startsWith(smokeGreeting())) << run.result.output.toStdString();
    EXPECT_EQ(run.result.steps[1].arguments, buildArguments);
    EXPECT_TRUE(run.hints.empty());
    EXPECT_EQ(leftInTemp(*machine), QStringList());
}

TEST(SmokeTest, TellsEachStepBeforeItBegins)
{
    const auto machine = machineOf(soundImage());
    std::vector<SmokeStepKind> told;
    SmokeOptions options;
    options.began = [&](const SmokeResult& done, SmokeStepKind next) {
        EXPECT_EQ(done.steps.size(), told.size());
        told.push_back(next);
    };
    std::ignore = smokeOn(machine, options);
    EXPECT_EQ(told, smokeSteps());
}

TEST(SmokeTest, ItsResultIsWhatTheRuleShows)
{
    const auto machine = machineOf(soundImage());
    std::ignore = smokeOn(machine);
    const Facts facts = observe(machine, {});
    ASSERT_TRUE(facts.smokeTest);
    EXPECT_TRUE(facts.smokeTest->passed());
    const Finding finding = worst(facts, "toolchain.builds");
    EXPECT_EQ(finding.status, Status::Ok);
    EXPECT_EQ(finding.title.english(), s("Go built and ran a program"));
}

struct FailingStep
{
    const char* name;
    void (*change)(MachineImage&);
    SmokeStepKind step;
    SmokeOutcome outcome;
    rules::SmokeCause cause;
};

void PrintTo(const FailingStep& failing, std::ostream* out)
{
    *out << failing.name;
}

class EachFailingStep : public testing::TestWithParam<FailingStep>
{
};

using K = SmokeStepKind;
using O = SmokeOutcome;
using C = rules::SmokeCause;

const FailingStep failingSteps[] = {
    {"noGo", [](MachineImage& i) { setPath(i, Hive::LocalMachine, {s("%SystemRoot%\\System32")}); },
     K::Prepare, O::Impossible, C::NoGo},
    {"noTemp",
     [](MachineImage& i) {
         for (const char* name : {"TEMP", "TMP"})
             i.setVariable(Hive::CurrentUser, s(name), RegKind::String, s("C:\\gone"));
     },
     K::Prepare, O::Impossible, C::NoTemporaryFolder},
    {"diskFull",
     [](MachineImage& i) {
         ImageFault fault;
         fault.at = s("files.write");
         fault.kind = ImageFault::Kind::DiskFull;
         i.faults = {fault};
     },
     K::Prepare, O::Impossible, C::DiskFull},
    {"goIsBlocked", [](MachineImage& i) { goSays(i, buildArguments, refusedBy(4551)); }, K::Build,
     O::NotStarted, C::AppControl},
    {"goflags",
     [](MachineImage& i) {
         goSays(i, buildArguments, endsWith(1, "go: parsing $GOFLAGS: unknown flag -x\n"));
     },
     K::Build, O::Failed, C::Setting},
    {"compilerIsBlocked",
     [](MachineImage& i) {
         goSays(i, buildArguments,
                endsWith(1, "go build fmt: fork/exec C:\\Program Files\\Go\\pkg\\tool\\"
                            "windows_amd64\\compile.exe: Access is denied.\n"));
     },
     K::Build, O::Failed, C::AccessDenied},
    {"takesTooLong", [](MachineImage& i) { goSays(i, buildArguments, {}, true); }, K::Build,
     O::TimedOut, C::Slow},
    {"programIsGone",
     [](MachineImage& i) { goSays(i, buildArguments, {}); }, // says that it built it
     K::Run, O::NotStarted, C::Disappeared},
    {"testIsBlocked",
     [](MachineImage& i) {
         goSays(i, {s("test")},
                endsWith(1, "fork/exec C:\\Users\\li\\AppData\\Local\\Temp\\go-build1\\b001\\"
                            "hello.test.exe: Operation did not complete successfully because the "
                            "file contains a virus or potentially unwanted software.\n"));
     },
     K::Test, O::Failed, C::Antivirus},
    {"goCrashes", [](MachineImage& i) { goSays(i, {s("test")}, endsWith(0xC0000005)); }, K::Test,
     O::Failed, C::Crash},
};

TEST_P(EachFailingStep, EndsTheTestWithItsMeaningAndLeavesNothing)
{
    const FailingStep& failing = GetParam();
    MachineImage image = soundImage();
    failing.change(image);
    const auto machine = machineOf(image);
    const SmokeRun run = smokeOn(machine);
    EXPECT_FALSE(run.result.passed());
    const SmokeStep* step = run.result.failed();
    ASSERT_NE(step, nullptr);
    EXPECT_EQ(step, &run.result.steps.back());
    EXPECT_EQ(toString(step->kind), toString(failing.step));
    EXPECT_EQ(toString(step->outcome), toString(failing.outcome));
    const rules::SmokeMeaning meaning = rules::meaningOf(*step, run.result);
    EXPECT_EQ(toString(meaning.cause), toString(failing.cause));
    EXPECT_FALSE(meaning.what.isEmpty());
    EXPECT_FALSE(meaning.remedy.isEmpty());
    EXPECT_EQ(leftInTemp(*machine), QStringList());
}

INSTANTIATE_TEST_SUITE_P(Smoke, EachFailingStep, testing::ValuesIn(failingSteps),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(SmokeTest, AFailureIsSavedAndTold)
{
    MachineImage image = soundImage();
    goSays(image, {s("test")}, refusedBy(225));
    const auto machine = machineOf(image);
    std::ignore = smokeOn(machine);
    const Finding finding = worst(observe(machine, {}), "toolchain.builds");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("ERROR_VIRUS_INFECTED")))
        << textOf(finding).toStdString();
}

TEST(SmokeTest, WhatIsSavedNamesNobodyInOutputs)
{
    MachineImage image = soundImage();
    goSays(image, {s("test")},
           endsWith(1, "open C:\\Users\\li\\x: no https://me:secret@example.com\n"));
    const auto machine = machineOf(image);
    std::ignore = smokeOn(machine);
    const auto saved = machine->files().read(smokeResultFile(image.folders), 100'000);
    ASSERT_TRUE(saved);
    EXPECT_FALSE(saved->contains("secret"));
    EXPECT_FALSE(saved->contains("Users\\\\li\\\\x")) << saved->toStdString();
}

TEST(SmokeTest, WithoutAGoSavesNothing)
{
    MachineImage image = soundImage();
    setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32")});
    const auto machine = machineOf(image);
    std::ignore = smokeOn(machine);
    EXPECT_TRUE(observe(machine, {}).smokeTest.notPresent());
}

TEST(SmokeTest, CancelledBetweenStepsIsNoResult)
{
    const auto machine = machineOf(soundImage());
    Progress progress;
    SmokeOptions options;
    options.began = [&](const SmokeResult&, SmokeStepKind next) {
        if (next == SmokeStepKind::Run)
            progress.cancel();
    };
    const auto run = runSmokeTest(machine, options, progress);
    ASSERT_TRUE(run);
    EXPECT_TRUE(run->cancelled);
    EXPECT_FALSE(run->result.passed());
    EXPECT_EQ(leftInTemp(*machine), QStringList());
    EXPECT_TRUE(observe(machine, {}).smokeTest.notPresent());
}

TEST(SmokeTest, KeepsTheProgramWithItsSources)
{
    const auto machine = machineOf(soundImage());
    SmokeOptions options;
    options.keep = userHome + s("\\source\\hello");
    const SmokeRun run = smokeOn(machine, options);
    EXPECT_EQ(run.kept, options.keep);
    QStringList names = machine->files().list(options.keep).value_or(QStringList());
    names.sort();
    EXPECT_EQ(names, (QStringList{s("go.mod"), s("hello.exe"), s("main.go"), s("main_test.go")}));
    const auto module = machine->files().read(options.keep + s("\\go.mod"), 1000);
    ASSERT_TRUE(module);
    EXPECT_EQ(*module, "module hello\n\ngo 1.24\n");
}

TEST(SmokeTest, NeverKeepsItInAFolderThatHoldsSomething)
{
    MachineImage image = soundImage();
    image.file(userHome + s("\\source\\mine.txt")).content("mine");
    const auto machine = machineOf(image);
    SmokeOptions options;
    options.keep = userHome + s("\\source");
    Progress progress;
    const auto run = runSmokeTest(machine, options, progress);
    ASSERT_FALSE(run);
    EXPECT_EQ(run.error().code, ErrorCode::Usage);
    EXPECT_TRUE(run.error().english().contains(s("mine.txt")))
        << run.error().english().toStdString();
    options.keep = s("hello");
    EXPECT_FALSE(runSmokeTest(machine, options, progress)) << "of no drive";
}

TEST(SmokeTest, RemovesWhatAKilledTestLeftAndNothingElse)
{
    MachineImage image = soundImage();
    const QString killed = tempFolder + s("\\gosetup-smoke-4711-0a1b2c3d");
    const QString running = tempFolder + s("\\gosetup-smoke-815-0a1b2c3d");
    const QString another = tempFolder + s("\\gosetup-smoke-mine");
    for (const QString& folder : {killed, running, another})
        image.file(folder + s("\\hello\\main.go")).content("package main");
    RunningProcess other;
    other.pid = 815;
    other.name = s("gosetup-wizard.exe");
    RunningProcess reused; // the number of the killed one came again
    reused.pid = 4711;
    reused.name = s("notepad.exe");
    image.running = {other, reused};
    const auto machine = machineOf(image);
    EXPECT_TRUE(smokeOn(machine).result.passed());
    QStringList left = leftInTemp(*machine);
    left.sort();
    EXPECT_EQ(left, (QStringList{s("gosetup-smoke-815-0a1b2c3d"), s("gosetup-smoke-mine")}));
}

TEST(SmokeTest, ItsFolderBearsTheNumberOfTheProcess)
{
    EXPECT_EQ(pidOfSmokeFolder(smokeFolderName(4711)), 4711);
    EXPECT_FALSE(pidOfSmokeFolder(s("gosetup-smoke-4711")));
    EXPECT_FALSE(pidOfSmokeFolder(s("gosetup-smoke-x-0a1b2c3d")));
}

TEST(NewProcess, GetsThePathOfTheMachineAndThenTheUsers)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOFLAGS"), RegKind::String, s("-v"));
    image.setVariable(Hive::CurrentUser, s("MINE"), RegKind::ExpandString,
                      s("%USERPROFILE%\\mine"));
    const Facts facts = factsOf(image);
    const auto block = newProcessBlock(*facts.environment);
    ASSERT_TRUE(block);
    EXPECT_EQ(block->value(s("PATH")),
              s("C:\\Windows\\System32;") + goRoot + s("\\bin;C:\\Users\\li\\go\\bin"));
    EXPECT_EQ(block->value(s("GOFLAGS")), s("-v"));
    EXPECT_EQ(block->value(s("MINE")), s("C:\\Users\\li\\mine"));
    EXPECT_EQ(block->value(s("SYSTEMROOT")).toLower(), s("c:\\windows"));
    EXPECT_EQ(temporaryFolderOf(*block), tempFolder);
}

TEST(NewProcess, IsUnknownWhereHalfOfTheEnvironmentIs)
{
    EnvironmentFacts environment;
    environment.user = EnvironmentBlock{};
    environment.machine = Observed<EnvironmentBlock>::unknown(WhyUnknown::Failed);
    EXPECT_FALSE(newProcessBlock(environment));
}
