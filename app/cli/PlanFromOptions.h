// SPDX-License-Identifier: Apache-2.0
// From options to the engine's request: shared by plan and apply, so that both make the same plan.
#pragma once

#include "base/Progress.h"
#include "cli/Context.h"
#include "engine/Prepare.h"

namespace gosetup::cli {

struct PlannedFor
{
    Report before;
    Prepared after;
};

/// Checks the machine and makes the recommended plan with what the options ask for. Loads a release
/// index only when a Go is to be installed.
[[nodiscard]] Result<PlannedFor> planFor(const std::shared_ptr<Machine>& machine,
                                         const Options& options, bool predict, Progress& progress);
/// Only the findings that --only and --skip leave.
[[nodiscard]] Report filtered(Report report, const Options& options);
/// A rule id or a topic that does not exist is Usage: a misspelt --skip must not go unseen.
[[nodiscard]] Result<void> checkRuleNames(const Options& options);

} // namespace gosetup::cli
