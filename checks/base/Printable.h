// SPDX-License-Identifier: Apache-2.0
// Makes text that came from a machine or a server fit for a terminal and a window: what would steer
// the one or turn a line of the other around is shown by its number. Used wherever such text meets
// a person: by Text for its arguments, by the console and the log for whatever did not pass a Text.
#pragma once

#include <QString>

namespace gosetup {

/// A control character, one that directs writing (U+202E and its like), an invisible one, or a
/// separator of lines. A joiner is fine between letters and pictures that need it: see printable().
[[nodiscard]] bool isUnprintable(char32_t c);
/// Whether printable() would change the text.
[[nodiscard]] bool hasUnprintable(const QString& text);

/// Unprintable characters as JSON writes them (\n, \u001b, \u202e), so that JSON printed through it
/// still says the same; lone halves of a surrogate pair, too. All other text stays as it is. Doing
/// it twice changes nothing more.
[[nodiscard]] QString printable(const QString& text);

enum class Colour
{
    Refused,
    Allowed ///< the escape sequences of painted() pass
};
/// The same for text of several lines that is to go out as it is: \n stays.
[[nodiscard]] QString printableLines(const QString& text, Colour colour = Colour::Refused);

/// Escape sequences that colour text, as painted() writes them. Nothing else may pass a console.
inline constexpr const char* colourCodes[] = {"\033[0m",  "\033[1m",  "\033[2m", "\033[31m",
                                              "\033[33m", "\033[32m", "\033[34m"};

} // namespace gosetup
