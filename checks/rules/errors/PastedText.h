// SPDX-License-Identifier: Apache-2.0
// A text as people paste it out of terminals, editors and chats, made fit to be searched: colour
// codes, odd blanks and quotes, line breaks of a narrow window. Pure text; knows no message.
#pragma once

#include <QString>

#include <vector>

namespace gosetup::errors {

/// Characters of a pasted text that are looked at.
inline constexpr qsizetype maxPastedText = 64 * 1024;

struct PastedText
{
    QString text;
    bool wasCut =
        false; ///< only maxPastedText characters of the beginning and the end are looked at
};
/// Without control codes; line ends are \n, typographic quotes straight, odd blanks plain.
[[nodiscard]] PastedText cleanedPaste(const QString& pasted);

/// A text whose lines a window broke, in one piece again: lines as long as the longest one, and
/// breaks between two Chinese characters.
class UnwrappedText
{
  public:
    explicit UnwrappedText(const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] bool isSame() const { return m_breaks.empty(); }
    /// Where a character of text() stood in the text that was given.
    [[nodiscard]] qsizetype originalPosition(qsizetype position) const;

  private:
    QString m_text;
    std::vector<qsizetype> m_breaks; ///< positions in m_text at which a line break was taken out
};

} // namespace gosetup::errors
