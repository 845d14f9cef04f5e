// SPDX-License-Identifier: Apache-2.0
#include "base/Error.h"

namespace gosetup {

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
