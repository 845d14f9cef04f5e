// SPDX-License-Identifier: Apache-2.0
// An ordered list of changes with what is there before and what will be there after. Data: it can
// be shown, saved, hashed, and applied later or by the elevated copy.
#pragma once

#include "base/Result.h"
#include "changes/Change.h"
#include "changes/State.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace gosetup {

struct PlannedChange
{
    Change change;
    State before;
    State after;
    QStringList ruleIds; ///< the findings it answers
    /// Entries new to the user's PATH that the machine's has: to be shown; planFromJson() gives
    /// none.
    QStringList alreadyProvided = {};

    bool operator==(const PlannedChange& o) const
    {
        return change == o.change && before == o.before && after == o.after && ruleIds == o.ruleIds;
    }
};

/// A change that was wanted and cannot be made: it stands in the plan's text and does nothing.
struct LeftOut
{
    Change change;
    QStringList ruleIds; ///< the findings it would have answered
    Error why;
};

struct Plan
{
    QString machine; ///< Machine::name() it was made for
    QDateTime made;  ///< UTC
    std::vector<PlannedChange> changes;
    std::vector<LeftOut> leftOut = {}; ///< to be shown; planFromJson() gives none

    [[nodiscard]] bool needsElevation() const;
    [[nodiscard]] QStringList titles() const; ///< of all changes, in English
};

/// Versioned ("gosetup.plan/1"), bytes exact (registry data in hex). Schema: resources/schemas.
[[nodiscard]] QJsonObject toJson(const Plan& plan);
/// Strict: an unknown field, kind or schema is an error that names the JSON path.
[[nodiscard]] Result<Plan> planFromJson(const QByteArray& bytes);

} // namespace gosetup
