// SPDX-License-Identifier: Apache-2.0
// The collectors of Go's caches, and what the quick look and the full verification share. Used by
// observe() and verifyModules().
#pragma once

#include "base/Parallel.h"
#include "facts/Collectors.h"
#include "facts/ModuleDownloads.h"

namespace gosetup::collect {

void buildCache(Machine& machine, const Basics& basics, std::chrono::milliseconds time,
                CacheFacts& facts);
[[nodiscard]] Observed<ModuleCacheFacts> moduleCache(Machine& machine, const Basics& basics,
                                                     std::chrono::milliseconds time);
/// GOMODCACHE; nothing where Go refuses it.
[[nodiscard]] std::optional<QString> moduleCacheFolder(const Basics& basics);
/// Files `latest` of checksum databases that are no tree head: NULs after a power loss
/// (golang/go#38348).
[[nodiscard]] QStringList sumDatabaseHeads(Machine& machine, const Basics& basics);

} // namespace gosetup::collect
