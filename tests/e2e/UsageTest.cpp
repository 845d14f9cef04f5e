// SPDX-License-Identifier: Apache-2.0
// What a person gets who types something wrong, or asks for help.
#include "e2e/Program.h"
#include "support/Host.h"
#include "support/SchemaCheck.h"

#include <QJsonArray>

#include <gtest/gtest.h>

using namespace gosetup::testkit;

namespace {

QStringList words(const char* line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class WrongUsage : public ::testing::TestWithParam<const char*>
{
};

TEST_P(WrongUsage, EndsWith2AndSaysWhy)
{
    const Ran ran = runProgram(words(GetParam()));
    EXPECT_EQ(ran.exitCode, 2) << ran.all();
    EXPECT_TRUE(ran.out.isEmpty()) << ran.all();
    EXPECT_TRUE(ran.err.startsWith("gosetup: ")) << ran.all();
}

INSTANTIATE_TEST_SUITE_P(
    CommandLine, WrongUsage,
    ::testing::Values("chekc", "check --practice", "check --practice no-such-machine",
                      "check --practice healthy --colour", "check --practice healthy extra",
                      "check --practice-dir /tmp/x", "check --practice healthy --lang xx",
                      "check --practice healthy --only path.no-such-rule",
                      "plan --practice healthy --skip nonsense",
                      "plan --practice healthy --scope everybody",
                      "plan --practice healthy --go 1.24.4 --archive x.zip",
                      "plan --practice healthy --sha256 00", "plan --practice healthy --go 0.0.99",
                      "plan --practice healthy --archive /no/such/file.zip",
                      "plan --practice new-laptop --mirror /no/such/folder",
                      "apply --practice new-laptop", "apply --practice healthy /no/such/plan.json",
                      "undo --practice healthy", "undo --practice healthy 20200101-000000-0000",
                      "explain", "explain no.such-rule"));

TEST(CommandLine, WithoutAVerbShowsTheVerbsAndEndsWith2)
{
    const Ran ran = runProgram({});
    EXPECT_EQ(ran.exitCode, 2);
    for (const char* verb :
         {"check", "plan", "apply", "undo", "history", "image", "releases", "explain"})
        EXPECT_TRUE(ran.out.contains(verb)) << verb;
}

TEST(CommandLine, OffersTheNearestCommandForAnUnknownOne)
{
    const auto said = [](const char* word) {
        return runProgram({QString::fromLatin1(word)}).err.toStdString();
    };
    const std::vector<std::pair<const char*, const char*>> cases = {
        {"chekc", "check"}, {"Check", "check"},       {"aply", "apply"},
        {"undoo", "undo"},  {"relaeses", "releases"}, {"explian", "explain"}};
    for (const auto& [typed, meant] : cases) {
        EXPECT_NE(said(typed).find(std::string("unknown command \"") + typed + '"'),
                  std::string::npos)
            << said(typed);
        EXPECT_NE(said(typed).find(std::string("did you mean \"") + meant + '"'), std::string::npos)
            << said(typed);
    }
    for (const char* typed : {"install", "x", "un", "repair", "--chekc"}) {
        EXPECT_NE(said(typed).find("unknown command"), std::string::npos) << said(typed);
        EXPECT_EQ(said(typed).find("did you mean"), std::string::npos) << said(typed);
    }
}

TEST(CommandLine, SaysWhichPracticeMachinesThereAre)
{
    if (gosetup::testkit::onWindows)
        GTEST_SKIP() << "on Windows a check without --practice is one of this computer";
    const Ran ran = runProgram({QStringLiteral("check")});
    EXPECT_EQ(ran.exitCode, 2) << ran.all();
    EXPECT_TRUE(ran.out.isEmpty()) << ran.all();
    EXPECT_TRUE(ran.err.contains("troubled-laptop")) << ran.all();
}

TEST(CommandLine, HelpOfEachVerbNamesItsOptions)
{
    for (const char* verb : {"check", "plan", "apply", "undo", "history", "image", "releases"}) {
        const Ran ran = runProgram({QString::fromLatin1(verb), QStringLiteral("--help")});
        EXPECT_EQ(ran.exitCode, 0) << verb;
        EXPECT_TRUE(ran.out.contains("--json")) << ran.all();
        EXPECT_TRUE(ran.out.contains("--practice")) << ran.all();
    }
    EXPECT_TRUE(runProgram(words("apply --help")).out.contains("--defender-exclusions"));
    EXPECT_FALSE(runProgram(words("history --help")).out.contains("--defender-exclusions"));
}

TEST(CommandLine, AnErrorWithJsonIsOneDocumentOfItsSchema)
{
    for (const char* line : {"check --json --sideways", "check --json --practice no-such-machine",
                             "undo --json --practice healthy", "explain --json no.such-rule",
                             "apply --json --practice new-laptop", "nonsense --json"}) {
        const Ran ran = runProgram(words(line));
        EXPECT_EQ(ran.exitCode, 2) << line;
        EXPECT_EQ(schemaError(QStringLiteral("error"), ran.json()).toStdString(), "")
            << line << ran.all();
        EXPECT_EQ(ran.json()[QStringLiteral("exitCode")].toInt(), 2);
    }
}

TEST(CommandLine, SpeaksChineseWhenAsked)
{
    const Ran english = runProgram(words("check --practice troubled-laptop --lang en"));
    const Ran chinese = runProgram(words("check --practice troubled-laptop --lang zh_CN"));
    EXPECT_EQ(english.exitCode, chinese.exitCode);
    EXPECT_TRUE(QString::fromUtf8(chinese.out).contains(QStringLiteral("问题"))) << chinese.all();
    EXPECT_FALSE(QString::fromUtf8(english.out).contains(QStringLiteral("问题")));
}

TEST(CommandLine, WritesJsonThatSurvivesEveryCodePage)
{
    const Ran ran = runProgram(words("check --practice troubled-laptop --lang zh_CN --json"));
    EXPECT_TRUE(std::all_of(ran.out.begin(), ran.out.end(),
                            [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    const QString findings =
        QString::fromUtf8(QJsonDocument(ran.json()[QStringLiteral("findings")].toArray()).toJson());
    EXPECT_TRUE(findings.contains(QStringLiteral("删除"))) << findings.left(2000).toStdString();
}

TEST(CommandLine, TellsItsVersion)
{
    EXPECT_TRUE(runProgram({QStringLiteral("--version")}).out.startsWith("gosetup "));
}
