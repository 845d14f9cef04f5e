// SPDX-License-Identifier: Apache-2.0
// Characters that get into a value by accident: quotes around it, blanks and control characters,
// full-width look-alikes of an input method. Pure.
#pragma once

#include <QString>

namespace gosetup::gosettings {

/// `"C:\gp"` and `'C:\gp'` without the pair around all of it, and a single quote at one end gone.
[[nodiscard]] QString withoutQuotes(const QString& text);
/// Control characters and marks that show nothing (zero width, byte order) gone; blanks at the ends
/// too.
[[nodiscard]] QString withoutInvisible(const QString& text);
/// Full-width and typographic characters as the ASCII ones they look like: ：；，、。“”–　ＧＯ.
[[nodiscard]] QString withAsciiPunctuation(const QString& text);
/// All three.
[[nodiscard]] QString cleanedValue(const QString& text);
/// The least number of inserted, deleted, replaced and swapped characters between two words.
[[nodiscard]] int editDistance(const QString& a, const QString& b);

/// Letters of other alphabets that look like Latin ones as those: all of them.
[[nodiscard]] QString withLatinLetters(const QString& text);
/// The same in words that have Latin letters too and nothing else: "g\u043Eproxy.cn", not a name in
/// Cyrillic letters.
[[nodiscard]] QString withoutMixedLetters(const QString& text);
/// Without a blank, a "#" and what follows, which people take for a comment.
[[nodiscard]] QString withoutComment(const QString& text);

} // namespace gosetup::gosettings
