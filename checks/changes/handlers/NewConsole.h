// SPDX-License-Identifier: Apache-2.0
// The environment that a program gets from a new console, as the registry has it now. Used by
// changes that start programs for the person.
#pragma once

#include "machine/Machine.h"

#include <QMap>

namespace gosetup {

/// Names in upper case. PATH is the machine's, then the user's, expanded.
[[nodiscard]] QMap<QString, QString> newConsoleBlock(Machine& machine);

} // namespace gosetup
