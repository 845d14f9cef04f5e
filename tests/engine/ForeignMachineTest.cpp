// SPDX-License-Identifier: Apache-2.0
// A machine that is no practice machine, as the real one will be: predictions go by its recorded
// image.
#include "engine/Engine.h"
#include "machine/practice/PracticeMachine.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

/// Hides that there is a practice machine behind the ports.
class Foreign final : public Machine
{
  public:
    explicit Foreign(std::shared_ptr<PracticeMachine> behind) : m_behind(std::move(behind)) {}

    QString name() const override { return m_behind->name(); }
    bool isPractice() const override { return false; }
    Registry& registry() override { return m_behind->registry(); }
    Files& files() override { return m_behind->files(); }
    Processes& processes() override { return m_behind->processes(); }
    Defender& defender() override { return m_behind->defender(); }
    Aliases& aliases() override { return m_behind->aliases(); }
    Network& network() override { return m_behind->network(); }
    System& system() override { return m_behind->system(); }
    Shell& shell() override { return m_behind->shell(); }
    Clock& clock() override { return m_behind->clock(); }
    Elevation& elevation() override { return m_behind->elevation(); }

  private:
    std::shared_ptr<PracticeMachine> m_behind;
};

QStringList verdicts(const Report& report)
{
    QStringList lines;
    for (const Finding& finding : report.findings)
        lines << finding.id + u' ' + finding.subject + u' ' + toString(finding.status) + u' ' +
                     finding.title.english();
    lines.sort();
    return lines;
}

class ForeignMachine : public testing::TestWithParam<const char*>
{
};

TEST_P(ForeignMachine, IsPredictedAsThePracticeMachineBehindIt)
{
    const auto practice = PracticeMachine::open(QString::fromLatin1(GetParam()), {});
    ASSERT_TRUE(practice.has_value());
    const auto foreign = std::make_shared<Foreign>(*practice);
    const Report before = check(foreign, {}, {});
    const auto plan = recommend(foreign, before, {});
    ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
    const auto recorded = predict(foreign, *plan, {});
    ASSERT_TRUE(recorded.has_value()) << recorded.error().english().toStdString();
    const auto copied = predict(*practice, *plan, {});
    ASSERT_TRUE(copied.has_value());
    EXPECT_EQ(verdicts(*recorded), verdicts(*copied));
    // Predicting touched nothing.
    EXPECT_EQ(verdicts(check(foreign, {}, {})), verdicts(before));
}

INSTANTIATE_TEST_SUITE_P(Shipped, ForeignMachine,
                         testing::Values("new-laptop", "troubled-laptop", "managed-laptop",
                                         "healthy"));

} // namespace
} // namespace gosetup
