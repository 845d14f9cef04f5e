// SPDX-License-Identifier: Apache-2.0
// Result<T>: a value or an Error. No exception crosses a library's border.
#pragma once

#include "base/Error.h"

#include <tl/expected.hpp>

#include <utility>

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

/// Ends the function around it with the error of `result`, where there is one: for functions that
/// return a Result. Evaluates `result` once; takes variables and temporaries.
#define GOSETUP_RETURN_IF_FAILED(...)                                                              \
    do {                                                                                           \
        if (auto&& gosetupResult = (__VA_ARGS__); !gosetupResult)                                  \
            return ::gosetup::fail(std::forward<decltype(gosetupResult)>(gosetupResult).error());  \
    } while (false)

} // namespace gosetup
