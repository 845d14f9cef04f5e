// SPDX-License-Identifier: Apache-2.0
#include "rules/errors/PastedText.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace gosetup::errors {

namespace {

/// Narrower windows are not used for building; shorter lines of one length are no wrapping.
constexpr qsizetype leastWindowColumns = 60;

/// The character as it is searched for; 0 for one that only hides what is meant.
QChar searchedCharacter(QChar c)
{
    switch (c.unicode()) {
    case 0x2018: // ‘ ’ ‚
    case 0x2019:
    case 0x201A: return u'\'';
    case 0x201C: // “ ” „
    case 0x201D:
    case 0x201E: return u'"';
    case 0x00A0: // no-break, figure, narrow and ideographic space
    case 0x2007:
    case 0x202F:
    case 0x3000:
    case u'\t': return u' ';
    case 0x200B: // zero width characters, soft hyphen, byte order mark
    case 0x200C:
    case 0x200D:
    case 0x00AD:
    case 0xFEFF: return {};
    default: return c.category() == QChar::Other_Control && c != u'\n' ? QChar() : c;
    }
}

bool isChineseText(QChar c)
{
    const QChar::Script script = c.script();
    return script == QChar::Script_Han || (c.unicode() >= 0x3001 && c.unicode() <= 0x303F) ||
           (c.unicode() >= 0xFF01 && c.unicode() <= 0xFF60);
}

} // namespace

PastedText cleanedPaste(const QString& pasted)
{
    // CSI and OSC sequences of a terminal, and what PowerShell's history leaves of them.
    static const QRegularExpression codes(
        QStringLiteral("\\x{1B}(?:\\[[0-?]{0,40}[ "
                       "-/]{0,4}[@-~]|\\][^\\x{07}\\x{1B}]{0,200}(?:\\x{07}|\\x{1B}\\\\))"));
    PastedText result;
    result.wasCut = pasted.size() > maxPastedText;
    // What went wrong stands at the end of a log as often as at its beginning.
    QString text = result.wasCut
                       ? pasted.left(maxPastedText / 2) + u'\n' + pasted.right(maxPastedText / 2)
                       : pasted;
    text.remove(codes);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(u'\r', u'\n');
    text.replace(QLatin1String("\\\""), QLatin1String("\"")); // a log that quotes the message
    result.text.reserve(text.size());
    for (const QChar c : std::as_const(text)) {
        if (const QChar searched = searchedCharacter(c); !searched.isNull())
            result.text += searched;
    }
    return result;
}

UnwrappedText::UnwrappedText(const QString& text)
{
    const QStringList lines = text.split(u'\n');
    qsizetype longest = 0;
    for (const QString& line : lines)
        longest = std::max(longest, line.size());
    m_text.reserve(text.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        m_text += lines[i];
        if (i + 1 == lines.size())
            break;
        const bool filled = longest >= leastWindowColumns && lines[i].size() == longest;
        const bool chinese = !lines[i].isEmpty() && !lines[i + 1].isEmpty() &&
                             isChineseText(lines[i].back()) && isChineseText(lines[i + 1].front());
        if (filled || chinese)
            m_breaks.push_back(m_text.size());
        else
            m_text += u'\n';
    }
}

qsizetype UnwrappedText::originalPosition(qsizetype position) const
{
    const auto after = std::ranges::upper_bound(m_breaks, position);
    return position + std::distance(m_breaks.begin(), after);
}

} // namespace gosetup::errors
