// SPDX-License-Identifier: Apache-2.0
// Looks at one folder that a person types or that Go uses: metadata only, quick enough for every
// keystroke. The verdict is judgeLocation's, in rules.
#pragma once

#include "facts/FolderFacts.h"
#include "machine/Machine.h"

namespace gosetup {

/// `path` is absolute or it is only said not to be. Never opens data, so a placeholder stays one.
[[nodiscard]] LocationFacts observeLocation(Machine& machine, const QString& path,
                                            Purpose purpose = Purpose::Toolchain,
                                            const QString& name = {});

} // namespace gosetup
