// SPDX-License-Identifier: Apache-2.0
// What the window wears: colours, fonts, sizes and the style sheet. The one place where a distance
// is written down, as Colours is for colours. Knows no page and no desktop (that is ThemeKeeper).
#pragma once

#include "theme/Colours.h"

#include <QFont>

class QApplication;

namespace gosetup {

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
inline constexpr int leastHeight = 440; ///< 1366 × 768 at 150 %, less taskbar and title bar
} // namespace metric

class Theme
{
  public:
    /// Fonts (once), palette and style sheet of the application. May be called again at any time:
    /// widgets that keep pictures in these colours make them anew at QEvent::StyleChange.
    static void wear(QApplication& application, const Appearance& appearance);

    [[nodiscard]] static const Appearance& appearance();
    /// A contrast theme is on: selection is then shown by lines, never by a tint.
    [[nodiscard]] static bool isContrast();
    [[nodiscard]] static const Colours& colours();

    [[nodiscard]] static QFont body();
    [[nodiscard]] static QFont title();  ///< 22 px, semibold
    [[nodiscard]] static QFont strong(); ///< 13 px, semibold
    [[nodiscard]] static QFont hint();   ///< 12 px
    [[nodiscard]] static QFont fixed();  ///< paths and values
};

} // namespace gosetup
