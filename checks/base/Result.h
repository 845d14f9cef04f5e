// SPDX-License-Identifier: Apache-2.0
// Result<T>: a value or an Error. No exception crosses a library's border.
#pragma once

#include "base/Error.h"

#include <tl/expected.hpp>

namespace gosetup {

template <typename T>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::NotFound, Text::tr("…").arg(path));`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, Text message, Text remedy = {},
                                                Text detail = {})
{
    return tl::unexpected<Error>(
        Error::make(code, std::move(message), std::move(remedy), std::move(detail)));
}

/// `detail` is what the system or a library said, verbatim.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, Text message, Text remedy,
                                                const QString& detail)
{
    return tl::unexpected<Error>(Error::make(code, std::move(message), std::move(remedy), detail));
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace gosetup
