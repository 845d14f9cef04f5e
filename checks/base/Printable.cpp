// SPDX-License-Identifier: Apache-2.0
#include "base/Printable.h"

#include <QStringView>

namespace gosetup {

namespace {

constexpr char32_t zeroWidthNonJoiner = 0x200C;
constexpr char32_t zeroWidthJoiner = 0x200D;

/// Format characters that are seen: signs that enclose the digits after them.
bool isVisibleFormat(char32_t c)
{
    return (c >= 0x0600 && c <= 0x0605) || c == 0x06DD || c == 0x070F || c == 0x0890 ||
           c == 0x0891 || c == 0x08E2 || c == 0x110BD || c == 0x110CD;
}

bool isJoiner(char32_t c)
{
    return c == zeroWidthNonJoiner || c == zeroWidthJoiner;
}

/// Persian words and families of emoji are written with joiners; nothing in ASCII is.
bool joins(char32_t before, char32_t after)
{
    constexpr char32_t firstBeyondAscii = 0x80;
    return before >= firstBeyondAscii && after >= firstBeyondAscii && !isUnprintable(before) &&
           !isUnprintable(after);
}

QString numbered(char16_t unit)
{
    switch (unit) {
    case u'\b': return QStringLiteral("\\b");
    case u'\t': return QStringLiteral("\\t");
    case u'\n': return QStringLiteral("\\n");
    case u'\f': return QStringLiteral("\\f");
    case u'\r': return QStringLiteral("\\r");
    default: return QStringLiteral("\\u%1").arg(uint(unit), 4, 16, QLatin1Char('0'));
    }
}

struct Point
{
    char32_t value = 0; ///< 0 where the text ends
    qsizetype units = 1;
    bool whole = true; ///< false: half of a surrogate pair
};

Point pointAt(QStringView text, qsizetype at)
{
    if (at < 0 || at >= text.size())
        return {};
    const QChar c = text[at];
    if (!c.isSurrogate())
        return {c.unicode(), 1, true};
    if (c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(c, text[at + 1]), 2, true};
    return {c.unicode(), 1, false};
}

char32_t pointBefore(QStringView text, qsizetype at)
{
    const bool pair = at >= 2 && text[at - 1].isLowSurrogate() && text[at - 2].isHighSurrogate();
    return pointAt(text, at - (pair ? 2 : 1)).value;
}

bool mustBeNumbered(QStringView text, qsizetype at, const Point& point)
{
    if (!point.whole)
        return true;
    if (isJoiner(point.value))
        return !joins(pointBefore(text, at), pointAt(text, at + 1).value);
    return isUnprintable(point.value);
}

/// Units of the colour code that begins there; 0 where none does.
qsizetype colourAt(QStringView text, qsizetype at)
{
    for (const char* code : colourCodes) {
        if (text.mid(at).startsWith(QLatin1String(code)))
            return QLatin1String(code).size();
    }
    return 0;
}

template <typename Passes>
QString rewritten(const QString& text, const Passes& passes)
{
    QString out;
    qsizetype clean = 0; // up to here `out` has it all
    for (qsizetype at = 0; at < text.size();) {
        const char16_t unit = text[at].unicode();
        if (unit >= 0x20 && unit < 0x7F) { // most of all text there is
            ++at;
            continue;
        }
        if (const qsizetype units = passes(text, at); units > 0) {
            at += units;
            continue;
        }
        const Point point = pointAt(text, at);
        if (!mustBeNumbered(text, at, point)) {
            at += point.units;
            continue;
        }
        out += QStringView(text).mid(clean, at - clean);
        for (qsizetype i = 0; i < point.units; ++i)
            out += numbered(text[at + i].unicode());
        at += point.units;
        clean = at;
    }
    if (clean == 0)
        return text;
    return out += QStringView(text).mid(clean);
}

} // namespace

bool isUnprintable(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    case QChar::Other_Format: return !isVisibleFormat(c) && !isJoiner(c);
    default: return false;
    }
}

bool hasUnprintable(const QString& text)
{
    return printable(text) != text;
}

QString printable(const QString& text)
{
    return rewritten(text, [](QStringView, qsizetype) { return qsizetype(0); });
}

QString printableLines(const QString& text, Colour colour)
{
    return rewritten(text, [colour](QStringView all, qsizetype at) -> qsizetype {
        if (all[at] == u'\n')
            return 1;
        return colour == Colour::Allowed && all[at] == u'\033' ? colourAt(all, at) : 0;
    });
}

} // namespace gosetup
