// SPDX-License-Identifier: Apache-2.0
#include "base/Error.h"

namespace gosetup {

Error Error::make(ErrorCode code, Text message, Text remedy, Text detail)
{
    return Error{code, std::move(message), std::move(remedy), std::move(detail)};
}

Error Error::make(ErrorCode code, Text message, Text remedy, const QString& detail)
{
    return make(code, std::move(message), std::move(remedy), Text::verbatim(detail));
}

Text Error::text() const
{
    Text line = message;
    if (!detail.isEmpty())
        line = Text::tr("%1 (%2)").arg(line).arg(detail);
    if (!remedy.isEmpty())
        line = Text::tr("%1; %2").arg(line).arg(remedy);
    return line;
}

} // namespace gosetup
