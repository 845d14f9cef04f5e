// SPDX-License-Identifier: Apache-2.0
// Runs, undos and the history as versioned JSON: "gosetup.run/1", "gosetup.undo/1",
// "gosetup.history/1" (schemas in resources/schemas).
#pragma once

#include "changes/Apply.h"
#include "changes/Undo.h"

#include <QJsonObject>

namespace gosetup {

[[nodiscard]] QJsonObject toJson(const RunReport& run);
[[nodiscard]] QJsonObject toJson(const UndoReport& undo);
[[nodiscard]] QJsonObject toJson(const std::vector<RunSummary>& runs, const QString& machine);

} // namespace gosetup
