// SPDX-License-Identifier: Apache-2.0
// Every rule of the catalogue: a sound machine on which it has nothing to say, and one change that
// makes it speak. A rule without a line in RuleTroubles fails EveryRuleHasALine.
#include "rules/FactsMaker.h"
#include "rules/RuleTroubles.h"
#include "support/Literals.h"

#include <QSet>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

TEST(RuleTable, EveryRuleHasALine)
{
    QSet<QString> lines;
    for (const RuleTrouble& line : ruleTroubles())
        lines << s(line.id);
    for (const Rule& rule : catalogue())
        EXPECT_TRUE(lines.contains(rule.id)) << rule.id.toStdString();
    EXPECT_EQ(lines.size(), static_cast<qsizetype>(catalogue().size()));
}

TEST(RuleTable, ASoundMachineIsFineByEveryRule)
{
    for (const Finding& finding : judge(factsOf(soundImage()), {})) {
        const bool space = finding.id == QLatin1String("location.spaces"); // Program Files
        EXPECT_TRUE(finding.status == Status::Ok || (space && finding.status == Status::Note))
            << finding.id.toStdString() << ": " << textOf(finding).toStdString();
    }
}

TEST(RuleTable, EachRuleSpeaksWhenItsTroubleIsThere)
{
    for (const RuleTrouble& line : ruleTroubles()) {
        if (!line.trouble)
            continue;
        MachineImage image = soundImage();
        line.trouble(image);
        const Finding finding = worst(factsOf(image), line.id);
        EXPECT_EQ(finding.status, line.status) << line.id << ": " << textOf(finding).toStdString();
        const bool concrete = !finding.evidence.empty() || !finding.subject.isEmpty();
        EXPECT_TRUE(concrete) << line.id;
        EXPECT_FALSE(finding.reason.isEmpty()) << line.id;
    }
}

TEST(RuleTable, NoRuleSaysWorseThanItsSeverityAndFixIdsAreUnique)
{
    for (const RuleTrouble& line : ruleTroubles()) {
        if (!line.trouble)
            continue;
        MachineImage image = soundImage();
        line.trouble(image);
        for (const Finding& finding : judge(factsOf(image), {})) {
            EXPECT_LE(finding.status, std::max(findRule(finding.id)->severity, Status::Unknown))
                << finding.id.toStdString();
            QStringList ids;
            for (const Fix& fix : finding.fixes)
                ids << fix.id;
            EXPECT_EQ(ids.removeDuplicates(), 0) << finding.id.toStdString();
            for (const Fix& fix : finding.fixes) {
                const bool defender = finding.id.startsWith(QLatin1String("defender."));
                EXPECT_FALSE(defender && fix.recommended) << finding.id.toStdString();
            }
        }
    }
}

TEST(RuleTable, FactsThatAreUnknownAreNeverFine)
{
    const auto missing = WhyUnknown::Failed;
    Facts facts;
    const Text why = Text::verbatim(s("lost"));
    facts.system = Observed<SystemFacts>::unknown(missing, why);
    facts.environment = Observed<EnvironmentFacts>::unknown(missing, why);
    for (const Finding& finding : judge(facts, {}))
        EXPECT_EQ(finding.status, Status::Unknown) << finding.id.toStdString();
}
