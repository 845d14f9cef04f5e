// SPDX-License-Identifier: Apache-2.0
// A report as one HTML file that needs nothing else: no script, no picture, no address is loaded.
#pragma once

#include "engine/Check.h"

namespace gosetup {

[[nodiscard]] QString htmlReport(const Report& report);

} // namespace gosetup
