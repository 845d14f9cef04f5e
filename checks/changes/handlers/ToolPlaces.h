// SPDX-License-Identifier: Apache-2.0
// Where a run that installs a tool keeps what it needs: beside the program, on its volume, so that
// everything is put into place by renames. Used by the change "install-tool" and by undo.
#pragma once

#include "machine/Machine.h"

#include <optional>

namespace gosetup::handlers {

/// Of one run and one tool, in the folder `P\.gosetup-tool-R-NAME` beside the program.
struct ToolPlaces
{
    QString folder;
    QString fresh;  ///< what go install makes
    QString former; ///< what was there before, until the run is undone
    QString undone; ///< ours, on its way out
    QString record; ///< the hash of ours
};
[[nodiscard]] ToolPlaces toolPlaces(const QString& program, const QString& runId);

/// The hash of the program that the run put into place; empty where it had not come so far.
[[nodiscard]] Result<QByteArray> recordedTool(Machine& machine, const ToolPlaces& places);

/// After a kill between two renames: the former program is in its place again.
[[nodiscard]] Result<void> repairTool(Machine& machine, const QString& runId,
                                      const QString& program);

/// Once the program is as it was before. A program that still runs stays in the folder: that is no
/// error, for nothing starts it any more.
[[nodiscard]] Result<void> removeToolPlaces(Machine& machine, const QString& runId,
                                            const QString& program);

} // namespace gosetup::handlers
