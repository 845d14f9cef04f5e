// SPDX-License-Identifier: Apache-2.0
// Microsoft Defender of this computer. Used by WindowsMachine; all it knows is which WMI to ask.
#pragma once

#include "machine/wmi/WmiDefender.h"

namespace gosetup {

class WindowsDefender final : public WmiDefender
{
  public:
    WindowsDefender();
};

} // namespace gosetup
