// SPDX-License-Identifier: Apache-2.0
#include "engine/EnvironmentPreview.h"

#include "changes/PlanText.h"
#include "engine/Prepare.h"
#include "machine/practice/PracticeMachine.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace gosetup {
namespace {

using Mark = PathLine::Mark;

struct Before
{
    std::shared_ptr<PracticeMachine> machine;
    Report report;
};

Before troubledLaptop()
{
    auto machine = PracticeMachine::open(QStringLiteral("troubled-laptop"), {});
    EXPECT_TRUE(machine.has_value());
    return {*machine, check(*machine, ObserveOptions{}, Profile{}).report};
}

const PathLine* lineOf(const std::vector<PathLine>& lines, const QString& text)
{
    const auto found = std::ranges::find_if(lines, [&](const auto& l) { return l.text == text; });
    return found == lines.end() ? nullptr : &*found;
}

const VariableLine& variable(const std::vector<VariableLine>& lines, const QString& name)
{
    static const VariableLine none;
    const auto found = std::ranges::find_if(lines, [&](const auto& l) { return l.name == name; });
    EXPECT_NE(found, lines.end()) << name.toStdString();
    return found == lines.end() ? none : *found;
}

PlannedChange pathChange(Scope scope, const QString& before, const QString& after,
                         std::vector<PathEdit> edits)
{
    const RegistryValuePath place = variableRegistryPath(scope, QStringLiteral("Path"));
    return {EditPath{scope, std::move(edits)},
            RegistryState{place, RegValue::fromText(RegKind::ExpandString, before)},
            RegistryState{place, RegValue::fromText(RegKind::ExpandString, after)},
            {}};
}

TEST(EnvironmentPreview, WithoutAPlanEveryEntryStays)
{
    const Before before = troubledLaptop();
    const auto lines = pathPreview(before.report.facts, nullptr);
    ASSERT_FALSE(lines.empty());
    EXPECT_EQ(lines.front().scope, Scope::Machine);
    EXPECT_EQ(lines.back().scope, Scope::User);
    int number = 0;
    for (const PathLine& line : lines) {
        EXPECT_EQ(line.mark, Mark::Kept);
        EXPECT_EQ(line.number, ++number);
    }
}

TEST(EnvironmentPreview, NamesWhyAnEntryGoes)
{
    const Before before = troubledLaptop();
    const auto plan = recommend(before.machine, before.report, PlanRequest{});
    ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
    const auto lines = pathPreview(before.report.facts, &*plan);
    const PathLine* dead = lineOf(lines, QStringLiteral("C:\\Python27"));
    ASSERT_NE(dead, nullptr);
    EXPECT_EQ(dead->mark, Mark::Removed);
    EXPECT_EQ(dead->note.english(), QStringLiteral("does not exist"));
    EXPECT_EQ(dead->number, 0);
    const PathLine* twice = lineOf(lines, QStringLiteral("C:\\Users\\li\\Scoop\\Shims\\"));
    ASSERT_NE(twice, nullptr);
    EXPECT_EQ(twice->mark, Mark::Removed);
    EXPECT_EQ(twice->note.english(), QStringLiteral("duplicate"));
}

TEST(EnvironmentPreview, ShowsAMovedEntryOnceWhereItWillBe)
{
    Facts facts;
    Plan plan;
    plan.changes = {pathChange(Scope::User, QStringLiteral("C:\\a;C:\\b;C:\\go\\bin"),
                               QStringLiteral("C:\\go\\bin;C:\\a;C:\\b"),
                               {{PathEdit::Kind::InsertFirst,
                                 QStringLiteral("C:\\go\\bin"),
                                 {},
                                 0,
                                 QStringLiteral("path.shadowed-go")}})};
    const auto lines = pathPreview(facts, &plan);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].text, QStringLiteral("C:\\go\\bin"));
    EXPECT_EQ(lines[0].mark, Mark::Moved);
    EXPECT_EQ(lines[0].note.english(), QStringLiteral("first"));
    EXPECT_EQ(lines[1].mark, Mark::Kept);
    EXPECT_EQ(lines[2].mark, Mark::Kept);
}

TEST(EnvironmentPreview, SaysWhatThePlanSays)
{
    const Before before = troubledLaptop();
    const auto plan = recommend(before.machine, before.report, PlanRequest{});
    ASSERT_TRUE(plan.has_value());
    const auto lines = pathPreview(before.report.facts, &*plan);
    int compared = 0;
    for (const PlannedChange& planned : plan->changes) {
        if (!std::holds_alternative<EditPath>(planned.change))
            continue;
        for (const DiffLine& line : diffOf(planned)) {
            const PathLine* shown = lineOf(lines, line.text);
            if (shown == nullptr || shown->mark == Mark::Kept || shown->mark == Mark::Moved)
                continue;
            EXPECT_EQ(shown->note.english(), line.note.english()) << line.text.toStdString();
            ++compared;
        }
    }
    EXPECT_GT(compared, 2);
}

TEST(EnvironmentPreview, ATypeThatChangesIsNoEntry)
{
    Plan plan;
    plan.changes = {pathChange(Scope::User, QStringLiteral("C:\\a"), QStringLiteral("C:\\a"), {})};
    std::get<RegistryState>(plan.changes[0].before).value->kind = RegKind::String;
    EXPECT_EQ(diffOf(plan.changes[0]).size(), 3U);
    const auto lines = pathPreview(Facts{}, &plan);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].mark, Mark::Kept);
}

TEST(EnvironmentPreview, CountsPlacesAsTheyWillBe)
{
    Facts facts;
    Plan plan;
    plan.changes = {pathChange(Scope::User, QStringLiteral("C:\\dead;C:\\b"),
                               QStringLiteral("C:\\b;C:\\new"),
                               {{PathEdit::Kind::Remove,
                                 QStringLiteral("C:\\dead"),
                                 {},
                                 0,
                                 QStringLiteral("path.dead-entries")},
                                {PathEdit::Kind::InsertLast,
                                 QStringLiteral("C:\\new"),
                                 {},
                                 0,
                                 QStringLiteral("path.missing-go")}})};
    const auto lines = pathPreview(facts, &plan);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].number, 0);
    EXPECT_EQ(lines[1].number, 1);
    EXPECT_EQ(lines[2].number, 2);
    EXPECT_EQ(lines[2].mark, Mark::Added);
    EXPECT_EQ(lines[2].note.english(), QStringLiteral("last"));
}

TEST(EnvironmentPreview, TellsWhatGoWillUseAfterThePlan)
{
    const Before before = troubledLaptop();
    const auto now = variablePreview(before.report.facts, nullptr);
    EXPECT_EQ(variable(now, QStringLiteral("GOROOT")).afterwards.valueOr({}),
              QStringLiteral("C:\\Go"));
    EXPECT_EQ(variable(now, QStringLiteral("GOROOT")).machine.valueOr({}),
              QStringLiteral("C:\\go1.19"));
    const auto plan = recommend(before.machine, before.report, PlanRequest{});
    ASSERT_TRUE(plan.has_value());
    const auto after = variablePreview(before.report.facts, &*plan);
    const VariableLine& goroot = variable(after, QStringLiteral("GOROOT"));
    EXPECT_TRUE(goroot.changed);
    EXPECT_FALSE(goroot.afterwards.known());
    EXPECT_EQ(goroot.user.valueOr({}), QStringLiteral("C:\\Go")) << "what is there now stays shown";
    EXPECT_TRUE(variable(after, QStringLiteral("GOPATH")).changed);
}

TEST(EnvironmentPreview, CallsADefaultADefault)
{
    auto machine = PracticeMachine::open(QStringLiteral("new-laptop"), {});
    ASSERT_TRUE(machine.has_value());
    const Report report = check(*machine, ObserveOptions{}, Profile{}).report;
    const VariableLine line =
        variable(variablePreview(report.facts, nullptr), QStringLiteral("GOPROXY"));
    EXPECT_TRUE(line.isDefault);
    EXPECT_EQ(line.afterwards.valueOr({}), QStringLiteral("https://proxy.golang.org,direct"));
    EXPECT_TRUE(line.user.notPresent());
}

TEST(EnvironmentPreview, CountsOnlyPathFindingsThatCanBeMended)
{
    Finding fixable;
    fixable.id = QStringLiteral("path.dead-entries");
    fixable.status = Status::Warning;
    fixable.fixes = {{QStringLiteral("remove"), {}, {EditPath{}}, true}};
    Finding byPerson = fixable;
    byPerson.fixes.front().changes.clear();
    Finding elsewhere = fixable;
    elsewhere.id = QStringLiteral("env.goroot-stale");
    EXPECT_EQ(fixablePathFindings({fixable, byPerson, elsewhere}), 1);
    EXPECT_EQ(fixablePathFindings({}), 0);
}

} // namespace
} // namespace gosetup
