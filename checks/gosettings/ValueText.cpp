// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ValueText.h"

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

QString cleanedValue(const QString& text)
{
    return withoutQuotes(withoutInvisible(withAsciiPunctuation(text))).trimmed();
}

} // namespace gosetup::gosettings
