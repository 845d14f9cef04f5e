// SPDX-License-Identifier: Apache-2.0
// A practice machine of an image.
#pragma once

#include "machine/practice/PracticeMachine.h"

#include <gtest/gtest.h>

namespace gosetup::testkit {

/// Null, and a failure, where the image is not valid.
inline std::shared_ptr<PracticeMachine> machineOf(const MachineImage& image,
                                                  const QString& folder = {}, bool elevated = false)
{
    auto machine = PracticeMachine::fromImage(image, {folder, elevated});
    if (!machine)
        ADD_FAILURE() << machine.error().english().toStdString();
    return machine ? *machine : nullptr;
}

} // namespace gosetup::testkit
