// SPDX-License-Identifier: Apache-2.0
// What go.exe does on a practice machine: says its version, builds, tests and installs, in so far
// as that shows in files and output. Used by its processes; compiles nothing.
#pragma once

#include "machine/practice/PracticeFiles.h"

namespace gosetup {

/// `go version`, `go build [-o FILE]`, `go test`, `go install PATH@VERSION`; of other commands exit
/// code 2. The version is that of the tree around `request.program`.
[[nodiscard]] Result<ProcessResult> practiceGo(PracticeFiles& files, const ImageNetwork& network,
                                               const RunRequest& request, Arch arch);

} // namespace gosetup
