// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/Win32.h"

#include <sddl.h>

namespace gosetup::win32 {

ErrorCode codeOf(DWORD error)
{
    switch (error) {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
    case ERROR_INVALID_DRIVE:
    case ERROR_BAD_NETPATH:
    case ERROR_BAD_NET_NAME: return ErrorCode::NotFound;
    case ERROR_ACCESS_DENIED:
    case 225: // ERROR_VIRUS_INFECTED
    case 226: // ERROR_VIRUS_DELETED
    case ERROR_WRITE_PROTECT: return ErrorCode::AccessDenied;
    case ERROR_SHARING_VIOLATION:
    case ERROR_LOCK_VIOLATION:
    case ERROR_USER_MAPPED_FILE: return ErrorCode::InUse;
    case ERROR_HANDLE_DISK_FULL:
    case ERROR_DISK_FULL: return ErrorCode::DiskFull;
    case 740: // ERROR_ELEVATION_REQUIRED
    case ERROR_PRIVILEGE_NOT_HELD: return ErrorCode::NeedsElevation;
    case ERROR_CANCELLED: return ErrorCode::ElevationRefused;
    case ERROR_ACCESS_DISABLED_BY_POLICY:
    case 4551: return ErrorCode::Policy; // ERROR_SYSTEM_INTEGRITY_POLICY_VIOLATION
    case ERROR_INVALID_FUNCTION:
    case ERROR_NOT_SUPPORTED:
    case ERROR_CALL_NOT_IMPLEMENTED: return ErrorCode::Unsupported;
    case WAIT_TIMEOUT:
    case ERROR_TIMEOUT: return ErrorCode::Timeout;
    case ERROR_INVALID_PARAMETER:
    case ERROR_INVALID_NAME:
    case ERROR_BAD_PATHNAME: return ErrorCode::Invalid;
    default: return ErrorCode::Io;
    }
}

QString messageOf(DWORD error)
{
    LocalMemory text;
    const DWORD length = FormatMessageW(
        FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS,
        nullptr, error, 0, reinterpret_cast<wchar_t*>(text.out()), 0, nullptr);
    const QString said =
        fromWide(static_cast<const wchar_t*>(text.get()), static_cast<qsizetype>(length)).trimmed();
    const QString number = error > 0xFFFF
                               ? QStringLiteral("0x%1").arg(error, 8, 16, QLatin1Char('0'))
                               : QString::number(error);
    return said.isEmpty() ? number : QStringLiteral("%1 (%2)").arg(said, number);
}

tl::unexpected<Error> failedAs(ErrorCode code, DWORD error, Text what, Text remedy)
{
    return fail(code, std::move(what), std::move(remedy), messageOf(error));
}

tl::unexpected<Error> failed(DWORD error, Text what, Text remedy)
{
    return failedAs(codeOf(error), error, std::move(what), std::move(remedy));
}

QString longPath(const QString& path)
{
    QString turned = path;
    turned.replace(u'/', u'\\');
    if (turned.startsWith(QLatin1String("\\\\?\\")) || turned.startsWith(QLatin1String("\\\\.\\")))
        return turned;
    if (turned.startsWith(QLatin1String("\\\\")))
        return QStringLiteral("\\\\?\\UNC") + turned.mid(1);
    return QStringLiteral("\\\\?\\") + turned;
}

QDateTime utcOf(const FILETIME& time)
{
    constexpr qint64 ticksPerMillisecond = 10'000;
    constexpr qint64 millisecondsTo1970 = 11'644'473'600'000;
    const auto ticks =
        static_cast<qint64>((quint64(time.dwHighDateTime) << 32) | quint64(time.dwLowDateTime));
    if (ticks == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(ticks / ticksPerMillisecond - millisecondsTo1970,
                                          Qt::UTC);
}

namespace {

Handle ownToken()
{
    Handle token;
    OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, token.out());
    return token;
}

} // namespace

bool isElevated()
{
    const Handle token = ownToken();
    TOKEN_ELEVATION elevation{};
    DWORD length = 0;
    return token &&
           GetTokenInformation(token.get(), TokenElevation, &elevation, sizeof elevation,
                               &length) != 0 &&
           elevation.TokenIsElevated != 0;
}

QString userSid()
{
    const Handle token = ownToken();
    alignas(TOKEN_USER) unsigned char buffer[sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE];
    DWORD length = 0;
    if (!token || GetTokenInformation(token.get(), TokenUser, buffer, sizeof buffer, &length) == 0)
        return {};
    LocalMemory text;
    const auto* user = reinterpret_cast<const TOKEN_USER*>(buffer);
    if (ConvertSidToStringSidW(user->User.Sid, reinterpret_cast<wchar_t**>(text.out())) == 0)
        return {};
    return fromWide(static_cast<const wchar_t*>(text.get()));
}

} // namespace gosetup::win32
