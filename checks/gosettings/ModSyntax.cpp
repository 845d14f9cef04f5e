// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ModSyntax.h"

#include "gosettings/ModLexer.h"

#include <QHash>

#include <optional>

namespace gosetup::gosettings {

namespace {

using TokenKind = ModToken::Kind;

/// The rest of a line of a block.
ModLine readBlockLine(ModLexer& lexer)
{
    ModLine line;
    line.line = lexer.peek().line;
    while (true) {
        const ModToken token = lexer.take();
        if (token.endsLine()) {
            line.comment = token.text;
            return line;
        }
        line.words << token.text;
    }
}

void readBlock(ModLexer& lexer, ModStatement& block, int column)
{
    block.isBlock = true;
    while (!lexer.failed()) {
        switch (lexer.peek().kind) {
        case TokenKind::EndComment:
        case TokenKind::Comment:
        case TokenKind::LineEnd: (void)lexer.take(); break;
        case TokenKind::End:
            lexer.fail(lexer.peek().line, lexer.peek().column,
                       QStringLiteral("syntax error (unterminated block started at %1:%2:%3)")
                           .arg(lexer.path())
                           .arg(block.line)
                           .arg(column));
            return;
        case TokenKind::Close:
            (void)lexer.take();
            if (!lexer.peek().endsLine())
                lexer.fail(lexer.peek().line, lexer.peek().column,
                           QStringLiteral("syntax error (expected newline after closing paren)"));
            else
                (void)lexer.take();
            return;
        default: block.lines.push_back(readBlockLine(lexer));
        }
    }
}

ModStatement readStatement(ModLexer& lexer)
{
    ModStatement statement;
    const ModToken first = lexer.take();
    statement.line = first.line;
    statement.words << first.text;
    while (!lexer.failed()) {
        const ModToken token = lexer.take();
        if (token.endsLine()) {
            statement.comment = token.text;
            return statement;
        }
        if (token.kind == TokenKind::Open && lexer.peek().endsLine()) {
            readBlock(lexer, statement, first.column);
            return statement;
        }
        if (token.kind == TokenKind::Open && lexer.peek().kind == TokenKind::Close) {
            (void)lexer.take();
            if (lexer.peek().endsLine()) {
                (void)lexer.take();
                statement.isBlock = true;
                return statement;
            }
            statement.words << token.text << QStringLiteral(")");
            continue;
        }
        statement.words << token.text;
    }
    return statement;
}

/// The character of `\xHH`, `\uHHHH`, `\UHHHHHHHH` or `\ooo`; nullopt where it is none.
std::optional<char32_t> numberedCharacter(const QString& text, qsizetype& at)
{
    const QChar kind = text[at];
    const bool isOctal = kind >= u'0' && kind <= u'7';
    const int length = isOctal ? 3 : kind == u'x' ? 2 : kind == u'u' ? 4 : kind == u'U' ? 8 : 0;
    const qsizetype from = isOctal ? at : at + 1;
    bool ok = false;
    const uint code = text.mid(from, length).toUInt(&ok, isOctal ? 8 : 16);
    if (length == 0 || !ok || text.mid(from, length).size() != length || code > 0x10FFFF)
        return std::nullopt;
    at = from + length - 1;
    return static_cast<char32_t>(code);
}

} // namespace

QString ModFault::message(const QString& fileName) const
{
    return column > 1 ? QStringLiteral("%1:%2:%3: %4").arg(fileName).arg(line).arg(column).arg(text)
                      : QStringLiteral("%1:%2: %3").arg(fileName).arg(line).arg(text);
}

ModText readModText(const QByteArray& bytes, const QString& path)
{
    ModText text;
    // A byte order mark is a character to Go, and one that it does not accept.
    QString decoded = QString::fromUtf8(bytes);
    if (bytes.startsWith("\xEF\xBB\xBF") && !decoded.startsWith(QChar(QChar::ByteOrderMark)))
        decoded.prepend(QChar(QChar::ByteOrderMark));
    ModLexer lexer(decoded, path);
    while (!lexer.failed()) {
        const TokenKind kind = lexer.peek().kind;
        if (kind == TokenKind::End)
            break;
        if (kind == TokenKind::LineEnd || kind == TokenKind::Comment ||
            kind == TokenKind::EndComment)
            (void)lexer.take();
        else
            text.statements.push_back(readStatement(lexer));
    }
    text.faults = lexer.faults();
    return text;
}

ModWord unquotedModWord(const QString& word)
{
    static const QHash<QChar, QChar> escapes = {{u'a', u'\a'}, {u'b', u'\b'},  {u'f', u'\f'},
                                                {u'n', u'\n'}, {u'r', u'\r'},  {u't', u'\t'},
                                                {u'v', u'\v'}, {u'\\', u'\\'}, {u'"', u'"'}};
    if (!word.startsWith(u'"')) {
        const bool hasQuote = word.contains(u'"') || word.contains(u'\'') || word.contains(u'`');
        return hasQuote ? ModWord{{}, QStringLiteral("unquoted string cannot contain quote")}
                        : ModWord{word, {}};
    }
    ModWord unquoted;
    const QString inner = word.mid(1, word.size() - 2);
    for (qsizetype i = 0; i < inner.size(); ++i) {
        if (inner[i] != u'\\') {
            unquoted.text += inner[i];
            continue;
        }
        ++i;
        if (i < inner.size() && escapes.contains(inner[i])) {
            unquoted.text += escapes.value(inner[i]);
            continue;
        }
        const auto character = i < inner.size() ? numberedCharacter(inner, i) : std::nullopt;
        if (!character)
            return {{}, QStringLiteral("invalid syntax")};
        unquoted.text += QString::fromUcs4(&*character, 1);
    }
    return unquoted;
}

QString lookUpInModText(const QByteArray& bytes, const QString& key)
{
    for (const QByteArray& raw : bytes.split('\n')) {
        const QString line = QString::fromUtf8(raw).trimmed();
        if (!line.startsWith(key))
            continue;
        const QString rest = line.mid(key.size());
        if (rest.startsWith(u' ') || rest.startsWith(u'\t'))
            return rest.left(rest.indexOf(QLatin1String("//"))).trimmed();
    }
    return {};
}

} // namespace gosetup::gosettings
