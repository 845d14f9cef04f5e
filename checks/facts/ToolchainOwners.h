// SPDX-License-Identifier: Apache-2.0
// Who put a Go tree there: the traces that installers leave. Used by the toolchain collector.
#pragma once

#include "facts/Collectors.h"
#include "facts/ToolchainFacts.h"

namespace gosetup::collect {

/// What the MSI tells of itself, in the uninstall entries and in HKCU\Software.
struct MsiTraces
{
    QStringList roots;
    bool withoutRoot = false; ///< installed, but nobody says where: the default folders
};
[[nodiscard]] MsiTraces msiTraces(const Registry& registry);
[[nodiscard]] OwnerTraces ownerTraces(Machine& machine, const Basics& basics);
/// Scoop leaves two files in each app, wherever its own folder is (the variable SCOOP).
[[nodiscard]] bool isScoopsTree(const Files& files, const QString& root);

} // namespace gosetup::collect
