// SPDX-License-Identifier: Apache-2.0
#include "base/Error.h"

namespace gosetup {

QString toString(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Invalid: return QStringLiteral("invalid");
    case ErrorCode::Usage: return QStringLiteral("usage");
    case ErrorCode::NotFound: return QStringLiteral("not-found");
    case ErrorCode::AccessDenied: return QStringLiteral("access-denied");
    case ErrorCode::NeedsElevation: return QStringLiteral("needs-elevation");
    case ErrorCode::ElevationRefused: return QStringLiteral("elevation-refused");
    case ErrorCode::Cancelled: return QStringLiteral("cancelled");
    case ErrorCode::ChangedMeanwhile: return QStringLiteral("changed-meanwhile");
    case ErrorCode::InUse: return QStringLiteral("in-use");
    case ErrorCode::DiskFull: return QStringLiteral("disk-full");
    case ErrorCode::Network: return QStringLiteral("network");
    case ErrorCode::Proxy: return QStringLiteral("proxy");
    case ErrorCode::Untrusted: return QStringLiteral("untrusted");
    case ErrorCode::Tls: return QStringLiteral("tls");
    case ErrorCode::Corrupt: return QStringLiteral("corrupt");
    case ErrorCode::Unsupported: return QStringLiteral("unsupported");
    case ErrorCode::Policy: return QStringLiteral("policy");
    case ErrorCode::Timeout: return QStringLiteral("timeout");
    case ErrorCode::Io: return QStringLiteral("io");
    case ErrorCode::Internal: return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

Error Error::make(ErrorCode code, Text message, Text wayOut, Text detail)
{
    return Error{code, std::move(message), std::move(wayOut), std::move(detail)};
}

Error Error::make(ErrorCode code, Text message, Text wayOut, const QString& detail)
{
    return make(code, std::move(message), std::move(wayOut), Text::verbatim(detail));
}

Text Error::text() const
{
    Text line = message;
    if (!detail.isEmpty())
        line = Text::tr("%1 (%2)").arg(line).arg(detail);
    if (!wayOut.isEmpty())
        line = Text::tr("%1; %2").arg(line).arg(wayOut);
    return line;
}

} // namespace gosetup
