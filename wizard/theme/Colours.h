// SPDX-License-Identifier: Apache-2.0
// The colours of the window: light, dark, or those of a contrast theme. Pure; used by Theme alone,
// everything else asks Theme::colours().
#pragma once

#include "machine/Appearance.h"

#include <QColor>
#include <QPalette>

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
    QColor disabled; ///< text of what cannot be used now
};

/// A contrast theme has a say before light and dark: its colours alone then, and what they mean
/// (good, warning, problem) is left to signs and words.
[[nodiscard]] Colours coloursOf(const Appearance& appearance);

[[nodiscard]] QPalette paletteOf(const Colours& colours);

} // namespace gosetup
