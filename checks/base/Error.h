// SPDX-License-Identifier: Apache-2.0
// What went wrong, in words and as a code: the one error type that crosses a function's border.
#pragma once

#include "base/Names.h"
#include "base/Text.h"

namespace gosetup {

enum class ErrorCode
{
    Invalid,          ///< an input that we were given is not what it must be
    Usage,            ///< the person asked for something that makes no sense
    NotFound,         ///< the thing is not there
    AccessDenied,     ///< the system said no, and administrator rights would not change it
    NeedsElevation,   ///< administrator rights would change it
    ElevationRefused, ///< the person said no at the prompt
    Cancelled,        ///< the person said stop
    ChangedMeanwhile, ///< "before" is no longer what it was
    InUse,            ///< another program holds it
    DiskFull,
    Network,   ///< unreachable, reset, an HTTP status that is no success
    Proxy,     ///< a proxy does not answer, or one or a captive portal in the server's place
    Untrusted, ///< size, hash or name not what a trusted source says
    Tls,       ///< the connection to a server is not secure
    Corrupt,   ///< damaged: a cut archive, a broken JSON
    Unsupported,
    Policy, ///< the organisation forbids it
    Timeout,
    Io,
    Internal,
};

constexpr auto enumNames(ErrorCode)
{
    return std::to_array<EnumName<ErrorCode>>({{ErrorCode::Invalid, "invalid"},
                                               {ErrorCode::Usage, "usage"},
                                               {ErrorCode::NotFound, "not-found"},
                                               {ErrorCode::AccessDenied, "access-denied"},
                                               {ErrorCode::NeedsElevation, "needs-elevation"},
                                               {ErrorCode::ElevationRefused, "elevation-refused"},
                                               {ErrorCode::Cancelled, "cancelled"},
                                               {ErrorCode::ChangedMeanwhile, "changed-meanwhile"},
                                               {ErrorCode::InUse, "in-use"},
                                               {ErrorCode::DiskFull, "disk-full"},
                                               {ErrorCode::Network, "network"},
                                               {ErrorCode::Proxy, "proxy"},
                                               {ErrorCode::Untrusted, "untrusted"},
                                               {ErrorCode::Tls, "tls"},
                                               {ErrorCode::Corrupt, "corrupt"},
                                               {ErrorCode::Unsupported, "unsupported"},
                                               {ErrorCode::Policy, "policy"},
                                               {ErrorCode::Timeout, "timeout"},
                                               {ErrorCode::Io, "io"},
                                               {ErrorCode::Internal, "internal"}});
}

struct Error
{
    ErrorCode code = ErrorCode::Internal;
    Text message; ///< lower-case, names the object and the number, no full stop
    Text remedy;  ///< what the person can do; may be empty
    Text detail;  ///< the cause: another error, or a system's own words; may be empty

    [[nodiscard]] static Error make(ErrorCode code, Text message, Text remedy = {},
                                    Text detail = {});
    /// `detail` is what the system or a library said, verbatim.
    [[nodiscard]] static Error make(ErrorCode code, Text message, Text remedy,
                                    const QString& detail);
    /// message, detail and remedy on one line.
    [[nodiscard]] Text text() const;
    [[nodiscard]] QString translated() const { return text().translated(); }
    [[nodiscard]] QString english() const { return text().english(); }
};

} // namespace gosetup
