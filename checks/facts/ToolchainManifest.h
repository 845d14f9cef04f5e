// SPDX-License-Identifier: Apache-2.0
// A Go tree compared with its manifest. Used by the toolchain collector.
#pragma once

#include "facts/ToolchainFacts.h"
#include "machine/Files.h"

namespace gosetup::collect {

/// Compares a tree with its manifest: all names, and the sizes of programs. Unknown where it has
/// none or it is damaged.
[[nodiscard]] Observed<ManifestFact> readManifest(const Files& files, const QString& root);

} // namespace gosetup::collect
