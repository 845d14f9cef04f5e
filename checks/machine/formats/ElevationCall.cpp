// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/ElevationCall.h"

#include "paths/WindowsPath.h"

#include <QRegularExpression>

namespace gosetup {

namespace {

constexpr int firstCode = 64;
constexpr int lastCode = firstCode + static_cast<int>(ErrorCode::Internal);
constexpr auto fileOption = "--elevated";
constexpr auto hashOption = "--sha256";

tl::unexpected<Error> misused(const Text& why)
{
    return fail(ErrorCode::Usage, why, Text::tr("only GoSetup itself uses this option"));
}

/// What the person can do about it; the copy's own words are in its journal, not here.
Text remedyOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ChangedMeanwhile:
    case ErrorCode::Untrusted: return Text::tr("create a new plan");
    case ErrorCode::InUse: return Text::tr("wait until it has finished, then try again");
    default: return {};
    }
}

} // namespace

QStringList elevationArguments(const ElevationCall& call)
{
    return {QString::fromLatin1(fileOption), call.planFile, QString::fromLatin1(hashOption),
            QString::fromLatin1(call.sha256.toHex())};
}

bool isElevationCall(const QStringList& arguments)
{
    return arguments.value(1) == QLatin1String(fileOption);
}

Result<ElevationCall> elevationCallFrom(const QStringList& arguments)
{
    constexpr int expected = 5;
    if (arguments.size() != expected || arguments[1] != QLatin1String(fileOption) ||
        arguments[3] != QLatin1String(hashOption))
        return misused(
            Text::tr("--elevated requires a file, --sha256 and a hash, and nothing else"));
    const QString& file = arguments[2];
    if (!winpath::isAbsolute(file) || winpath::isUnc(file) || file.contains(QChar::Null) ||
        file != winpath::clean(file))
        return misused(Text::tr("%1 is not a full path on a drive of this computer").arg(file));
    static const QRegularExpression form(QStringLiteral("^[0-9a-f]{64}\\z"));
    if (!form.match(arguments[4]).hasMatch())
        return misused(Text::tr("\"%1\" is not a SHA-256").arg(arguments[4]));
    return ElevationCall{file, QByteArray::fromHex(arguments[4].toLatin1())};
}

int elevationExitCode(const Result<void>& done)
{
    return done ? 0 : firstCode + static_cast<int>(done.error().code);
}

Result<void> elevationResult(quint32 exitCode)
{
    if (exitCode == 0)
        return {};
    const QString number = exitCode > 0xFFFF
                               ? QStringLiteral("0x%1").arg(exitCode, 8, 16, QLatin1Char('0'))
                               : QString::number(exitCode);
    if (exitCode < static_cast<quint32>(firstCode) || exitCode > static_cast<quint32>(lastCode))
        return fail(ErrorCode::Io,
                    Text::tr("the elevated process ended before it was done (%1)").arg(number));
    const auto code = static_cast<ErrorCode>(static_cast<int>(exitCode) - firstCode);
    return fail(code, Text::tr("the elevated process stopped: %1").arg(toString(code)),
                remedyOf(code), number);
}

} // namespace gosetup
