// SPDX-License-Identifier: Apache-2.0
// The side with administrator rights: what it does with a request. Used by the programs' elevated
// entry, and in this process where it has the rights already.
#pragma once

#include "machine/Machine.h"

namespace gosetup {

/// The elevated copy's whole work: read the file once, check the hash over those very bytes, parse
/// strictly, accept machine-scope changes of the closed set with validated places, refuse what is
/// older than an hour or was done already, journal under ProgramData, apply or undo.
[[nodiscard]] Result<void> applyElevated(Machine& elevatedMachine, const ElevationCall& call);

} // namespace gosetup
