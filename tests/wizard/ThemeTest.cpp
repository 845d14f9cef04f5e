// SPDX-License-Identifier: Apache-2.0
// What the window wears: contrast themes, and a desktop that changes its mind while it is open.
#include "WindowKit.h"
#include "theme/ThemeKeeper.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>

#include <cmath>

namespace gosetup {
namespace {

const ContrastColours night{0x000000, 0xFFFFFF, 0x1AEBFF, 0x000000, 0x3FF23F, 0xFFFF00};

double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// WCAG 2.1, 1.4.3.
double contrastBetween(const QColor& one, const QColor& other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

TEST(Colours, TextIsReadableOnEveryGround)
{
    for (const Appearance& appearance :
         {Appearance{}, Appearance{true, {}}, Appearance{false, night}}) {
        const Colours c = coloursOf(appearance);
        for (const QColor& ground : {c.ground, c.rail, c.card, c.inset, c.accentSoft}) {
            for (const QColor& colour : {c.text, c.dim, c.good, c.warning, c.problem})
                EXPECT_GE(contrastBetween(colour, ground), 4.5)
                    << colour.name().toStdString() << " on " << ground.name().toStdString();
        }
        EXPECT_GE(contrastBetween(c.onAccent, c.accent), 4.5);
    }
}

TEST(Colours, AContrastThemeBringsItsOwnAndNothingElse)
{
    const Colours c = coloursOf({true, night});
    const QList<QRgb> theirs{0xFF000000, 0xFFFFFFFF, 0xFF1AEBFF, 0xFF3FF23F};
    for (const QColor& colour :
         {c.ground, c.rail, c.card, c.inset, c.line, c.text, c.dim, c.accent, c.onAccent,
          c.accentSoft, c.good, c.warning, c.problem, c.disabled})
        EXPECT_TRUE(theirs.contains(colour.rgb())) << colour.name().toStdString();
}

TEST(ColorScheme, AContrastThemeWinsOverALookThatWasAskedFor)
{
    EXPECT_EQ(appearanceFor(ColorScheme::Light, {true, night}).contrast, night);
    EXPECT_TRUE(appearanceFor(ColorScheme::Dark, {}).dark);
    EXPECT_FALSE(appearanceFor(ColorScheme::Light, {true, {}}).dark);
    EXPECT_TRUE(appearanceFor(ColorScheme::System, {true, {}}).dark);
}

class ThemeOfWindow : public testkit::WindowTest
{
  protected:
    void keep(ColorScheme colorScheme)
    {
        m_keeper = std::make_unique<ThemeKeeper>(*qApp, colorScheme, [this] { return m_desktop; });
    }
    void desktopChangesTo(const Appearance& appearance)
    {
        m_desktop = appearance;
        QEvent told(QEvent::ThemeChange);
        QApplication::sendEvent(m_window->windowHandle(), &told);
    }
    void TearDown() override
    {
        m_keeper.reset();
        Theme::wear(*qApp, {});
    }
    [[nodiscard]] QColor cornerOfWindow() const
    {
        return m_window->grab().toImage().pixelColor(m_window->width() - 3, 3);
    }

    Appearance m_desktop;
    std::unique_ptr<ThemeKeeper> m_keeper;
};

TEST_F(ThemeOfWindow, ADesktopThatTurnsDarkTakesTheOpenWindowAlong)
{
    keep(ColorScheme::System);
    open("troubled-laptop");
    const QColor light = cornerOfWindow();
    EXPECT_EQ(light, coloursOf({}).ground);
    desktopChangesTo({true, {}});
    const Colours dark = coloursOf({true, {}});
    EXPECT_TRUE(testkit::wait([&] { return cornerOfWindow() == dark.ground; }));
    desktopChangesTo({false, night});
    EXPECT_TRUE(testkit::wait([&] { return cornerOfWindow() == QColor(Qt::black); }));
    desktopChangesTo({});
    EXPECT_TRUE(testkit::wait([&] { return cornerOfWindow() == light; }));
}

TEST_F(ThemeOfWindow, WhatWasChosenStaysWhenTheThemeChanges)
{
    keep(ColorScheme::System);
    open("troubled-laptop");
    m_window->showStep(Step::Location);
    auto* other = find<QRadioButton>("location.other");
    auto* line = find<QLineEdit>("location.path");
    ASSERT_TRUE(other != nullptr && line != nullptr);
    click(other);
    line->setText(QStringLiteral("D:\\Tools\\Go"));
    Q_EMIT line->textEdited(line->text());
    const QString title = m_window->windowTitle();
    desktopChangesTo({true, {}});
    ASSERT_TRUE(testkit::wait([] { return Theme::appearance().dark; }));
    EXPECT_EQ(step(), Step::Location);
    EXPECT_TRUE(other->isChecked());
    EXPECT_EQ(line->text(), QStringLiteral("D:\\Tools\\Go"));
    EXPECT_EQ(m_window->windowTitle(), title);
}

TEST_F(ThemeOfWindow, ALookThatWasAskedForStays)
{
    keep(ColorScheme::Light);
    open("new-laptop");
    desktopChangesTo({true, {}});
    QTest::qWait(200);
    EXPECT_FALSE(Theme::appearance().dark);
}

TEST_F(ThemeOfWindow, SignsAreDrawnAnewInTheColoursOfTheTheme)
{
    keep(ColorScheme::System);
    open("troubled-laptop");
    m_window->showStep(Step::Version);
    const auto* rail = m_window->findChild<QWidget*>(QStringLiteral("rail"));
    ASSERT_NE(rail, nullptr);
    const auto holds = [&](const QColor& colour) {
        const QImage picture =
            rail->findChildren<QPushButton*>().first()->icon().pixmap(QSize(20, 20)).toImage();
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                if (picture.pixelColor(x, y) == colour)
                    return true;
            }
        }
        return false;
    };
    EXPECT_TRUE(holds(coloursOf({}).accent));
    desktopChangesTo({true, {}});
    EXPECT_TRUE(testkit::wait([&] { return holds(coloursOf({true, {}}).accent); }));
}

} // namespace
} // namespace gosetup
