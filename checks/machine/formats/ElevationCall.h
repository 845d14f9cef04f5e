// SPDX-License-Identifier: Apache-2.0
// The command line on which the elevated copy is started, and the number it ends with: both sides
// in one place. Used by WindowsElevation and by the programs' entry; knows no plans. Pure.
#pragma once

#include "machine/System.h"

#include <QStringList>

namespace gosetup {

/// `--elevated FILE --sha256 HEX`, without the program.
[[nodiscard]] QStringList elevationArguments(const ElevationCall& call);
/// Whether the first word after the program is `--elevated`; whatever follows it.
[[nodiscard]] bool isElevationCall(const QStringList& arguments);
/// `arguments` with the program first. Usage, unless they are exactly those of elevationArguments:
/// count, order, a full path on a drive of this computer, 64 hex digits.
[[nodiscard]] Result<ElevationCall> elevationCallFrom(const QStringList& arguments);

/// 0 = done; 64 + the number of the ErrorCode else. Both sides are the same executable.
[[nodiscard]] int elevationExitCode(const Result<void>& done);
/// What the exit code of a copy tells. Io for one that is none of ours: it was ended from outside.
[[nodiscard]] Result<void> elevationResult(quint32 exitCode);

} // namespace gosetup
