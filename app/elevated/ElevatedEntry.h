// SPDX-License-Identifier: Apache-2.0
// The programs' hidden second life: started with administrator rights, they carry out one hashed
// request and end. Called first by both mains; shows nothing, opens no pipe, reads nothing else.
#pragma once

#include <optional>

namespace gosetup {

/// Nullopt when the command line does not begin with `--elevated`: the program goes on as usual.
/// Else the exit code: 0 done; 64 + the number of the ErrorCode else (elevationExitCode). What went
/// wrong is in %ProgramData%\GoSetup\logs\elevated.log, where that folder can be trusted.
[[nodiscard]] std::optional<int> elevatedEntry(int argc, char** argv);

} // namespace gosetup
