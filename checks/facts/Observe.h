// SPDX-License-Identifier: Apache-2.0
// Runs every collector in parallel and waits for them up to a time; one that throws or is late
// costs its own facts alone.
#pragma once

#include "base/Progress.h"
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
    std::chrono::milliseconds cacheTime{1500}; ///< for a look at caches; then "at least …"
    /// Set: check() also verifies every byte of the module cache, and tells here how far it is.
    Progress* deep = nullptr;
    /// Full paths of folders whose Go projects are looked at too.
    QStringList projects = {};
};

/// Shared ownership, because a collector that is late outlives the call.
[[nodiscard]] Facts observe(const std::shared_ptr<Machine>& machine, const ObserveOptions& options);

/// Looks on `machine` at what observe() would look at with the environment of `planned`, and `seen`
/// holds nothing of: folders that are searched for programs, folders that Go uses, programs that
/// its settings name, hosts. False where there is nothing of the kind. A topic that `seen` could
/// not observe is left alone.
[[nodiscard]] bool observeNews(const std::shared_ptr<Machine>& machine, Machine& planned,
                               const Facts& seen, const ObserveOptions& options);

} // namespace gosetup
