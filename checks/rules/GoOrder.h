// SPDX-License-Identifier: Apache-2.0
// Which Go should answer, and what makes it answer: rules and engine agree on it, so that their
// fixes never contradict each other. Pure.
#pragma once

#include "changes/Change.h"
#include "facts/Facts.h"

#include <vector>

namespace gosetup {

/// A copy that GOTOOLCHAIN downloaded goes with the module cache: nobody is to depend on it.
[[nodiscard]] bool isInModuleCache(const ToolchainInstall& install);

struct GoOrder
{
    const ToolchainInstall* wanted = nullptr;   ///< the Go that should answer; none if none runs
    const ToolCandidate* winner = nullptr;      ///< what a console starts today (stubs aside)
    const ToolCandidate* wantedEntry = nullptr; ///< where `wanted` is on PATH, if it is
    std::vector<ToolCandidate> blockers;        ///< programs and scripts that come before `wanted`

    /// The folder that leads to `wanted`: as PATH spells it, where it is on PATH.
    [[nodiscard]] QString wantedBin() const;
};
/// GoSetup's own Go, else the newest that is on PATH and runs, else the newest that runs. Points
/// into `facts`.
[[nodiscard]] GoOrder goOrder(const Facts& facts);
/// Edits that make `bin` (of a tree to be, or of one that is there) answer first: Go folders before
/// it leave PATH, and it goes in front where something else must stay. `onlyPerson` is set when a
/// file in the machine's PATH can be beaten by nobody but a person.
struct GoFirst
{
    std::vector<Change> changes;
    bool onlyPerson = false;
};
[[nodiscard]] GoFirst putFirst(const Facts& facts, const QString& bin, Scope scope);

} // namespace gosetup
