// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/CommandLine.h"

#include <algorithm>

namespace gosetup {

namespace {

constexpr qsizetype maxCharacters = 32767; // with the final NUL; Source: CreateProcessW

bool needsQuotes(const QString& argument)
{
    // Vertical tab and line ends part no arguments, but other programs' parsers disagree.
    return argument.isEmpty() || std::any_of(argument.begin(), argument.end(), [](QChar c) {
               return c == u' ' || c == u'"' || (c >= u'\t' && c <= u'\r');
           });
}

} // namespace

QString quoteArgument(const QString& argument)
{
    if (!needsQuotes(argument))
        return argument;
    QString quoted(u'"');
    qsizetype backslashes = 0;
    for (const QChar c : argument) {
        if (c == u'\\') {
            ++backslashes;
            continue;
        }
        const qsizetype written = c == u'"' ? 2 * backslashes + 1 : backslashes;
        quoted += QString(written, u'\\') + c;
        backslashes = 0;
    }
    return quoted + QString(2 * backslashes, u'\\') + u'"';
}

QString quoteArguments(const QStringList& arguments)
{
    QStringList quoted;
    for (const QString& argument : arguments)
        quoted << quoteArgument(argument);
    return quoted.join(u' ');
}

Result<QString> commandLine(const QString& program, const QStringList& arguments)
{
    if (program.contains(u'"') || program.contains(QChar(u'\0')))
        return fail(ErrorCode::Invalid,
                    Text::tr("%1: the path of a program must not contain quotes or NUL characters")
                        .arg(program));
    const bool cut = std::any_of(arguments.begin(), arguments.end(), [](const QString& argument) {
        return argument.contains(QChar(u'\0'));
    });
    if (cut)
        return fail(ErrorCode::Invalid,
                    Text::tr("%1: an argument would be cut off at its NUL character").arg(program));
    QString line = u'"' + program + u'"';
    if (!arguments.isEmpty())
        line += u' ' + quoteArguments(arguments);
    if (line.size() >= maxCharacters)
        return fail(ErrorCode::Invalid, Text::tr("%1: a command line of %2 characters is too long")
                                            .arg(program)
                                            .arg(qint64(line.size())));
    return line;
}

bool isBatchFile(const QString& program)
{
    qsizetype length = program.size();
    while (length > 0 && (program[length - 1] == u' ' || program[length - 1] == u'.'))
        --length;
    const QString name = program.left(length);
    return name.endsWith(QLatin1String(".bat"), Qt::CaseInsensitive) ||
           name.endsWith(QLatin1String(".cmd"), Qt::CaseInsensitive);
}

} // namespace gosetup
