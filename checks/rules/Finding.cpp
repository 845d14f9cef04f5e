// SPDX-License-Identifier: Apache-2.0
#include "rules/Finding.h"

namespace gosetup {

bool isTold(const Finding& finding)
{
    return finding.saidBy.isEmpty();
}

bool needsRightsToKnow(const Finding& finding)
{
    return isTold(finding) && finding.status == Status::Unknown &&
           finding.whyUnknown == WhyUnknown::NeedsElevation;
}

Gravity gravityOf(const Finding& finding)
{
    if (finding.status == Status::Ok)
        return Gravity::InOrder;
    if (finding.speed)
        return Gravity::Speed;
    switch (finding.status) {
    case Status::Problem: return Gravity::Problem;
    case Status::Warning: return Gravity::Warning;
    case Status::Unknown: return Gravity::Unknown;
    case Status::Note:
    case Status::Ok: break;
    }
    return Gravity::Note;
}

Summary summarize(const std::vector<Finding>& findings)
{
    Summary summary;
    bool rightsMissing = false;
    for (const Finding& finding : findings) {
        if (!isTold(finding))
            continue;
        if (needsRightsToKnow(finding)) {
            rightsMissing = true;
            continue;
        }
        if (finding.speed && finding.status != Status::Ok) {
            ++summary.speedAdvice;
            continue;
        }
        switch (finding.status) {
        case Status::Ok: ++summary.ok; break;
        case Status::Note: ++summary.notes; break;
        case Status::Unknown: ++summary.unknown; break;
        case Status::Warning: ++summary.warnings; break;
        case Status::Problem: ++summary.problems; break;
        }
    }
    summary.unknown += rightsMissing ? 1 : 0;
    return summary;
}

} // namespace gosetup
