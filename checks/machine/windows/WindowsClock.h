// SPDX-License-Identifier: Apache-2.0
// The computer's clock. Used by WindowsMachine.
#pragma once

#include "machine/System.h"

namespace gosetup {

class WindowsClock final : public Clock
{
  public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};

} // namespace gosetup
