// SPDX-License-Identifier: Apache-2.0
// From what a person chose on the pages to what the engine is asked for. Pure.
#pragma once

#include "session/Session.h"

namespace gosetup {

/// The archive aside, which needs the release index. `report`: of the machine as it is now.
[[nodiscard]] Choices engineChoices(const WizardChoices& choices, const Report& report);

} // namespace gosetup
