// SPDX-License-Identifier: Apache-2.0
#include "engine/PlanRequest.h"

#include "rules/Catalogue.h"

namespace gosetup {

namespace {

bool names(const QStringList& list, const QString& ruleId)
{
    return list.contains(ruleId) || list.contains(topicOf(ruleId));
}

} // namespace

void PlanRequest::setSkipped(const QString& name, bool skipped)
{
    skip.removeAll(name);
    if (skipped)
        skip << name;
}

bool isSelected(const PlanRequest& request, const QString& ruleId)
{
    if (names(request.skip, ruleId))
        return false;
    return request.only.isEmpty() || names(request.only, ruleId);
}

} // namespace gosetup
