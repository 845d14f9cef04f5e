// SPDX-License-Identifier: Apache-2.0
#include "cli/PastedInput.h"

#include <QFile>
#include <QStringDecoder>

#include <cstdio>
#ifdef Q_OS_WIN
#include <fcntl.h>
#include <io.h>
#endif

namespace gosetup::cli {

namespace {

constexpr qint64 maxInput = 512 * 1024;

QString decodedAs(QStringConverter::Encoding encoding, const QByteArray& bytes, bool& isSound)
{
    QStringDecoder decoder(encoding);
    QString text = decoder(bytes);
    isSound = !decoder.hasError();
    return text;
}

/// Of a long log both tell what went wrong.
QByteArray beginningAndEnd(QIODevice& input)
{
    const QByteArray beginning = input.read(maxInput / 2);
    QByteArray end;
    qint64 dropped = 0;
    for (QByteArray chunk = input.read(maxInput / 2); !chunk.isEmpty();
         chunk = input.read(maxInput / 2)) {
        end += chunk;
        const qsizetype more = end.size() - maxInput / 2;
        if (more <= 0)
            continue;
        const qsizetype whole = more + (dropped + more) % 2; // no character of UTF-16 is halved
        end.remove(0, whole);
        dropped += whole;
    }
    return beginning + end;
}

} // namespace

Result<QString> readStandardInput()
{
#ifdef Q_OS_WIN
    // As text, a byte 0x1A ends the input, and UTF-16 has such bytes. A keyboard needs Ctrl+Z.
    if (_isatty(_fileno(stdin)) == 0)
        _setmode(_fileno(stdin), _O_BINARY);
#endif
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(ErrorCode::Usage, Text::tr("standard input cannot be read"));
    const QString text = decodedInput(beginningAndEnd(input));
    if (text.trimmed().isEmpty())
        return fail(ErrorCode::Usage, Text::tr("standard input is empty"),
                    Text::tr("for example: go build 2>&1 | gosetup explain -"));
    return text;
}

QString decodedInput(const QByteArray& bytes)
{
    bool isSound = true;
    if (bytes.startsWith("\xFF\xFE"))
        return decodedAs(QStringConverter::Utf16LE, bytes.mid(2), isSound);
    if (bytes.startsWith("\xFE\xFF"))
        return decodedAs(QStringConverter::Utf16BE, bytes.mid(2), isSound);
    QString text = decodedAs(QStringConverter::Utf8, bytes, isSound);
    return isSound ? text : QString::fromLocal8Bit(bytes);
}

} // namespace gosetup::cli
