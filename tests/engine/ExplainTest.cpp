// SPDX-License-Identifier: Apache-2.0
// Which findings belong to a recognised message, and what that means for the program's end.
#include "engine/Explain.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

Finding findingOf(const char* id, Status status, const char* cause = "")
{
    Finding finding;
    finding.id = QString::fromLatin1(id);
    finding.status = status;
    finding.cause = QString::fromLatin1(cause);
    return finding;
}

errors::Recognition aboutGoroot()
{
    return errors::recognize(QStringLiteral("go: cannot find GOROOT directory: C:\\Nowhere"));
}

TEST(Explain, ShowsFindingsOfTheRulesConcernedGravestFirst)
{
    const Explanation seen =
        explain(aboutGoroot(), {findingOf("path.duplicates", Status::Problem),
                                findingOf("env.goroot-stale", Status::Ok),
                                findingOf("path.shadowed-go", Status::Warning),
                                findingOf("toolchain.does-not-run", Status::Problem)});
    ASSERT_EQ(seen.answers.size(), 1U);
    QStringList ids;
    for (const Finding& finding : seen.answers.front().findings)
        ids << finding.id;
    EXPECT_EQ(ids.join(u' ').toStdString(),
              "toolchain.does-not-run path.shadowed-go env.goroot-stale");
    EXPECT_TRUE(foundProblem(seen));
}

TEST(Explain, SaysNoProblemForAProblemOfAnotherRule)
{
    const Explanation seen =
        explain(aboutGoroot(), {findingOf("path.duplicates", Status::Problem),
                                findingOf("env.goroot-stale", Status::Warning)});
    EXPECT_FALSE(foundProblem(seen));
}

TEST(Explain, ShowsAFindingThatAnotherRuleTellsWhereThatOneIsNotAsked)
{
    // In the whole report the duplicate tells of the same cause; here only GOROOT's rule is asked.
    Finding follower = findingOf("env.goroot-stale", Status::Problem, "drive D:");
    follower.saidBy = QStringLiteral("path.duplicates");
    const Explanation seen = explain(
        aboutGoroot(), {findingOf("path.duplicates", Status::Problem, "drive D:"), follower});
    ASSERT_EQ(seen.answers.front().findings.size(), 1U);
    EXPECT_EQ(seen.answers.front().findings.front().id.toStdString(), "env.goroot-stale");
    EXPECT_EQ(tellersOf({follower.id}, {follower}).join(u' ').toStdString(),
              "env.goroot-stale path.duplicates");
}

TEST(Explain, LeavesOutRulesOnProjectsWhereNoneIsNamed)
{
    const auto recognition = errors::recognize(
        QStringLiteral("missing go.sum entry for module providing package a.example/x; to add:"));
    EXPECT_TRUE(explain(recognition, {findingOf("project.sum", Status::Ok)})
                    .answers.front()
                    .findings.empty());
    EXPECT_EQ(explain(recognition, {findingOf("project.sum", Status::Problem)})
                  .answers.front()
                  .findings.size(),
              1U);
}

TEST(Explain, AsksHostsOnlyForMessagesAboutTheNetwork)
{
    EXPECT_FALSE(needsNetwork(aboutGoroot()));
    EXPECT_TRUE(needsNetwork(errors::recognize(QStringLiteral(
        "Get \"https://proxy.golang.org/x/@v/list\": dial tcp 1.2.3.4:443: i/o timeout"))));
}

} // namespace
} // namespace gosetup
