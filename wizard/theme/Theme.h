// SPDX-License-Identifier: Apache-2.0
// Colours, sizes and the style sheet of the window, light and dark. The one place where a colour or
// a distance is written down. Knows no page.
#pragma once

#include <QColor>
#include <QFont>

class QApplication;

namespace gosetup {

struct Colours
{
    QColor ground;
    QColor rail;
    QColor card;
    QColor inset; ///< a block of values inside a card
    QColor line;
    QColor text;
    QColor dim;
    QColor accent;
    QColor onAccent;
    QColor accentSoft; ///< a selected row
    QColor good;
    QColor warning;
    QColor problem;
};

/// Distances in device-independent pixels, on a grid of 8.
namespace metric {
inline constexpr int unit = 8;
inline constexpr int margin = 32;
inline constexpr int cardPadding = 16;
inline constexpr int radius = 8;
inline constexpr int buttonHeight = 32;
inline constexpr int footerHeight = 64;
inline constexpr int railWidth = 216;
inline constexpr int windowWidth = 1040;
inline constexpr int windowHeight = 700;
inline constexpr int leastWidth = 860;
inline constexpr int leastHeight = 600;
} // namespace metric

enum class Look
{
    System,
    Light,
    Dark
};

class Theme
{
  public:
    /// Sets fonts, palette and style sheet of the application. A high-contrast desktop keeps its
    /// own colours; only sizes are ours there.
    static void apply(QApplication& application, Look look);

    [[nodiscard]] static bool isDark();
    [[nodiscard]] static const Colours& colours();

    [[nodiscard]] static QFont body();
    [[nodiscard]] static QFont title();  ///< 22 px, semibold
    [[nodiscard]] static QFont strong(); ///< 13 px, semibold
    [[nodiscard]] static QFont hint();   ///< 12 px
    [[nodiscard]] static QFont fixed();  ///< paths and values
};

} // namespace gosetup
