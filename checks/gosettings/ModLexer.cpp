// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ModLexer.h"

#include <utility>

namespace gosetup::gosettings {

namespace {

const QString blockCommentFault =
    QStringLiteral("mod files must use // comments (not /* */ comments)");

bool isModPunctuation(char32_t c)
{
    return c == U'(' || c == U')' || c == U'[' || c == U']' || c == U'{' || c == U'}' || c == U',';
}

bool isPartOfModWord(char32_t c)
{
    return c != 0 && !isModPunctuation(c) && !QChar::isSpace(c) && QChar::isPrint(c);
}

/// As Go's %q writes it.
QString quotedCharacter(char32_t c)
{
    constexpr char32_t firstPrintable = 0x20;
    constexpr char32_t deleteCharacter = 0x7F;
    if (c < firstPrintable || c == deleteCharacter)
        return QStringLiteral("'\\x%1'").arg(static_cast<uint>(c), 2, 16, QLatin1Char('0'));
    if (QChar::isPrint(c) && !QChar::isSpace(c))
        return u'\'' + QString::fromUcs4(&c, 1) + u'\'';
    return QStringLiteral("'\\u%1'").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0'));
}

} // namespace

ModLexer::ModLexer(const QString& text, QString path)
    : m_points(text.toStdU32String()), m_path(std::move(path))
{
    advance();
}

ModToken ModLexer::take()
{
    ModToken token = m_token;
    advance();
    return token;
}

void ModLexer::fail(int line, int column, const QString& text)
{
    if (m_faults.empty())
        m_faults.push_back({line, column, text, true});
    m_at = m_points.size();
    m_token = {ModToken::Kind::End, m_line, m_column, {}};
}

char32_t ModLexer::at(std::size_t offset) const
{
    return m_at + offset < m_points.size() ? m_points[m_at + offset] : 0;
}

void ModLexer::step()
{
    if (at() == U'\n') {
        ++m_line;
        m_column = 1;
        m_lineHasWords = false;
    } else {
        ++m_column;
    }
    ++m_at;
}

void ModLexer::advance()
{
    while (at() == U' ' || at() == U'\t' || at() == U'\r')
        step();
    m_token = {ModToken::Kind::End, m_line, m_column, {}};
    if (isAtEnd())
        return;
    if (isAtComment())
        readComment();
    else if (isAtBlockComment())
        fail(m_line, m_column, blockCommentFault);
    else
        readWord();
}

void ModLexer::readComment()
{
    m_token.kind = m_lineHasWords ? ModToken::Kind::EndComment : ModToken::Kind::Comment;
    while (!isAtEnd() && at() != U'\n') {
        m_token.text += QString::fromUcs4(&m_points[m_at], 1);
        step();
    }
    if (!isAtEnd())
        step();
    if (m_token.text.endsWith(u'\r'))
        m_token.text.chop(1);
}

void ModLexer::readWord()
{
    const char32_t c = at();
    const std::size_t start = m_at;
    if (c == U'\n') {
        m_token.kind = ModToken::Kind::LineEnd;
        step();
        return;
    }
    m_lineHasWords = true;
    m_token.kind = c == U'('   ? ModToken::Kind::Open
                   : c == U')' ? ModToken::Kind::Close
                               : ModToken::Kind::Word;
    if (isModPunctuation(c))
        step();
    else if (c == U'"' || c == U'`')
        readQuoted(c);
    else if (isPartOfModWord(c))
        readIdentifier();
    else
        fail(m_line, m_column,
             QStringLiteral("unexpected input character %1").arg(quotedCharacter(c)));
    if (!failed())
        m_token.text = QString::fromUcs4(&m_points[start], static_cast<qsizetype>(m_at - start));
}

void ModLexer::readIdentifier()
{
    while (isPartOfModWord(at()) && !isAtComment()) {
        if (isAtBlockComment()) {
            fail(m_line, m_column, blockCommentFault);
            return;
        }
        step();
    }
}

void ModLexer::readQuoted(char32_t quote)
{
    step();
    while (true) {
        if (isAtEnd()) {
            fail(m_token.line, m_token.column, QStringLiteral("unexpected EOF in string"));
            return;
        }
        if (at() == U'\n') {
            fail(m_line, m_column, QStringLiteral("unexpected newline in string"));
            return;
        }
        const char32_t c = at();
        step();
        if (c == quote)
            return;
        if (c == U'\\' && quote != U'`' && !isAtEnd())
            step();
    }
}

} // namespace gosetup::gosettings
