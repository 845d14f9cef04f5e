// SPDX-License-Identifier: Apache-2.0
// Go trees that earlier runs left beside a root, and what becomes of them when runs are undone out
// of order. Used by the changes that install and remove a toolchain, and by undo.
#pragma once

#include "changes/handlers/ChangeHandlers.h"
#include "toolchain/InstallUndo.h"

#include <optional>

namespace gosetup::handlers {

/// The run that installed the Go in `root`, by its manifest; empty where there is none.
[[nodiscard]] Result<QString> runOfTree(Machine& machine, const QString& root);

/// Whether `change` installs a Go and the one that `runId` installed is in its root.
[[nodiscard]] Result<bool> isTreeOf(Machine& machine, const QString& runId, const Change& change);

/// Whether the undo of `change` of `runId` may have a tree to deal with although its root is as it
/// was before: the one that a removal set aside, or ours that a later removal did.
[[nodiscard]] Result<bool> hasTreeSetAside(Machine& machine, const QString& runId,
                                           const Change& change);

/// Takes out what came back of undone runs (ApplyContext::undoneRuns), and what their removals set
/// aside, up to the tree that was there before all of them. The outcome names files that were kept.
/// Untrusted where a set-aside folder of an undone run can be changed by others.
[[nodiscard]] Result<SwapBackOutcome> takeOutUndone(ApplyContext& context, const QString& root,
                                                    const State& before);

/// Takes out the tree that this run's removal set aside, where the run that installed it was undone
/// meanwhile and the root is as it was before; nullopt where it is not for us to take out.
[[nodiscard]] Result<std::optional<SwapBackOutcome>> takeOutSetAside(ApplyContext& context,
                                                                     const QString& root);

/// What undo tells of files of others that were kept.
[[nodiscard]] UndoResult keptFilesOfOthers(const SwapBackOutcome& outcome);

} // namespace gosetup::handlers
