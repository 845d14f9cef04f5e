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
/// The name in the tree's file VERSION, "go1.24.4"; empty where there is none.
[[nodiscard]] QString versionOf(const Files& files, const QString& root);

/// Everything but `run` and what is missing.
[[nodiscard]] ToolchainInstall readTree(Machine& machine, const QString& root,
                                        const OwnerTraces& traces);
/// What the program says to `go version`; NotPresent where it is not there. Never starts a
/// placeholder, never throws.
[[nodiscard]] Observed<RunFact> askVersion(Machine& machine, const QString& program,
                                           std::chrono::milliseconds timeout);
/// Fills `run` and what is missing; version and arch too, where the tree did not tell. Never starts
/// a placeholder. Never throws: it runs on a thread of its own.
void runTree(Machine& machine, ToolchainInstall& install, std::chrono::milliseconds timeout);
/// What `go version` printed. Pure.
[[nodiscard]] RunFact interpretRun(const ProcessResult& result);
} // namespace gosetup::collect
