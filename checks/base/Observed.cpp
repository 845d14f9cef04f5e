// SPDX-License-Identifier: Apache-2.0
#include "base/Observed.h"

namespace gosetup {

QString toString(WhyUnknown why)
{
    switch (why) {
    case WhyUnknown::NotPresent: return QStringLiteral("not-present");
    case WhyUnknown::NeedsElevation: return QStringLiteral("needs-elevation");
    case WhyUnknown::HiddenByPolicy: return QStringLiteral("hidden-by-policy");
    case WhyUnknown::NotApplicable: return QStringLiteral("not-applicable");
    case WhyUnknown::Failed: return QStringLiteral("failed");
    }
    return QStringLiteral("failed");
}

} // namespace gosetup
