// SPDX-License-Identifier: Apache-2.0
#include "machine/Appearance.h"

#include "machine/practice/PracticeMachine.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

class AppearanceOf : public testing::Test
{
  protected:
    AppearanceOf()
    {
        auto machine = PracticeMachine::open(QStringLiteral("new-laptop"), {});
        EXPECT_TRUE(machine);
        m_machine = *machine;
    }
    void choose(const RegValue& value)
    {
        const auto written = m_machine->registry().write(
            {Hive::CurrentUser,
             QStringLiteral("Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"),
             QStringLiteral("AppsUseLightTheme")},
            value);
        ASSERT_TRUE(written);
    }

    std::shared_ptr<PracticeMachine> m_machine;
};

TEST_F(AppearanceOf, AppsAreLightWhereNothingWasChosen)
{
    EXPECT_FALSE(appsAreDark(m_machine->registry()));
}

TEST_F(AppearanceOf, AppsAreDarkWhereTheLightThemeIsOff)
{
    choose(RegValue::fromDword(0));
    EXPECT_TRUE(appsAreDark(m_machine->registry()));
    choose(RegValue::fromDword(1));
    EXPECT_FALSE(appsAreDark(m_machine->registry()));
}

TEST_F(AppearanceOf, AValueOfAnotherKindIsNoChoice)
{
    choose(RegValue::fromText(RegKind::String, QStringLiteral("0")));
    EXPECT_FALSE(appsAreDark(m_machine->registry()));
}

} // namespace
} // namespace gosetup
