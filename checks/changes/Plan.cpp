// SPDX-License-Identifier: Apache-2.0
#include "changes/Plan.h"

#include "changes/ChangeFields.h"

#include <algorithm>

namespace gosetup {

QStringList Plan::titles() const
{
    QStringList all;
    for (const PlannedChange& planned : changes)
        all << titleOf(planned.change).english();
    return all;
}

bool Plan::needsElevation() const
{
    return std::any_of(changes.begin(), changes.end(), [](const PlannedChange& planned) {
        return gosetup::needsElevation(planned.change);
    });
}

QJsonObject toJson(const Plan& plan)
{
    return json::toObject(plan);
}

Result<Plan> planFromJson(const QByteArray& bytes)
{
    const auto object = json::parseObject(bytes);
    return object ? json::read<Plan>(*object) : fail(object.error());
}

} // namespace gosetup
