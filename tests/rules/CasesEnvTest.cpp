// SPDX-License-Identifier: Apache-2.0
// Cases of cases.json on Go's settings and on checks that cannot decide.
#include "rules/FactsMaker.h"

#include "rules/RuleKit.h"
#include "rules/RulesMarkdown.h"
#include "rules/WindowsStatus.h"
#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

std::vector<Finding> throwing(const Facts&)
{
    throw std::runtime_error("System32 is not on PATH");
}

std::vector<Finding> fine(const Facts&)
{
    return {rules::say(Status::Ok, Text::verbatim(s("fine")))};
}

Rule rule(const char* id, Evaluate evaluate)
{
    Rule made;
    made.id = s(id);
    made.title = Text::verbatim(s(id));
    made.severity = Status::Problem;
    made.why = Text::verbatim(s("because"));
    made.evaluate = evaluate;
    return made;
}

} // namespace

TEST(CasesDoctor, ENV_152_RuleThatCrashesSaysSoAndTheOthersStillRun)
{
    const std::vector<Rule> two = {rule("a.crash", throwing), rule("b.fine", fine)};
    const auto findings = judgeBy(two, Facts(), {});
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].status, Status::Unknown);
    EXPECT_TRUE(textOf(findings[0]).contains(s("crashed")));
    EXPECT_TRUE(textOf(findings[0]).contains(s("System32 is not on PATH")));
    EXPECT_EQ(findings[1].status, Status::Ok);
}

TEST(CasesDoctor, ENV_153_CheckThatCannotDecideIsNeitherPassNorFailure)
{
    MachineImage image = soundImage();
    image.defender.visibility = ExclusionsVisibility::NeedsElevation;
    const Finding finding = worst(factsOf(image), "defender.broad-exclusion");
    EXPECT_EQ(finding.status, Status::Unknown);
    EXPECT_EQ(toString(finding.status), s("unknown"));
    const Summary summary = summarize({finding});
    EXPECT_EQ(summary.unknown, 1);
    EXPECT_EQ(summary.ok + summary.problems + summary.warnings, 0);
}

TEST(CasesGoEnv, ENV_147_GorootOfAnOldInstallPredictsTheCompilersMessage)
{
    MachineImage image = soundImage();
    image.go(s("C:\\old\\go"), s("go1.21.0"));
    image.setVariable(Hive::CurrentUser, s("GOROOT"), RegKind::String, s("C:\\old\\go"));
    const Finding finding = worst(factsOf(image), "env.goroot-stale");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(
        s("compile: version \"go1.21.0\" does not match go tool version \"go1.24.4\"")));
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].recommended);
    EXPECT_EQ(finding.fixes[0].changes.at(0),
              Change(SetVariable{Scope::User, s("GOROOT"), std::nullopt}));
}

TEST(CasesGoEnv, ENV_148_VariableOfTheSystemBeatsTheFileOfGo)
{
    MachineImage image = soundImage();
    image.file(userHome + s("\\AppData\\Roaming\\go\\env"))
        .content("# mine\nGOPROXY=https://a.example,direct\nbroken line\n");
    image.setVariable(Hive::CurrentUser, s("GOPROXY"), RegKind::String,
                      s("https://user:secret@b.example,direct"));
    const Facts facts = factsOf(image);
    EXPECT_EQ(facts.goEnv->setting(s("GOPROXY")).source, GoSetting::Source::User);
    const Finding finding = worst(facts, "goenv.overridden");
    EXPECT_EQ(finding.status, Status::Warning);
    EXPECT_EQ(finding.subject, s("GOPROXY"));
    EXPECT_TRUE(textOf(finding).contains(s("https://b.example")));
    for (const Finding& one : judge(facts, {}))
        EXPECT_FALSE(textOf(one).contains(s("secret"))) << one.id.toStdString();
}

TEST(GoSettings, DangerousValueIsClearedInEveryPlaceThatHoldsIt)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOSUMDB"), RegKind::String, s("off"));
    image.setVariable(Hive::LocalMachine, s("GOSUMDB"), RegKind::String, s("sum.golang.org"));
    image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content("GOSUMDB=off\n");
    const Finding finding = worst(factsOf(image), "goenv.gosumdb");
    ASSERT_EQ(finding.fixes.size(), 1U);
    const std::vector<Change> expected = {SetVariable{Scope::User, s("GOSUMDB"), std::nullopt},
                                          WriteGoEnv{s("GOSUMDB"), std::nullopt}};
    EXPECT_EQ(finding.fixes[0].changes, expected);
}

TEST(GoSettings, DatabaseWithAnAddressOfItsOwnIsSound)
{
    for (const char* value :
         {"sum.golang.org", "sum.golang.google.cn", "sum.golang.org https://sum.golang.google.cn",
          "corpdb+896e28a6+AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB https://sum.example.com"}) {
        MachineImage image = soundImage();
        image.setVariable(Hive::CurrentUser, s("GOSUMDB"), RegKind::String, s(value));
        EXPECT_EQ(worst(factsOf(image), "goenv.gosumdb").status, Status::Ok) << value;
    }
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOSUMDB"), RegKind::String, s("true"));
    // Go stops with "malformed verifier id": golang/go#68782.
    EXPECT_EQ(worst(factsOf(image), "goenv.gosumdb").status, Status::Problem);
}

TEST(GoSettings, MirrorIsRecommendedOnlyWhereGolangOrgFailsAndTheMirrorAnswers)
{
    MachineImage image = soundImage();
    image.network.hosts[s("proxy.golang.org")].outcome = ImageHost::Outcome::Unreachable;
    Finding finding = worst(factsOf(image), "network.module-proxy");
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].recommended);
    EXPECT_EQ(finding.fixes[0].changes.at(0),
              Change(WriteGoEnv{s("GOPROXY"), s("https://goproxy.cn,direct")}));

    image.network.hosts[s("goproxy.cn")].outcome = ImageHost::Outcome::Timeout;
    finding = worst(factsOf(image), "network.module-proxy");
    EXPECT_EQ(finding.fixes.at(0).changes.at(0),
              Change(WriteGoEnv{s("GOPROXY"), s("https://goproxy.io,direct")}));

    image.network.others.outcome = ImageHost::Outcome::Unreachable;
    finding = worst(factsOf(image), "network.module-proxy");
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].changes.empty());
}

TEST(Network, ARefusedCertificateIsToldWithItsIssuerAndIsNoSilence)
{
    MachineImage image = soundImage();
    image.network.others = {ImageHost::Outcome::Untrusted, 200, 20, s("Contoso CA")};
    const Finding proxy = worst(factsOf(image), "network.module-proxy");
    EXPECT_EQ(proxy.status, Status::Problem);
    const Finding finding = worst(factsOf(image), "network.tls-interception");
    EXPECT_EQ(finding.status, Status::Warning);
    for (const Finding& one : {proxy, finding})
        EXPECT_TRUE(textOf(one).contains(s("issued by \"Contoso CA\", is not trusted here")))
            << textOf(one).toStdString();
}

TEST(GoSettings, NothingIsSaidOfAProxyThatWasNotAsked)
{
    const auto machine = PracticeMachine::fromImage(soundImage());
    ASSERT_TRUE(machine);
    const Facts facts = observe(*machine, {false});
    EXPECT_EQ(worst(facts, "network.module-proxy").status, Status::Unknown);
}

TEST(StartErrors, AreExplainedInWords)
{
    struct Row
    {
        quint32 error;
        quint32 exitCode;
        const char* word;
    };
    for (const Row& row : std::vector<Row>{{5, 0, "security product"},
                                           {0, 0xC0000022, "security product"},
                                           {193, 0, "a different processor"},
                                           {0, 0xC000007B, "a different processor"},
                                           {1920, 0, "alias"},
                                           {4551, 0, "organisation"},
                                           {225, 0, "security product"}}) {
        const rules::StatusMeaning meaning = rules::explainStart(row.error, row.exitCode);
        EXPECT_TRUE(meaning.reason.english().contains(s(row.word)))
            << row.error << ' ' << row.exitCode << ' ' << meaning.reason.english().toStdString();
        EXPECT_FALSE(meaning.remedy.isEmpty());
    }
}

TEST(Profiles, MutedRuleShowsItsReasonAndNothingElse)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOROOT"), RegKind::String, s("C:\\gone"));
    Profile profile;
    profile.muted.insert(s("env.goroot-stale"), s("the build farm needs it"));
    const auto findings = of(judge(factsOf(image), profile), s("env.goroot-stale"));
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].status, Status::Note);
    EXPECT_TRUE(textOf(findings[0]).contains(s("the build farm needs it")));
}

TEST(Catalogue, IdsAreUniqueAndEveryRuleExplainsItself)
{
    QStringList ids;
    for (const Rule& one : catalogue()) {
        ids << one.id;
        EXPECT_FALSE(one.title.isEmpty()) << one.id.toStdString();
        EXPECT_FALSE(one.why.isEmpty()) << one.id.toStdString();
        EXPECT_TRUE(rulesMarkdown().contains(u'`' + one.id + u'`'));
    }
    EXPECT_EQ(ids.removeDuplicates(), 0);
    for (const char* id :
         {"toolchain.none", "toolchain.multiple", "path.shadowed-go", "path.duplicates",
          "path.dead-entries", "path.kind", "env.scope-conflict", "env.goroot-stale",
          "onedrive.gopath", "alias.shadows-go", "defender.hot-paths", "system.long-paths"})
        EXPECT_TRUE(findRule(s(id))) << id;
}

TEST(Catalogue, WorstComesFirstWithinATopic)
{
    const auto machine = PracticeMachine::open(s("troubled-laptop"), {});
    ASSERT_TRUE(machine);
    const auto findings = judge(observe(*machine, {}), {});
    for (std::size_t i = 1; i < findings.size(); ++i) {
        if (topicOf(findings[i].id) == topicOf(findings[i - 1].id)) {
            EXPECT_LE(findings[i].status, findings[i - 1].status) << findings[i].id.toStdString();
        }
    }
}
