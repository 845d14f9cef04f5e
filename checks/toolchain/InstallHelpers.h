// SPDX-License-Identifier: Apache-2.0
// Small steps that installing and undoing share. Only Install*.cpp use it.
#pragma once

#include "machine/Machine.h"

namespace gosetup {

/// The first failure, and that putting things back failed too, and where the old tree is.
[[nodiscard]] Error bothFailed(const Error& first, const Error& second, const QString& oldTree);

} // namespace gosetup
