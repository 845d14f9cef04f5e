// SPDX-License-Identifier: Apache-2.0
// What each way to fail means, and who is named; and what the rule says of the last smoke test.
#include "rules/SmokeMeaning.h"
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::rules;
using namespace gosetup::testkit;

namespace {

const QString goProgram = goRoot + s("\\bin\\go.exe");
const QString helloProgram = s("C:\\Users\\li\\AppData\\Local\\Temp\\gosetup-smoke\\hello.exe");

SmokeStep smokeStep(SmokeStepKind kind, SmokeOutcome outcome = SmokeOutcome::Passed)
{
    SmokeStep step;
    step.kind = kind;
    step.program = kind == SmokeStepKind::Run ? helloProgram : goProgram;
    if (kind == SmokeStepKind::Build)
        step.arguments = {s("build"), s("-o"), s("hello.exe")};
    step.started = QDateTime::currentDateTimeUtc();
    step.milliseconds = 4100;
    step.outcome = outcome;
    return step;
}

struct Failure
{
    const char* name;
    SmokeStepKind kind;
    quint32 startError;
    quint32 exitCode;
    const char* output;
    SmokeCause cause;
    const char* says; ///< what, reason and remedy contain it
};

void PrintTo(const Failure& failure, std::ostream* out)
{
    *out << failure.name;
}

class EachFailure : public testing::TestWithParam<Failure>
{
};

using K = SmokeStepKind;
using C = SmokeCause;

constexpr Failure failures[] = {
    {"virus", K::Run, 225, 0, "", C::Antivirus, "error 225 (ERROR_VIRUS_INFECTED)"},
    {"virusRemoved", K::Run, 226, 0, "", C::Antivirus, "protection history of your antivirus"},
    {"appLocker", K::Run, 1260, 0, "", C::GroupPolicy, "AppLocker"},
    {"appControl", K::Run, 4551, 0, "", C::AppControl, "App Control"},
    {"noReputation", K::Run, 4556, 0, "", C::SmartAppControl, "Smart App Control"},
    {"denied", K::Run, 5, 0, "", C::AccessDenied, "Controlled folder access"},
    {"gone", K::Run, 2, 0, "", C::Disappeared, "may have removed"},
    {"goIsGone", K::Build, 2, 0, "", C::NoGo, "cannot start Go"},
    {"installerDetection", K::Run, 740, 0, "", C::NeedsAdministrator, "740"},
    {"unknownStart", K::Run, 9999, 0, "", C::Unknown, "error 9999"},
    {"otherProcessor", K::Build, 216, 0, "", C::OtherProcessor, "different processor"},
    {"noRuntime", K::Run, 0, 0xC0000135, "", C::MissingLibrary, "STATUS_DLL_NOT_FOUND"},
    {"mixedLibrary", K::Run, 0, 0xC000007B, "", C::OtherProcessor, "0xC000007B"},
    {"virusStatus", K::Run, 0, 0xC0000906, "", C::Antivirus, "STATUS_VIRUS_INFECTED"},
    {"policyStatus", K::Run, 0, 0xC0E90002, "", C::AppControl, "0xC0E90002"},
    {"crash", K::Run, 0, 0xC0000005, "", C::Crash, "crashed"},
    {"unknownStatus", K::Run, 0, 0xC0FF0001, "", C::Unknown, "Windows ended it: 0xC0FF0001"},
    {"minusOne", K::Run, 0, 0xFFFFFFFF, "", C::Unknown, "exit code 4294967295"},
    {"goflags", K::Build, 0, 1, "go: parsing $GOFLAGS: unknown flag -x", C::Setting, "GOFLAGS"},
    {"race", K::Build, 0, 2, "go: -race requires cgo; enable cgo by setting CGO_ENABLED=1",
     C::Setting, "GOFLAGS"},
    {"workspace", K::Build, 0, 1,
     "go: no modules were found in the current workspace; see 'go help work'", C::Setting,
     "GOWORK"},
    {"namedSetting", K::Build, 0, 1, "go: invalid GOAMD64: must be v1, v2, v3, v4", C::Setting,
     "GOAMD64"},
    {"noCompiler", K::Build, 0, 3, "go: no such tool \"compile\"", C::IncompleteGo,
     "Install Go again"},
    {"notInStd", K::Build, 0, 1, "main.go:5:2: package fmt is not in std", C::IncompleteGo,
     "missing"},
    {"diskFull", K::Build, 0, 1, "open C:\\x: There is not enough space on the disk.", C::DiskFull,
     "Free up space"},
    {"diskFullInChinese", K::Build, 0, 1, "open C:\\x: 磁盘空间不足。", C::DiskFull, "full"},
    {"tooLong", K::Build, 0, 1, "mkdir C:\\x: The filename or extension is too long.",
     C::PathTooLong, "260"},
    {"noTemp", K::Build, 0, 1,
     "go: creating work dir: stat D:\\tmp: The system cannot find the "
     "file specified.",
     C::NoTemporaryFolder, "GOTMPDIR"},
    {"inUse", K::Build, 0, 1,
     "open C:\\x: The process cannot access the file because it is being used by another process.",
     C::InUse, "open"},
    {"memory", K::Build, 0, 2, "runtime: VirtualAlloc of 65536 bytes failed with errno=1455",
     C::OutOfMemory, "memory"},
    {"unknownOutput", K::Build, 0, 1, "something new", C::Unknown, "gosetup check"},
    {"nothingPrinted", K::Run, 0, 0, "", C::Unknown, "did not print"},
};

TEST_P(EachFailure, IsNamedWithItsCauseInPlainWords)
{
    const Failure& failure = GetParam();
    SmokeStep step = smokeStep(failure.kind, failure.startError != 0 ? SmokeOutcome::NotStarted
                                                                     : SmokeOutcome::Failed);
    step.startError = failure.startError;
    step.exitCode = failure.exitCode;
    step.output = QString::fromUtf8(failure.output);
    const SmokeMeaning meaning = meaningOf(step, {});
    EXPECT_EQ(toString(meaning.cause), toString(failure.cause));
    EXPECT_FALSE(meaning.what.isEmpty());
    EXPECT_FALSE(meaning.reason.isEmpty());
    EXPECT_FALSE(meaning.remedy.isEmpty());
    const QString all = meaning.what.english() + u'\n' + meaning.reason.english() + u'\n' +
                        meaning.remedy.english();
    EXPECT_TRUE(all.contains(QString::fromUtf8(failure.says))) << all.toStdString();
}

INSTANTIATE_TEST_SUITE_P(Smoke, EachFailure, testing::ValuesIn(failures),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(SmokeMeaning, NamesTheProgramThatGoCouldNotStart)
{
    SmokeStep step = smokeStep(K::Build, SmokeOutcome::Failed);
    step.exitCode = 1;
    step.output = s("go build runtime: fork/exec C:\\Program Files\\Go\\pkg\\tool\\windows_amd64\\"
                    "compile.exe: This program is blocked by group policy. For more information, "
                    "contact your system administrator.");
    const SmokeMeaning meaning = meaningOf(step, {});
    EXPECT_EQ(meaning.cause, C::GroupPolicy);
    EXPECT_EQ(meaning.program, s("C:\\Program Files\\Go\\pkg\\tool\\windows_amd64\\compile.exe"));
}

TEST(SmokeMeaning, ABuildForAnotherSystemIsTheSettingsDoing)
{
    SmokeStep step = smokeStep(K::Run, SmokeOutcome::NotStarted);
    step.startError = 193;
    SmokeResult result;
    EXPECT_EQ(meaningOf(step, result).cause, C::OtherProcessor);
    result.settings = {s("GOFLAGS"), s("GOOS")};
    const SmokeMeaning meaning = meaningOf(step, result);
    EXPECT_EQ(meaning.cause, C::OtherSystem);
    EXPECT_EQ(meaning.setting, s("GOOS"));
}

TEST(SmokeMeaning, AStepThatTookTooLongIsSlow)
{
    SmokeStep step = smokeStep(K::Build, SmokeOutcome::TimedOut);
    step.milliseconds = 300'000;
    const SmokeMeaning meaning = meaningOf(step, {});
    EXPECT_EQ(meaning.cause, C::Slow);
    EXPECT_EQ(meaning.what.english(), s("it was not completed within 300 s"));
}

TEST(SmokeMeaning, AStepThatPassedMeansNothing)
{
    EXPECT_EQ(meaningOf(smokeStep(K::Run), {}).cause, C::None);
    EXPECT_TRUE(meaningOf(smokeStep(K::Run), {}).what.isEmpty());
}

SmokeResult passedTest(const QDateTime& when)
{
    SmokeResult result;
    result.when = when;
    result.program = goProgram;
    result.version = s("go1.24.4");
    for (const SmokeStepKind kind : smokeSteps())
        result.steps.push_back(smokeStep(kind));
    result.output = s("Hello, Windows!");
    return result;
}

Finding lastTest(
    const SmokeResult& result,
    const std::function<void(MachineImage&)>& change = [](MachineImage&) {})
{
    MachineImage image = soundImage();
    image.file(smokeResultFile(image.folders)).content(smokeResultBytes(result));
    change(image);
    return worst(factsOf(image), "toolchain.builds");
}

TEST(LastSmokeTest, ThatPassedTellsItsTimes)
{
    const Finding finding = lastTest(passedTest(QDateTime::currentDateTimeUtc()));
    EXPECT_EQ(finding.status, Status::Ok);
    EXPECT_TRUE(textOf(finding).contains(s("built in 4.1 s"))) << textOf(finding).toStdString();
}

TEST(LastSmokeTest, ThatNeverRanIsNoTrouble)
{
    const Finding finding = worst(factsOf(soundImage()), "toolchain.builds");
    EXPECT_EQ(finding.status, Status::Ok);
    EXPECT_TRUE(textOf(finding).contains(s("gosetup smoke-test")));
    EXPECT_FALSE(textOf(finding).contains(s("Go built and ran"))) << "nobody saw that";
}

SmokeResult blockedTest()
{
    SmokeResult result = passedTest(QDateTime::currentDateTimeUtc());
    result.steps.resize(3);
    result.steps[2].outcome = SmokeOutcome::NotStarted;
    result.steps[2].startError = 225;
    return result;
}

TEST(LastSmokeTest, ThatWasBlockedIsAProblemWithTheProgramAndTheNumber)
{
    const Finding finding = lastTest(blockedTest());
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("hello.exe: Windows did not start it: error 225")))
        << textOf(finding).toStdString();
    EXPECT_FALSE(finding.fixes.empty());
}

TEST(LastSmokeTest, OfAnotherGoSaysNothingOfThisOne)
{
    SmokeResult result = blockedTest();
    result.version = s("go1.23.0");
    EXPECT_EQ(lastTest(result).status, Status::Ok);
    result = blockedTest();
    result.program = s("D:\\go\\bin\\go.exe");
    EXPECT_EQ(lastTest(result).status, Status::Ok);
}

TEST(LastSmokeTest, BeforeTheLatestChangeOfAVariableSaysNothing)
{
    const auto changed = [](MachineImage& image) {
        const QString key = regKey(Hive::CurrentUser, environmentKey(Hive::CurrentUser));
        image.registry[key].lastWrite = QDateTime::currentDateTimeUtc().addSecs(3600);
    };
    EXPECT_EQ(lastTest(blockedTest(), changed).status, Status::Ok);
}

TEST(LastSmokeTest, ThatCannotBeReadIsUnknown)
{
    MachineImage image = soundImage();
    image.file(smokeResultFile(image.folders)).content("{}");
    const Finding finding = worst(factsOf(image), "toolchain.builds");
    EXPECT_EQ(finding.status, Status::Unknown);
    EXPECT_TRUE(textOf(finding).contains(s("smoke-test.json"))) << textOf(finding).toStdString();
}

TEST(LastSmokeTest, IsToldByTheSettingThatStoppedIt)
{
    SmokeResult result = passedTest(QDateTime::currentDateTimeUtc());
    result.steps.resize(2);
    result.steps[1].outcome = SmokeOutcome::Failed;
    result.steps[1].exitCode = 1;
    result.steps[1].output = s("go: parsing $GOFLAGS: unknown flag -nosuch");
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOFLAGS"), RegKind::String, s("-nosuch"));
    const QString key = regKey(Hive::CurrentUser, environmentKey(Hive::CurrentUser));
    image.registry[key].lastWrite = QDateTime::currentDateTimeUtc().addYears(-1);
    image.file(smokeResultFile(image.folders)).content(smokeResultBytes(result));
    const auto findings = judge(factsOf(image), {});
    const std::vector<Finding> builds = of(findings, s("toolchain.builds"));
    ASSERT_EQ(builds.size(), 1U);
    EXPECT_EQ(builds[0].status, Status::Problem);
    EXPECT_EQ(builds[0].saidBy, s("goenv.goflags"));
}

TEST(SmokeResult, IsReadBackAsItWasWritten)
{
    SmokeResult result = blockedTest();
    result.settings = {s("GOFLAGS")};
    result.steps[2].error =
        Error::make(ErrorCode::DiskFull, Text::verbatim(s("full")), Text::verbatim(s("free it")));
    const auto again = smokeResultFrom(smokeResultBytes(result));
    ASSERT_TRUE(again) << again.error().english().toStdString();
    EXPECT_EQ(smokeResultBytes(*again), smokeResultBytes(result));
    EXPECT_EQ(again->steps[2].error->code, ErrorCode::DiskFull);
    EXPECT_EQ(again->steps[2].startError, 225U);
    EXPECT_FALSE(again->passed());
    EXPECT_TRUE(passedTest(result.when).passed());
}

TEST(SmokeResult, WithAnUnknownFieldIsRefused)
{
    QByteArray bytes = smokeResultBytes(blockedTest());
    bytes.replace("\"version\"", "\"versoin\"");
    EXPECT_FALSE(smokeResultFrom(bytes));
}

} // namespace
