// SPDX-License-Identifier: Apache-2.0
#include "cli/Console.h"

#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>
#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace gosetup::cli {

namespace {

constexpr int widest = 100;
constexpr int narrowest = 40;

bool isTerminal(FILE* stream)
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stream)) != 0;
#else
    return isatty(fileno(stream)) != 0;
#endif
}

int terminalWidth()
{
#ifndef Q_OS_WIN
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return std::clamp(static_cast<int>(size.ws_col), narrowest, widest);
#endif
    return widest;
}

void write(FILE* stream, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    // A closed pipe (| head) is the reader's wish, not an error of ours.
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

Console::Console(ConsoleMode mode)
    : m_mode(mode), m_inputIsTerminal(isTerminal(stdin)), m_errorIsTerminal(isTerminal(stderr))
{
    const bool terminal = isTerminal(stdout);
    m_style.width = terminal ? terminalWidth() : widest;
    m_style.color = terminal && qEnvironmentVariableIsEmpty("NO_COLOR") &&
                    qgetenv("TERM") != QByteArrayLiteral("dumb");
    m_style.verbose = mode.verbose;
}

bool Console::canAsk() const
{
    return m_inputIsTerminal && m_errorIsTerminal && !m_mode.json && !m_mode.quiet;
}

void Console::print(const QString& text)
{
    if (!m_mode.json && !m_mode.quiet)
        write(stdout, text.endsWith(u'\n') ? text : text + u'\n');
}

void Console::print(const QJsonObject& json)
{
    if (m_mode.json)
        write(stdout, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented)));
}

void Console::say(const QString& line)
{
    if (!m_mode.quiet)
        write(stderr, line + u'\n');
}

void Console::complain(const QString& line)
{
    write(stderr, line + u'\n');
}

bool Console::ask(const Text& question)
{
    write(stderr, Text::tr("%1 [y/N] ").arg(question).translated());
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly | QIODevice::Text))
        return false;
    const QString answer = QString::fromLocal8Bit(input.readLine()).trimmed().toLower();
    return answer == QLatin1String("y") || answer == QLatin1String("yes") ||
           answer == Text::tr("yes", "the answer to a question").translated();
}

} // namespace gosetup::cli
