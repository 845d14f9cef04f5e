// SPDX-License-Identifier: Apache-2.0
// What a program does first on Windows, before it loads or reads anything. Called by both mains and
// by nothing else.
#pragma once

namespace gosetup {

/// From here on DLLs come from System32 alone, the current folder is searched last and for good, a
/// damaged heap ends the process, and images from shares or written by low-integrity programs are
/// refused. What this Windows does not know is left out and noted at debug.
void hardenProcess();

} // namespace gosetup
