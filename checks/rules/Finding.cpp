// SPDX-License-Identifier: Apache-2.0
#include "rules/Finding.h"

namespace gosetup {

Summary summarize(const std::vector<Finding>& findings)
{
    Summary summary;
    for (const Finding& finding : findings) {
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
    return summary;
}

} // namespace gosetup
