// SPDX-License-Identifier: Apache-2.0
// The style sheet made of the colours. Widgets are named by dynamic properties: `kind` on frames
// and buttons, `role` on labels (title, strong, dim, hint, fixed, good, warning, problem).
#pragma once

#include "theme/Colours.h"

#include <QString>

namespace gosetup {

[[nodiscard]] QString styleSheetOf(const Colours& colours, bool contrast);

} // namespace gosetup
