// SPDX-License-Identifier: Apache-2.0
// One Go tree looked at: version, owner, completeness, and what its program says. Used by the
// toolchain collector.
#pragma once

#include "facts/Collectors.h"
#include "facts/ToolchainFacts.h"
#include "machine/Machine.h"

#include <chrono>

namespace gosetup::collect {

/// Something that can be looked at is there.
[[nodiscard]] bool isInPlace(const Files& files, const QString& path);

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
/// Everything but `run`.
[[nodiscard]] ToolchainInstall readTree(Machine& machine, const QString& root,
                                        const OwnerTraces& traces);
/// Fills `run`; version and arch too, where the tree did not tell. Never starts a placeholder.
/// Never throws: it runs on a thread of its own.
void runTree(Machine& machine, ToolchainInstall& install, std::chrono::milliseconds timeout);
/// What `go version` printed. Pure.
[[nodiscard]] RunFact interpretRun(const ProcessResult& result);
/// Compares a tree with its manifest: all names, and the sizes of programs. Unknown where it has
/// none or it is damaged.
[[nodiscard]] Observed<ManifestFact> readManifest(const Files& files, const QString& root);

} // namespace gosetup::collect
