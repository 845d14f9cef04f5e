// SPDX-License-Identifier: Apache-2.0
// A file that is a Go program by its header and its build information, and starts nowhere: what an
// image's "goBuild" is, and what a predicted `go install` leaves behind.
#pragma once

#include "machine/formats/BuildInfo.h"

#include <QByteArray>

namespace gosetup {

/// The smallest file that readBuildInfo() reads `info` of and programArch() takes for `arch`.
/// GOARCH of the settings is set to `arch` where `info` has none.
[[nodiscard]] QByteArray goProgram(const GoBuildInfo& info, Arch arch);

} // namespace gosetup
