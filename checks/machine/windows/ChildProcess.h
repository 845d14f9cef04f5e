// SPDX-License-Identifier: Apache-2.0
// One child process from start to end: in a job, with pipes that nobody else inherits. Used by
// WindowsProcesses; knows nothing of which programs may be started, or how a line is quoted.
#pragma once

#include "machine/Processes.h"

#include <string>

namespace gosetup::win32 {

struct ChildStart
{
    QString program;            ///< absolute
    QString commandLine;        ///< quoted, the program first
    std::u16string environment; ///< a block as CreateProcessW takes it
    QString folder;             ///< current folder
};

/// Runs to the end of the program, never with administrator rights, whatever this process has; what
/// it started itself is ended with it, and all of it with us. Timeout when it takes longer,
/// Cancelled when `cancel` (may be null) says so. A failed start is a result. Keeps 1 MiB of each
/// output.
[[nodiscard]] Result<ProcessResult>
runChild(const ChildStart& start, std::chrono::milliseconds timeout, const Progress* cancel);

} // namespace gosetup::win32
