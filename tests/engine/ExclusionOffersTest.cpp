// SPDX-License-Identifier: Apache-2.0
#include "engine/ExclusionOffers.h"

#include "engine/Check.h"
#include "machine/practice/PracticeMachine.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace gosetup {
namespace {

using State = ExclusionOffer::State;

Facts factsOf(const char* machine)
{
    auto opened = PracticeMachine::open(QString::fromLatin1(machine), {});
    EXPECT_TRUE(opened.has_value()) << machine;
    return check(*opened, ObserveOptions{}, Profile{}).report.facts;
}

/// A machine whose Defender scans and shows its lists.
Facts scanning()
{
    Facts facts = factsOf("troubled-laptop");
    DefenderFacts defender;
    defender.status = DefenderStatus{true, true, false};
    defender.lists = DefenderLists{};
    facts.defender = defender;
    return facts;
}

const ExclusionOffer& offer(const std::vector<ExclusionOffer>& offers, const char* name)
{
    const auto found = std::ranges::find(offers, QString::fromLatin1(name), &ExclusionOffer::name);
    EXPECT_NE(found, offers.end()) << name;
    return *found;
}

TEST(ExclusionOffers, NameTheFoldersThatBuildsWriteTo)
{
    const auto offers = exclusionOffers(scanning());
    ASSERT_EQ(offers.size(), 2U);
    EXPECT_EQ(offers[0].name, u"GOCACHE");
    EXPECT_EQ(offers[1].name, u"GOTMPDIR");
    for (const ExclusionOffer& one : offers) {
        EXPECT_FALSE(one.use.isEmpty());
        EXPECT_FALSE(one.risk.isEmpty());
    }
}

TEST(ExclusionOffers, SayThatAFolderIsExcludedAlready)
{
    Facts facts = scanning();
    const QString cache = exclusionOffers(facts).front().folder;
    facts.defender = [&] {
        DefenderFacts defender = *facts.defender;
        defender.lists = DefenderLists{{cache.toUpper()}, {}, {}};
        return defender;
    }();
    const auto offers = exclusionOffers(facts);
    EXPECT_EQ(offer(offers, "GOCACHE").state, State::Excluded);
    EXPECT_FALSE(offer(offers, "GOCACHE").possible());
}

TEST(ExclusionOffers, StayPossibleWhereTheListsAreHiddenAndSaySo)
{
    Facts facts = scanning();
    facts.defender = [&] {
        DefenderFacts defender = *facts.defender;
        defender.lists = Observed<DefenderLists>::unknown(WhyUnknown::NeedsElevation);
        return defender;
    }();
    for (const ExclusionOffer& one : exclusionOffers(facts)) {
        if (one.state == State::Refused || one.state == State::DevDrive)
            continue;
        EXPECT_EQ(one.state, State::Hidden) << one.name.toStdString();
        EXPECT_TRUE(one.possible());
        EXPECT_FALSE(one.note.isEmpty());
    }
}

TEST(ExclusionOffers, AreBlockedWithAReasonWhereTheyWouldHaveNoEffect)
{
    Facts facts = scanning();
    EXPECT_TRUE(exclusionsBlocked(facts).isEmpty());
    DefenderFacts managed = *facts.defender;
    managed.localMergeDisabled = true;
    facts.defender = managed;
    EXPECT_TRUE(exclusionsBlocked(facts).english().contains(QStringLiteral("organisation")));
    DefenderFacts off;
    off.status = DefenderStatus{true, false, false};
    facts.defender = off;
    EXPECT_FALSE(exclusionsBlocked(facts).isEmpty());
    facts.defender = Observed<DefenderFacts>::unknown(WhyUnknown::Failed);
    EXPECT_FALSE(exclusionsBlocked(facts).isEmpty());
}

TEST(ExclusionOffers, AProposedFolderIsMadeAndSetBeforeItIsExcluded)
{
    const Facts facts = scanning();
    const auto offers = exclusionOffers(facts);
    const ExclusionOffer& temporary = offer(offers, "GOTMPDIR");
    const std::vector<Change> changes = exclusionChanges(facts, temporary.folder);
    ASSERT_EQ(changes.size(), temporary.proposed ? 3U : 2U);
    EXPECT_TRUE(std::holds_alternative<MakeFolder>(changes.front()));
    EXPECT_EQ(std::get<DefenderExclusion>(changes.back()).folder, temporary.folder);
}

} // namespace
} // namespace gosetup
