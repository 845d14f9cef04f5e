// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/Observed.h"
namespace gosetup {
struct Facts {};
} // namespace gosetup
