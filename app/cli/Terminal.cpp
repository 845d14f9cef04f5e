// SPDX-License-Identifier: Apache-2.0
#include "cli/Terminal.h"

#include <QFile>

#include <cstdio>

#ifdef Q_OS_WIN
#include "machine/windows/WindowsConsole.h"
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace gosetup::cli::terminal {

namespace {

FILE* fileOf(Stream stream)
{
    switch (stream) {
    case Stream::Input: return stdin;
    case Stream::Output: return stdout;
    case Stream::Error: break;
    }
    return stderr;
}

void writeBytes(Stream stream, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    // A closed pipe (| head) is the reader's wish, not an error of ours.
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), fileOf(stream));
    std::fflush(fileOf(stream));
}

} // namespace

#ifdef Q_OS_WIN

namespace {

console::Stream streamOf(Stream stream)
{
    switch (stream) {
    case Stream::Input: return console::Stream::Input;
    case Stream::Output: return console::Stream::Output;
    case Stream::Error: break;
    }
    return console::Stream::Error;
}

} // namespace

bool isTerminal(Stream stream)
{
    return console::isConsole(streamOf(stream));
}

bool takesEscapes(Stream stream)
{
    static const console::EscapeSequences sequences; // until the program ends
    return sequences.understoodBy(streamOf(stream));
}

int width(Stream stream)
{
    return console::width(streamOf(stream));
}

void write(Stream stream, const QString& text)
{
    if (!console::write(streamOf(stream), text))
        writeBytes(stream, text);
}

std::optional<QString> readLine()
{
    return console::readLine();
}

#else

bool isTerminal(Stream stream)
{
    return isatty(fileno(fileOf(stream))) != 0;
}

bool takesEscapes(Stream stream)
{
    return isTerminal(stream) && qgetenv("TERM") != QByteArrayLiteral("dumb");
}

int width(Stream stream)
{
    winsize size{};
    return ioctl(fileno(fileOf(stream)), TIOCGWINSZ, &size) == 0 ? int(size.ws_col) : 0;
}

void write(Stream stream, const QString& text)
{
    writeBytes(stream, text);
}

std::optional<QString> readLine()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly | QIODevice::Text))
        return std::nullopt;
    const QByteArray line = input.readLine();
    if (line.isEmpty())
        return std::nullopt;
    return QString::fromLocal8Bit(line).trimmed();
}

#endif

} // namespace gosetup::cli::terminal
