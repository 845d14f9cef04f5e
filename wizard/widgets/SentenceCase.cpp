// SPDX-License-Identifier: Apache-2.0
#include "widgets/SentenceCase.h"

#include <algorithm>

namespace gosetup {

namespace {

constexpr ushort firstCjk = 0x2E80;

bool endsSentence(QChar last)
{
    static const QString ends = QStringLiteral(".。?？:：…");
    return ends.contains(last);
}

/// A Chinese sentence may end with the Latin name of something.
bool isCjk(const QString& text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.unicode() >= firstCjk; });
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

QString headingOf(const QString& text)
{
    QString out = text;
    if (!out.isEmpty() && beginsWithWord(out))
        out[0] = out[0].toUpper();
    return out;
}

QString sentenceOf(const QString& text)
{
    if (text.isEmpty())
        return text;
    QString out = headingOf(text);
    if (!endsSentence(out.back()))
        out += isCjk(out) ? u'。' : u'.';
    return out;
}

Text inTheWindow(const Text& remedy)
{
    const QString english = remedy.english();
    if (english == QLatin1String("`gosetup releases` lists the available versions"))
        return Text::tr("choose a version on the Version page");
    if (english == QLatin1String("specify its SHA-256 from go.dev/dl with --sha256"))
        return Text::tr("choose the archive again on the Version page, and enter its SHA-256 "
                        "from go.dev/dl there");
    return remedy;
}

} // namespace gosetup
