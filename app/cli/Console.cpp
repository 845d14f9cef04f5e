// SPDX-License-Identifier: Apache-2.0
#include "cli/Console.h"

#include "base/Printable.h"
#include "cli/Terminal.h"

#include <QJsonDocument>

#include <algorithm>

namespace gosetup::cli {

using terminal::Stream;

namespace {

constexpr int widest = 100;
constexpr int narrowest = 40;

int outputWidth()
{
    const int columns = terminal::width(Stream::Output);
    return columns > 0 ? std::clamp(columns, narrowest, widest) : widest;
}

/// The last line of defence: whatever a text was made of, only lines and our own colours come out.
void put(Stream stream, const QString& text, bool colour = false)
{
    terminal::write(stream, printableLines(text, colour ? Colour::Allowed : Colour::Refused));
}

/// PowerShell takes a program's output for text in the console's code page: escapes survive that.
/// Outside strings JSON has ASCII only, so every other character may be escaped where it stands.
QString asciiJson(const QJsonObject& json)
{
    const QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented));
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (c.unicode() < 0x7F)
            out += c;
        else
            out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
    }
    return out;
}

} // namespace

Console::Console(ConsoleMode mode)
    : m_mode(mode), m_inputIsTerminal(terminal::isTerminal(Stream::Input)),
      m_errorIsTerminal(terminal::isTerminal(Stream::Error)),
      m_errorTakesEscapes(terminal::takesEscapes(Stream::Error))
{
    m_style.width = outputWidth();
    m_style.color =
        terminal::takesEscapes(Stream::Output) && qEnvironmentVariableIsEmpty("NO_COLOR");
    m_style.verbose = mode.verbose;
}

bool Console::canAsk() const
{
    return m_inputIsTerminal && m_errorIsTerminal && !m_mode.json && !m_mode.quiet;
}

void Console::print(const QString& text)
{
    if (!m_mode.json && !m_mode.quiet)
        put(Stream::Output, text.endsWith(u'\n') ? text : text + u'\n', m_style.color);
}

void Console::print(const QJsonObject& json)
{
    if (m_mode.json)
        terminal::write(Stream::Output, asciiJson(json));
}

void Console::say(const QString& line)
{
    if (!m_mode.quiet)
        put(Stream::Error, line + u'\n');
}

void Console::complain(const QString& line)
{
    put(Stream::Error, line + u'\n');
}

bool Console::ask(const Text& question)
{
    put(Stream::Error, Text::tr("%1 [y/N] ").arg(question).translated());
    const QString answer = terminal::readLine().value_or(QString()).trimmed().toLower();
    return answer == QLatin1String("y") || answer == QLatin1String("yes") ||
           answer == Text::tr("yes", "the answer to a question").translated();
}

} // namespace gosetup::cli
