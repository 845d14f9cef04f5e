// SPDX-License-Identifier: Apache-2.0
// From an observation and a request to what a person is shown before they agree: the one way to a
// plan, for window and command line. Changes nothing.
#pragma once

#include "base/Progress.h"
#include "engine/Predict.h"
#include "engine/Recommend.h"
#include "toolchain/ReleaseIndex.h"

namespace gosetup {

struct Prepared
{
    Plan plan;
    std::optional<Report> prediction; ///< none where it was not asked for, or nothing will change
    std::optional<Error> unpredicted; ///< why there is none although it was asked for
};

struct PrepareOptions
{
    bool predict = true;
    const ReleaseIndex* releases = nullptr; ///< of the request's mirror, where known; else loaded
};

/// Finds the archive where a Go is to be installed (may ask the network for the list of releases),
/// makes the plan, and predicts the report after it.
[[nodiscard]] Result<Prepared> prepare(const std::shared_ptr<Machine>& machine,
                                       const Observation& observation, const PlanRequest& request,
                                       const PrepareOptions& options, Progress& progress);

} // namespace gosetup
