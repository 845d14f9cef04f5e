// SPDX-License-Identifier: Apache-2.0
// Tells running programs that the environment was changed, and starts those that a person goes on
// with. Used by WindowsMachine.
#pragma once

#include "machine/System.h"

namespace gosetup {

class WindowsShell final : public Shell
{
  public:
    Result<void> broadcastEnvironment(std::chrono::milliseconds perWindow) override;
    Result<void> open(const OpenRequest& request) override;
};

} // namespace gosetup
