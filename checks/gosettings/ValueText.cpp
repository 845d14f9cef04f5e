// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ValueText.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace gosetup::gosettings {

namespace {

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\'';
}

bool isInvisible(QChar c)
{
    const char16_t u = c.unicode();
    return u < 0x20 || (u >= 0x7F && u < 0xA0) || (u >= 0x200B && u <= 0x200F) ||
           (u >= 0x202A && u <= 0x202E) || (u >= 0x2060 && u <= 0x2064) ||
           (u >= 0x2066 && u <= 0x2069) || u == 0xFEFF || u == 0x00AD;
}

QChar asciiOf(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= 0xFF01 && u <= 0xFF5E) // the full-width forms, in ASCII's order
        return QChar(u - 0xFF01 + 0x21);
    switch (u) {
    case 0x3000: // ideographic space
    case 0x00A0: return u' ';
    case 0x3001: return u','; // ideographic comma
    case 0x3002: return u'.'; // ideographic full stop
    case 0x2018:
    case 0x2019: return u'\'';
    case 0x201C:
    case 0x201D: return u'"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212: return u'-';
    case 0xA789: return u':';
    case 0x2044:
    case 0x2215: return u'/';
    default: return c;
    }
}

} // namespace

QString withoutQuotes(const QString& text)
{
    QString bare = text.trimmed();
    const bool begins = !bare.isEmpty() && isQuote(bare.front());
    const bool ends = !bare.isEmpty() && isQuote(bare.back());
    if (!begins && !ends)
        return text;
    if (begins)
        bare.remove(0, 1);
    if (ends && !bare.isEmpty() && isQuote(bare.back()))
        bare.chop(1);
    return bare;
}

QString withoutInvisible(const QString& text)
{
    QString visible;
    for (const QChar c : text) {
        if (!isInvisible(c))
            visible += c;
    }
    return visible.trimmed();
}

QString withAsciiPunctuation(const QString& text)
{
    QString ascii = text;
    for (QChar& c : ascii)
        c = asciiOf(c);
    return ascii;
}

int editDistance(const QString& a, const QString& b)
{
    const auto rows = static_cast<std::size_t>(a.size()) + 1;
    const auto columns = static_cast<std::size_t>(b.size()) + 1;
    std::vector<std::vector<int>> d(rows, std::vector<int>(columns));
    for (std::size_t i = 0; i < rows; ++i)
        d[i][0] = static_cast<int>(i);
    for (std::size_t j = 0; j < columns; ++j)
        d[0][j] = static_cast<int>(j);
    const auto at = [](const QString& text, std::size_t i) { return text[qsizetype(i) - 1]; };
    for (std::size_t i = 1; i < rows; ++i) {
        for (std::size_t j = 1; j < columns; ++j) {
            const int replaced = d[i - 1][j - 1] + (at(a, i) == at(b, j) ? 0 : 1);
            d[i][j] = std::min({replaced, d[i - 1][j] + 1, d[i][j - 1] + 1});
            if (i > 1 && j > 1 && at(a, i) == at(b, j - 1) && at(a, i - 1) == at(b, j))
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[rows - 1][columns - 1];
}

QString withLatinLetters(const QString& text)
{
    // Source: Unicode's confusables.txt.
    static const QString others = QStringLiteral(u"АВЕКМНОРСТХУІЅЈԌаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο");
    static const QString latin = QStringLiteral("ABEKMHOPCTXYISJGaeopcyxisjABEZHIKMNOPTYXo");
    QString letters = text;
    for (QChar& c : letters) {
        if (const qsizetype at = others.indexOf(c); at >= 0)
            c = latin[at];
    }
    return letters;
}

QString withoutMixedLetters(const QString& text)
{
    const auto isLatin = [](QChar c) { return c.unicode() < 0x80; };
    QString result;
    QString word;
    const auto take = [&] {
        const QString latin = withLatinLetters(word);
        const bool mixed =
            std::ranges::any_of(word, isLatin) && std::ranges::all_of(latin, isLatin);
        result += mixed ? latin : word;
        word.clear();
    };
    for (const QChar c : text) {
        if (c.isLetter()) {
            word += c;
        } else {
            take();
            result += c;
        }
    }
    take();
    return result;
}

QString withoutComment(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("(?:^|\\s+)#.*$"));
    return QString(text).remove(form);
}

QString cleanedValue(const QString& text)
{
    return withoutQuotes(withoutInvisible(withAsciiPunctuation(text))).trimmed();
}

} // namespace gosetup::gosettings
