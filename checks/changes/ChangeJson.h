// SPDX-License-Identifier: Apache-2.0
// Changes and states as JSON, both ways and exact: what plans, the journal and requests to the
// elevated copy are made of. Reading is strict.
#pragma once

#include "base/Result.h"
#include "changes/Plan.h"

#include <QJsonObject>
#include <QJsonValue>

namespace gosetup {

[[nodiscard]] QJsonObject toJson(const Change& change);
[[nodiscard]] QJsonObject toJson(const State& state);
[[nodiscard]] QJsonObject toJson(const PlannedChange& planned);

/// `path` is the JSON path that errors begin with: "$.changes[3]".
[[nodiscard]] Result<Change> changeFromJson(const QJsonValue& value, const QString& path);
[[nodiscard]] Result<State> stateFromJson(const QJsonValue& value, const QString& path);
[[nodiscard]] Result<PlannedChange> plannedFromJson(const QJsonValue& value, const QString& path);

} // namespace gosetup
