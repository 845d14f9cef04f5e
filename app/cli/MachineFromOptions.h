// SPDX-License-Identifier: Apache-2.0
// From the command line to a machine: the one place that decides between this computer and a
// practice machine, and that says what an earlier run left behind.
#pragma once

#include "cli/Context.h"
#include "machine/Machine.h"

namespace gosetup::cli {

/// Usage where this build has no machine of its own and none was named.
[[nodiscard]] Result<std::shared_ptr<Machine>> openMachine(const Options& options);
/// What a check looks at besides the machine: the projects of --project. Relative paths count from
/// the current folder, which a practice machine does not have.
[[nodiscard]] Result<ObserveOptions> observeOptions(Machine& machine, const Options& options);
/// Tells on standard error of a run that was killed; changes nothing.
void tellOfInterrupted(Machine& machine, Console& console);
/// Brings killed runs to a stand and tells what was done about them.
[[nodiscard]] Result<void> recover(Machine& machine, Console& console);
/// "--practice troubled-laptop --practice-dir x", for commands that a person can copy.
[[nodiscard]] QString machineArguments(const Options& options);

} // namespace gosetup::cli
