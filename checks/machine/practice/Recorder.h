// SPDX-License-Identifier: Apache-2.0
// Makes an image of a machine by watching what checks read: whatever `look` asks of the machine is
// noted, so that a check of the image sees what a check of the machine saw. Used by `gosetup image`
// and by predictions; works on any machine and changes none.
#pragma once

#include "machine/practice/MachineImage.h"

#include <functional>
#include <memory>

namespace gosetup {

/// Not redacted: see redactImage(). Writes that `look` attempts fail with Unsupported. Collectors
/// may keep the machine they are handed beyond the call; what they read later is not in the image.
[[nodiscard]] Result<MachineImage>
recordImage(const std::shared_ptr<Machine>& machine,
            const std::function<void(const std::shared_ptr<Machine>& watched)>& look);

} // namespace gosetup
