// SPDX-License-Identifier: Apache-2.0
// Text in columns: widths as a terminal shows them, wrapping, colour. Used by everything that
// prints; knows nothing of findings or plans.
#pragma once

#include <QString>
#include <QStringList>

namespace gosetup {

enum class TextColor
{
    Plain,
    Bold,
    Dim,
    Red,
    Yellow,
    Green,
    Blue
};

struct TextStyle
{
    int width = 100;      ///< columns; longer lines are wrapped at blanks
    bool color = false;   ///< ANSI escape codes
    bool verbose = false; ///< also what is in order, and every unchanged line
};

/// Columns on a terminal: East Asian wide characters take two (Unicode TR11), combining marks none.
[[nodiscard]] int displayWidth(const QString& text);
/// Filled with blanks up to `columns`; never cut.
[[nodiscard]] QString padded(const QString& text, int columns);
/// Broken at blanks (anywhere between wide characters); a single longer word stays whole.
[[nodiscard]] QStringList wrapped(const QString& text, int columns);
/// Wrapped; the first line starts with `first`, the others with blanks of the same width.
[[nodiscard]] QString hanging(const QString& first, const QString& text, int columns);
[[nodiscard]] QString painted(const QString& text, TextColor color, const TextStyle& style);

} // namespace gosetup
