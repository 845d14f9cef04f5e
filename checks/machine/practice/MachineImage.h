// SPDX-License-Identifier: Apache-2.0
#pragma once
namespace gosetup {
struct MachineImage {};
} // namespace gosetup
