// SPDX-License-Identifier: Apache-2.0
// What VS Code, or an editor made of it, does on a practice machine when it is started as its
// script starts it: installs and removes extensions. Used by its processes.
#pragma once

#include "machine/practice/PracticeFiles.h"

namespace gosetup {

/// `CLI.js --extensions-dir FOLDER --install-extension ID` and `--uninstall-extension ID`; of other
/// arguments, and without ELECTRON_RUN_AS_NODE, exit code 2. Installing needs the marketplace.
[[nodiscard]] ProcessResult practiceEditor(PracticeFiles& files, const ImageNetwork& network,
                                           const RunRequest& request);

} // namespace gosetup
