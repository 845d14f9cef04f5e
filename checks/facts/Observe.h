// SPDX-License-Identifier: Apache-2.0
// Runs every collector in parallel and waits for them up to a time; one that throws or is late
// costs its own facts alone.
#pragma once

#include "facts/Facts.h"
#include "machine/Machine.h"

#include <chrono>
#include <memory>

namespace gosetup {

struct ObserveOptions
{
    bool network = true; ///< also probe hosts; these may take up to `networkTimeout`
    std::chrono::milliseconds localTimeout{5000};
    std::chrono::milliseconds networkTimeout{4000};
};

/// The addresses that observe() would probe on this machine as it is now. Probes none.
[[nodiscard]] std::vector<QUrl> probesOf(Machine& machine);

/// Shared ownership, because a collector that is late outlives the call.
[[nodiscard]] Facts observe(const std::shared_ptr<Machine>& machine, const ObserveOptions& options);

} // namespace gosetup
