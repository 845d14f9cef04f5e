// SPDX-License-Identifier: Apache-2.0
// One cause is told once: by which finding, and what it takes over from the others.
#include "rules/Causes.h"
#include "rules/Consequences.h"

#include "rules/FactsMaker.h"
#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

Finding finding(const char* id, Status status, const char* cause, const char* subject = "")
{
    Finding made;
    made.id = s(id);
    made.subject = s(subject);
    made.status = status;
    made.cause = s(cause);
    made.title = Text::verbatim(s(id));
    return made;
}

Fix clearing(const char* id, const char* variable, bool recommended)
{
    return {s(id),
            Text::verbatim(s(variable)),
            {SetVariable{Scope::User, s(variable), std::nullopt}},
            recommended};
}

QStringList told(const std::vector<Finding>& findings)
{
    QStringList ids;
    for (const Finding& one : findings) {
        if (isTold(one) && one.status != Status::Ok)
            ids << one.id;
    }
    return ids;
}

std::vector<Finding> judged(const MachineImage& image)
{
    return judge(factsOf(image), {});
}

QString teller(const std::vector<Finding>& findings, const char* id)
{
    for (const Finding& one : of(findings, s(id))) {
        if (one.status != Status::Ok)
            return one.saidBy;
    }
    return s("(nothing said)");
}

} // namespace

TEST(SayOnce, TheGravestTellsAndOfEqualOnesTheOneWithAFix)
{
    std::vector<Finding> all = {
        finding("a.note", Status::Note, "x"), finding("a.plain", Status::Warning, "x"),
        finding("a.fixable", Status::Warning, "x"), finding("a.other", Status::Note, "y")};
    all[2].fixes = {clearing("clear", "GOPATH", true)};
    sayOnce(all);
    EXPECT_EQ(told(all), (QStringList{s("a.fixable"), s("a.other")}));
    EXPECT_EQ(all[0].saidBy, s("a.fixable"));
}

TEST(SayOnce, WhatIsInOrderAndWhatHasNoCauseIsLeftAlone)
{
    std::vector<Finding> all = {
        finding("a.a", Status::Ok, "x"), finding("a.b", Status::Warning, "x"),
        finding("a.c", Status::Warning, ""), finding("a.d", Status::Warning, "")};
    sayOnce(all);
    for (const Finding& one : all)
        EXPECT_TRUE(isTold(one)) << one.id.toStdString();
}

TEST(SayOnce, TheTellerTakesOverWhatTheOthersSawAndCanDo)
{
    std::vector<Finding> all = {finding("a.a", Status::Warning, "x", "GOPATH"),
                                finding("a.a", Status::Warning, "x", "GOCACHE")};
    all[0].evidence = {Text::verbatim(s("one"))};
    all[1].evidence = {Text::verbatim(s("one")), Text::verbatim(s("two"))};
    all[0].fixes = {clearing("move", "GOPATH", false)};
    all[1].fixes = {clearing("move", "GOCACHE", false), clearing("again", "GOPATH", false)};
    sayOnce(all);
    EXPECT_EQ(all[0].evidence.size(), 2U);
    ASSERT_EQ(all[0].fixes.size(), 2U);
    EXPECT_EQ(all[0].fixes[1].id, s("move-2"));
    sayOnce(all);
    EXPECT_EQ(all[0].fixes.size(), 2U) << "told again, and the same";
}

TEST(SayOnce, WhatOnlyFollowsNeverTellsAndIsNotTakenOver)
{
    std::vector<Finding> all = {finding("a.follower", Status::Problem, "x"),
                                finding("a.cause", Status::Warning, "x")};
    all[0].follows = true;
    all[0].evidence = {Text::verbatim(s("noise"))};
    sayOnce(all);
    EXPECT_EQ(told(all), QStringList{s("a.cause")});
    EXPECT_TRUE(all[1].evidence.empty());
}

TEST(SayOnce, WithoutTheTellerAnotherOneTells)
{
    std::vector<Finding> all = {finding("a.a", Status::Problem, "x"),
                                finding("a.b", Status::Warning, "x")};
    sayOnce(all);
    EXPECT_EQ(all[1].saidBy, s("a.a"));
    all.erase(all.begin());
    sayOnce(all);
    EXPECT_TRUE(isTold(all[0]));
}

TEST(Summary, CountsWhatIsToldAndWhatNeedsRightsAsOne)
{
    std::vector<Finding> all = {
        finding("a.a", Status::Problem, "x"), finding("a.b", Status::Problem, "x"),
        finding("a.c", Status::Unknown, ""), finding("a.d", Status::Unknown, ""),
        finding("a.e", Status::Unknown, "")};
    all[2].whyUnknown = WhyUnknown::NeedsElevation;
    all[3].whyUnknown = WhyUnknown::NeedsElevation;
    all[3].speed = true;
    sayOnce(all);
    const Summary summary = summarize(all);
    EXPECT_EQ(summary.problems, 1);
    EXPECT_EQ(summary.unknown, 2);
    EXPECT_EQ(summary.speedAdvice, 0);
}

TEST(Causes, AGoInADrivesRootOnTheSystemPathIsToldByThePathRule)
{
    MachineImage image = soundImage();
    image.go(s("C:\\Go"), s("go1.24.4"));
    setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32"), s("C:\\Go\\bin")});
    const auto findings = judged(image);
    EXPECT_EQ(teller(findings, "location.drive-root"), s("path.writable-folder"));
    EXPECT_EQ(teller(findings, "path.writable-folder"), QString());
    // For oneself alone there is no rule of PATH that says it.
    setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32")});
    setPath(image, Hive::CurrentUser, {s("%USERPROFILE%\\go\\bin"), s("C:\\Go\\bin")});
    EXPECT_EQ(teller(judged(image), "location.drive-root"), QString());
}

TEST(Causes, ABlankInGopathIsToldOnce)
{
    MachineImage image = soundImage();
    image.folder(s("D:\\my code"));
    image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String, s("D:\\my code"));
    const auto spaces = of(judged(image), s("location.spaces"));
    int gopath = 0;
    for (const Finding& one : spaces)
        gopath += isTold(one) && one.status == Status::Warning ? 1 : 0;
    EXPECT_EQ(gopath, 1);
    EXPECT_EQ(spaces.size(), 3U) << "Go in Program Files, GOPATH, GOMODCACHE";
}

TEST(Causes, FoldersThatShareANameAreToldTogetherWithTheFixOfEach)
{
    MachineImage image = soundImage();
    for (const char* name : {"GOPATH", "GOCACHE"})
        image.setVariable(Hive::CurrentUser, s(name), RegKind::String,
                          s("D:\\my code\\%1").arg(s(name)));
    image.folder(s("D:\\my code"));
    std::vector<Finding> warnings;
    for (const Finding& one : of(judged(image), s("location.spaces"))) {
        if (isTold(one) && one.status == Status::Warning)
            warnings.push_back(one);
    }
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_EQ(warnings[0].fixes.size(), 2U);
    EXPECT_TRUE(textOf(warnings[0]).contains(s("it is the folder of GOCACHE")));
}

TEST(Causes, ADefenderThatDoesNotAnswerIsToldOnce)
{
    MachineImage image = soundImage();
    image.defender.answers = false;
    QStringList topic = told(judged(image)).filter(s("defender."));
    EXPECT_EQ(topic, QStringList{s("defender.state")});
}

TEST(Causes, WithAnotherProductDefendersUnknownsAreSilent)
{
    for (const bool answers : {false, true}) {
        MachineImage image = soundImage();
        image.defender.answers = answers;
        image.defender.status.antivirusEnabled = false;
        image.defender.status.realTimeProtection = false;
        image.defender.visibility = ExclusionsVisibility::NeedsElevation;
        image.defender.otherProducts = {s("360 Total Security")};
        const auto findings = judged(image);
        EXPECT_EQ(told(findings).filter(s("defender.")), QStringList{s("defender.state")});
        EXPECT_EQ(summarize(findings).unknown, 0);
    }
}

TEST(Causes, WhatTheOrganisationHidesIsToldOnce)
{
    MachineImage image = soundImage();
    image.defender.visibility = ExclusionsVisibility::HiddenByPolicy;
    const auto findings = judged(image);
    EXPECT_EQ(told(findings).filter(s("defender.")), QStringList{s("defender.hot-paths")});
    EXPECT_TRUE(textOf(of(findings, s("defender.hot-paths")).front())
                    .contains(s("also unknown: No Defender exclusion is too broad")));
}

TEST(Causes, OneMissingRightIsOneUnknownAndEveryFindingStays)
{
    MachineImage image = soundImage();
    image.defender.visibility = ExclusionsVisibility::NeedsElevation;
    const auto findings = judged(image);
    EXPECT_EQ(std::ranges::count_if(findings, needsRightsToKnow), 4);
    EXPECT_EQ(summarize(findings).unknown, 1);
    EXPECT_EQ(summarize(judge(factsOf(image, true), {})).unknown, 0);
}

TEST(Causes, AGoInUseInsideGopathIsANoteAndAProposedOneIsRefused)
{
    MachineImage image = soundImage();
    image.go(s("D:\\work\\sdk\\go1.24.4"), s("go1.24.4"));
    image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String, s("D:\\work"));
    setPath(image, Hive::LocalMachine,
            {s("%SystemRoot%\\System32"), s("D:\\work\\sdk\\go1.24.4\\bin")});
    EXPECT_EQ(worst(factsOf(image), "location.gopath").status, Status::Note);
}

TEST(Causes, EveryConsequenceNamesRulesThereAre)
{
    for (const rules::Consequence& pair : rules::consequences()) {
        EXPECT_NE(findRule(s(pair.teller)), nullptr) << pair.teller;
        EXPECT_NE(findRule(s(pair.follower)), nullptr) << pair.follower;
        EXPECT_STRNE(pair.teller, pair.follower);
    }
}

TEST(Causes, AGopathThatGoOverlapsIsToldOnceHoweverItIsSpelt)
{
    for (const char* spelling : {"C:\\Program Files\\Go", "c:/program files/go/"}) {
        MachineImage image = soundImage();
        image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String, s(spelling));
        const auto findings = judged(image);
        EXPECT_EQ(teller(findings, "goenv.gopath-is-goroot"), QString()) << spelling;
        EXPECT_EQ(teller(findings, "location.gopath"), s("goenv.gopath-is-goroot")) << spelling;
    }
}

TEST(Causes, TheUnexpandedEntryOfAnotherFolderHidesNotTheFolderOfPrograms)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::String, s("%USERPROFILE%\\go\\bin"));
    EXPECT_EQ(teller(judged(image), "path.missing-gobin"), s("path.kind"));
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::String, s("%USERPROFILE%\\tools"));
    const auto findings = judged(image);
    EXPECT_EQ(teller(findings, "path.kind"), QString());
    EXPECT_EQ(teller(findings, "path.missing-gobin"), QString());
}

TEST(Causes, ACompilerBehindABlankIsToldByTheBlankAndNoOtherTool)
{
    for (const char* tool : {"gcc", "git"}) {
        MachineImage image = soundImage();
        image.setVariable(Hive::CurrentUser, s("CGO_ENABLED"), RegKind::String, s("1"));
        image.file(s("C:\\tools\\bin\\%1.exe").arg(s(tool))).pe(Arch::Amd64);
        setPath(image, Hive::CurrentUser, {s("%USERPROFILE%\\go\\bin"), s("C:\\tools\\bin ")});
        EXPECT_EQ(teller(judged(image), "cgo.no-compiler"),
                  tool == std::string("gcc") ? s("path.trailing-space") : QString())
            << tool;
    }
}
