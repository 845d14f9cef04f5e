// SPDX-License-Identifier: Apache-2.0
// Program files by their header.
#pragma once

#include "machine/System.h"

#include <QByteArray>

namespace gosetup {

/// The smallest file that Windows takes for a program of this architecture: minimalProgram().
[[nodiscard]] QByteArray minimalPe(Arch arch);

} // namespace gosetup
