// SPDX-License-Identifier: Apache-2.0
// Where Go trees may be. Used by the collectors of toolchains and of locations.
#pragma once

#include "facts/Collectors.h"

namespace gosetup::collect {

/// Folders where a Go may be: GOROOT, the usual places of every installer, and the parents of PATH
/// entries named bin. Those that are there, each once.
[[nodiscard]] QStringList toolchainRoots(Machine& machine, const Basics& basics);
/// Whether bin\go.exe and VERSION are there.
[[nodiscard]] bool isGoTree(const Machine& machine, const QString& folder);

} // namespace gosetup::collect
