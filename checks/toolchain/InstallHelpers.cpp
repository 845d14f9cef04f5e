// SPDX-License-Identifier: Apache-2.0
#include "toolchain/InstallHelpers.h"

#include "base/Version.h"
#include "paths/WindowsPath.h"
#include "toolchain/Install.h"

#include <QElapsedTimer>
#include <QThread>

#include <algorithm>

namespace gosetup {

namespace {

constexpr auto versionTimeout = std::chrono::seconds(30);
constexpr qint64 patienceMs = 4000; ///< scans of a fresh tree end within seconds (rustup#1912)
constexpr unsigned long firstPauseMs = 25;
constexpr unsigned long longestPauseMs = 800;

// winerror.h and ntstatus.h.
constexpr quint32 errorAccessDenied = 5;
constexpr quint32 errorBadExeFormat = 193;
constexpr quint32 errorAppExecLink = 1920;
constexpr quint32 errorBlockedByPolicy = 4551;
constexpr quint32 statusInvalidImageFormat = 0xC000007B;

bool maybeHeld(const Error& error)
{
    return error.code == ErrorCode::InUse || error.code == ErrorCode::AccessDenied;
}

Error failedStart(const QString& program, quint32 number)
{
    const Text message = Text::tr("%1 does not start: Windows error %2")
                             .arg(program)
                             .arg(static_cast<qint64>(number));
    switch (number) {
    case errorAccessDenied:
        return Error::make(
            ErrorCode::AccessDenied, message,
            Text::tr("a security product probably blocks it: contact your administrator"));
    case errorBadExeFormat:
        return Error::make(ErrorCode::Unsupported, message,
                           Text::tr("it is built for another processor: choose another archive"));
    case errorAppExecLink:
        return Error::make(ErrorCode::Unsupported, message,
                           Text::tr("it is an app execution alias, not a program"));
    case errorBlockedByPolicy:
        return Error::make(
            ErrorCode::Policy, message,
            Text::tr("an application control policy blocks it: contact your administrator"));
    default: return Error::make(ErrorCode::Corrupt, message);
    }
}

Error failedRun(const QString& program, const ProcessResult& result)
{
    const Text message = Text::tr("%1 ended with 0x%2")
                             .arg(program)
                             .arg(QString::number(result.exitCode, 16).toUpper());
    if (result.exitCode == statusInvalidImageFormat)
        return Error::make(ErrorCode::Unsupported, message,
                           Text::tr("it is built for another processor: choose another archive"));
    return Error::make(ErrorCode::Corrupt, message, {},
                       QString::fromUtf8(result.standardError.left(500)).trimmed());
}

} // namespace

InstallPlaces installPlaces(const QString& root, const QString& runId)
{
    const QString clean = winpath::clean(root);
    return {winpath::join(winpath::parent(clean), QStringLiteral(".gosetup-staging-") + runId),
            clean + QStringLiteral(".gosetup-old-") + runId,
            clean + QStringLiteral(".gosetup-undone-") + runId};
}

Result<QString> askGoVersion(Machine& machine, const QString& root)
{
    const QString program = winpath::join(root, QStringLiteral("bin\\go.exe"));
    const auto result =
        machine.processes().run(program, {QStringLiteral("version")}, versionTimeout);
    GOSETUP_RETURN_IF_FAILED(result);
    if (result->startError != 0)
        return fail(failedStart(program, result->startError));
    if (result->exitCode != 0)
        return fail(failedRun(program, *result));
    const auto version = GoVersion::parse(QString::fromUtf8(result->standardOutput).trimmed());
    if (!version)
        return fail(ErrorCode::Corrupt, Text::tr("%1 does not report its version").arg(program), {},
                    QString::fromUtf8(result->standardOutput.left(200)));
    return version->name();
}

Result<void> renameTree(Machine& machine, const QString& from, const QString& to)
{
    QElapsedTimer timer;
    timer.start();
    unsigned long pause = firstPauseMs;
    while (true) {
        const auto renamed = machine.files().rename(from, to);
        if (renamed)
            return {};
        if (!maybeHeld(renamed.error()))
            return fail(renamed.error());
        if (timer.hasExpired(patienceMs))
            return fail(
                renamed.error().code,
                Text::tr("cannot move %1 to %2: %3").arg(from).arg(to).arg(renamed.error().message),
                Text::tr("an antivirus or another program has a file open there; close editors and "
                         "consoles in that folder and try again"),
                renamed.error().detail);
        QThread::msleep(pause);
        pause = std::min(pause * 2, longestPauseMs);
    }
}

Error bothFailed(const Error& first, const Error& second, const QString& oldTree)
{
    return Error::make(first.code,
                       Text::tr("%1; and restoring the old folder failed: %2")
                           .arg(first.message)
                           .arg(second.message),
                       Text::tr("the old folder is complete in %1").arg(oldTree), second.detail);
}

} // namespace gosetup
