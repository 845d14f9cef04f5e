// SPDX-License-Identifier: Apache-2.0
// Practice machines made of public reports: what PATH says of them.
#include "rules/FactsMaker.h"

#include "support/Literals.h"

#include <QDir>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

Facts report(const char* number)
{
    const QDir folder(s(GOSETUP_SOURCE_DIR "/tests/data/reports"));
    const QStringList names = folder.entryList({s(number) + s("-*.json")});
    const auto machine = PracticeMachine::open(folder.filePath(names.value(0)), {});
    if (!machine)
        throw std::runtime_error(machine.error().english().toStdString());
    return observe(*machine, {});
}

} // namespace

TEST(Reports, Machine26_GccBehindASpaceIsFound)
{
    const Facts facts = report("26");
    const Finding finding = worst(facts, "path.trailing-space");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("gcc")));
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].recommended);
    const auto& edit = std::get<EditPath>(finding.fixes[0].changes.at(0));
    EXPECT_EQ(edit.scope, Scope::User);
    EXPECT_EQ(edit.edits.at(0).entry, s("D:\\mingw64\\bin "));
    EXPECT_EQ(edit.edits.at(0).replacement, s("D:\\mingw64\\bin"));
    EXPECT_EQ(worst(facts, "path.dead-entries").status, Status::Ok);
}

TEST(Reports, Machine36_PathThatNamesGoItselfIsNoFolder)
{
    const Facts facts = report("36");
    const Finding entry = worst(facts, "path.dead-entries");
    EXPECT_EQ(entry.status, Status::Problem);
    ASSERT_EQ(entry.fixes.size(), 1U);
    EXPECT_TRUE(entry.fixes[0].recommended);
    const auto& edit = std::get<EditPath>(entry.fixes[0].changes.at(0)).edits.at(0);
    EXPECT_EQ(edit.entry, s("C:\\Program Files\\Go\\bin\\go.exe"));
    EXPECT_EQ(edit.replacement, s("C:\\Program Files\\Go\\bin"));
}

TEST(Reports, Machine34_GorootIsItsBin)
{
    EXPECT_EQ(worst(report("34"), "env.goroot-stale").status, Status::Problem);
    EXPECT_LE(worst(report("34"), "path.dead-entries").status, Status::Ok);
}

TEST(Reports, Machine14_And48_SemicolonAtTheEndOfGopathIsNoPathMatter)
{
    for (const char* number : {"14", "48"}) {
        for (const Finding& finding : judge(report(number), {})) {
            const bool isPaths =
                topicOf(finding.id) == s("path") && finding.id != s("path.missing-gobin");
            EXPECT_TRUE(!isPaths || finding.status <= Status::Note)
                << number << finding.id.toStdString();
        }
    }
}
