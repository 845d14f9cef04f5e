// SPDX-License-Identifier: Apache-2.0
// What every rule is spared: saying that a fact is unknown, and that all is in order.
#include "rules/RuleKit.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::rules;

namespace {

Rule ruleOf(Evaluate evaluate)
{
    Rule rule;
    rule.id = s("test.rule");
    rule.title = Text::verbatim(s("All is in order"));
    rule.evaluate = std::move(evaluate);
    return rule;
}

Finding onlyFinding(const Rule& rule, const Facts& facts)
{
    const std::vector<Finding> findings = judgeBy(std::span(&rule, 1), facts, {});
    EXPECT_EQ(findings.size(), 1U);
    return findings.front();
}

Findings nothing(const Facts&)
{
    return {};
}

std::optional<Findings> statusOfDefender(const Facts& facts)
{
    return Need::missing(facts.defender->status);
}

} // namespace

TEST(RuleKit, NothingSaidIsOkInTheWordsOfTheTitle)
{
    const Finding finding = onlyFinding(ruleOf(given({}, nothing)), {});
    EXPECT_EQ(finding.status, Status::Ok);
    EXPECT_EQ(finding.title.english(), s("All is in order"));
}

TEST(RuleKit, TheFirstNeedThatIsUnknownIsToldAndTheRuleIsNotAsked)
{
    Facts facts;
    facts.longPaths = true;
    facts.path = Observed<PathFacts>::unknown(WhyUnknown::NeedsElevation);
    facts.goEnv = Observed<GoEnvFacts>::unknown(WhyUnknown::Failed);
    const Rule rule = ruleOf(
        given({&Facts::longPaths, &Facts::path, &Facts::goEnv}, [](const Facts&) -> Findings {
            ADD_FAILURE() << "judged without its facts";
            return {};
        }));
    const Finding finding = onlyFinding(rule, facts);
    EXPECT_EQ(finding.status, Status::Unknown);
    EXPECT_EQ(finding.title.english(), s("Unknown: All is in order"));
    ASSERT_EQ(finding.evidence.size(), 1U);
    EXPECT_EQ(finding.evidence.front().english(),
              whyText(WhyUnknown::NeedsElevation, {}).english());
}

TEST(RuleKit, ANeedMayBeAPartOfAFact)
{
    Facts facts;
    DefenderFacts defender;
    facts.defender = defender;
    const Rule rule = ruleOf(given({&Facts::defender, statusOfDefender}, nothing));
    EXPECT_EQ(onlyFinding(rule, facts).status, Status::Unknown);
    defender.status = DefenderStatus{};
    facts.defender = defender;
    EXPECT_EQ(onlyFinding(rule, facts).status, Status::Ok);
}
