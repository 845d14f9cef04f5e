// SPDX-License-Identifier: Apache-2.0
// Starts programs on Windows, in a job of their own so that none outlives us, and lists those that
// run. Used by WindowsMachine; knows nothing of what a program prints.
#pragma once

#include "machine/Processes.h"

namespace gosetup {

class WindowsProcesses final : public Processes
{
  public:
    WindowsProcesses() = default;

    /// Absolute paths only; batch files are refused (Unsupported), because cmd.exe would read their
    /// arguments as a shell string. Whatever the program started ends with it.
    using Processes::run;
    Result<ProcessResult> run(const RunRequest& request) override;
    /// Path and time are missing for processes that this account may not open.
    Result<std::vector<RunningProcess>> running() const override;
};

} // namespace gosetup
