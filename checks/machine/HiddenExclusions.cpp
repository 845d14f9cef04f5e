// SPDX-License-Identifier: Apache-2.0
#include "machine/HiddenExclusions.h"

#include <algorithm>

namespace gosetup {

bool isHiddenAnswer(const QString& text)
{
    return text.startsWith(QLatin1String("N/A:"), Qt::CaseInsensitive);
}

bool isHidden(const QStringList& exclusions)
{
    return std::ranges::any_of(exclusions, isHiddenAnswer);
}

} // namespace gosetup
