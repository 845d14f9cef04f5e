// SPDX-License-Identifier: Apache-2.0
// Runs, undos and the history as versioned JSON: "gosetup.run/2", "gosetup.undo/2",
// "gosetup.history/2" (schemas in resources/schemas).
#pragma once

#include "changes/run/Apply.h"
#include "changes/run/History.h"
#include "changes/run/Undo.h"

#include <QJsonObject>

namespace gosetup {

[[nodiscard]] QJsonObject toJson(const RunReport& run);
[[nodiscard]] QJsonObject toJson(const UndoReport& undo);
/// `strangers`: files between the journals that are of no run.
[[nodiscard]] QJsonObject toJson(const std::vector<RunSummary>& runs, const QString& machine,
                                 const QStringList& strangers = {});

} // namespace gosetup
