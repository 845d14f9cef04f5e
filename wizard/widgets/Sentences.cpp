// SPDX-License-Identifier: Apache-2.0
#include "widgets/Sentences.h"

namespace gosetup {

namespace {

constexpr ushort firstCjk = 0x2E80;

bool endsSentence(QChar last)
{
    static const QString ends = QStringLiteral(".。?？:：…");
    return ends.contains(last);
}

/// "%PATH%", "C:\\go", "https://…": a first word that holds more than letters is a name.
bool beginsWithWord(const QString& text)
{
    const QString first = text.section(u' ', 0, 0);
    const bool marked = !first.isEmpty() && QStringLiteral(":,.").contains(first.back());
    for (const QChar c : marked ? first.chopped(1) : first) {
        if (!c.isLetter() && c != u'\'' && c != u'-')
            return false;
    }
    return text.front().isLower();
}

} // namespace

QString sentenceOf(const QString& text)
{
    if (text.isEmpty())
        return text;
    QString out = text;
    if (beginsWithWord(out))
        out[0] = out[0].toUpper();
    const QChar last = out.back();
    if (!endsSentence(last))
        out += last.unicode() >= firstCjk ? u'。' : u'.';
    return out;
}

} // namespace gosetup
