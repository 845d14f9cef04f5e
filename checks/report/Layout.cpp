// SPDX-License-Identifier: Apache-2.0
#include "report/Layout.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gosetup {

namespace {

struct Range
{
    char32_t from;
    char32_t to;
};

// The wide blocks of Unicode's EastAsianWidth.txt that our languages can produce.
constexpr std::array wideRanges = {
    Range{0x1100, 0x115F},   Range{0x2E80, 0x303E}, Range{0x3041, 0x33FF}, Range{0x3400, 0x4DBF},
    Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF}, Range{0xAC00, 0xD7A3}, Range{0xF900, 0xFAFF},
    Range{0xFE30, 0xFE4F},   Range{0xFF00, 0xFF60}, Range{0xFFE0, 0xFFE6}, Range{0x1F300, 0x1F64F},
    Range{0x20000, 0x3FFFD},
};

bool isWide(char32_t c)
{
    return std::ranges::any_of(wideRanges, [c](Range r) { return c >= r.from && c <= r.to; });
}

int widthOf(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing ||
        category == QChar::Other_Format)
        return 0;
    return isWide(c) ? 2 : 1;
}

/// Pieces that may not be broken: words with the blank before them, or single wide characters.
QStringList pieces(const QString& text)
{
    QStringList out;
    QString word;
    bool wideBefore = false; // the last of `word`
    const QList<uint> points = text.toUcs4();
    for (const uint point : points) {
        const auto c = static_cast<char32_t>(point);
        const bool closing = QChar::isPunct(c);
        const bool afterWide = std::exchange(wideBefore, isWide(c));
        if (isWide(c) && !closing) {
            if (!word.isEmpty())
                out << word;
            word = QString::fromUcs4(&c, 1);
            continue;
        }
        if (c == U' ' && !word.isEmpty()) {
            out << word;
            word.clear();
        } else if (!closing && !word.isEmpty() && afterWide) {
            out << word;
            word.clear();
        }
        word += QString::fromUcs4(&c, 1);
    }
    if (!word.isEmpty())
        out << word;
    return out;
}

const char* codeOf(TextColor color)
{
    switch (color) {
    case TextColor::Bold: return "\033[1m";
    case TextColor::Dim: return "\033[2m";
    case TextColor::Red: return "\033[31m";
    case TextColor::Yellow: return "\033[33m";
    case TextColor::Green: return "\033[32m";
    case TextColor::Blue: return "\033[34m";
    case TextColor::Plain: break;
    }
    return "";
}

} // namespace

int displayWidth(const QString& text)
{
    int width = 0;
    const QList<uint> points = text.toUcs4();
    for (const uint point : points)
        width += widthOf(static_cast<char32_t>(point));
    return width;
}

QString padded(const QString& text, int columns)
{
    return text + QString(std::max(0, columns - displayWidth(text)), u' ');
}

QStringList wrapped(const QString& text, int columns)
{
    QStringList lines;
    const QStringList paragraphs = text.split(u'\n');
    for (const QString& paragraph : paragraphs) {
        QString line;
        for (const QString& piece : pieces(paragraph)) {
            if (!line.isEmpty() && displayWidth(line) + displayWidth(piece) > columns) {
                lines << line;
                line = piece.startsWith(u' ') ? piece.mid(1) : piece;
            } else {
                line += piece;
            }
        }
        lines << line;
    }
    return lines;
}

QString hanging(const QString& first, const QString& text, int columns)
{
    const int indent = displayWidth(first);
    const QStringList lines = wrapped(text, std::max(20, columns - indent));
    return first + lines.join(u'\n' + QString(indent, u' ')) + u'\n';
}

QString painted(const QString& text, TextColor color, const TextStyle& style)
{
    if (!style.color || color == TextColor::Plain)
        return text;
    return QLatin1String(codeOf(color)) + text + QLatin1String("\033[0m");
}

} // namespace gosetup
