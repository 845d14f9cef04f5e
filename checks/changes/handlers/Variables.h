// SPDX-License-Identifier: Apache-2.0
// What %NAME% stands for, as a new process will see it, and values a plan is about to set. Used by
// the planner and by apply; knows nothing of what the names mean.
#pragma once

#include "changes/Change.h"
#include "changes/State.h"
#include "machine/Machine.h"
#include "paths/WindowsPath.h"

#include <functional>
#include <optional>

namespace gosetup {

/// A registry value that a plan will have written by then; nullopt = the plan leaves it alone.
using PlannedValueLookup = std::function<std::optional<RegistryState>(const RegistryValuePath&)>;

/// Names in machine scope come from machine variables and the system's own names only, so that the
/// person's process and the elevated one agree; in user scope the user's value wins, then the
/// machine's, then the block this process was started with. The lookup keeps a reference to the
/// machine.
[[nodiscard]] winpath::VariableLookup variableLookup(Machine& machine, Scope scope,
                                                     const PlannedValueLookup& planned = {});

/// The file that `go env -w` writes: GOENV, or %APPDATA%\go\env; with `planned`, the one that it
/// will write once the plan is done. Invalid when GOENV is "off". Source: cmd/go/internal/cfg,
/// EnvFile.
[[nodiscard]] Result<QString> goEnvFile(Machine& machine, const PlannedValueLookup& planned = {});

} // namespace gosetup
