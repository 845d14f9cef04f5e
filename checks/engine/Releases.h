// SPDX-License-Identifier: Apache-2.0
// Which Go, from where: the person's request (a version, a mirror, an archive) to one archive. Used
// by every face, so that window and console look in the same places; installs nothing.
#pragma once

#include "engine/PlanRequest.h"
#include "machine/Machine.h"
#include "toolchain/Source.h"

#include <memory>

namespace gosetup {

/// Cache below the user's data folder, proxies of the machine (of a practice machine: of this
/// process, because the bytes are real).
[[nodiscard]] Result<FetchOptions> fetchOptionsFor(const std::shared_ptr<Machine>& machine);
/// No cache, proxies of this process: for looking at an index without a machine.
[[nodiscard]] FetchOptions hostFetchOptions();

/// The releases of the mirror; without one those of the practice mirror on a practice machine, else
/// of go.dev, and of golang.google.cn when go.dev does not answer.
[[nodiscard]] Result<ReleaseIndex> loadReleases(const Machine& machine, const QString& mirror,
                                                const FetchOptions& options, Progress& progress);

/// For the machine's own architecture, never an emulated one; where no version is named, the newest
/// that runs on its Windows, if there is one. `known`: the releases of the
/// request's mirror, where they were loaded before; nullptr loads them.
[[nodiscard]] Result<ArchiveRef> findArchive(Machine& machine, const GoRequest& request,
                                             const FetchOptions& options, Progress& progress,
                                             const ReleaseIndex* known = nullptr);

} // namespace gosetup
