// SPDX-License-Identifier: Apache-2.0
// Makes an image of a machine by watching what checks read: whatever is asked of the watched
// machine is noted, so that a check of the image sees what a check of the machine saw. Used by
// every check, by `gosetup image` and by predictions; works on any machine and changes none.
#pragma once

#include "machine/practice/MachineImage.h"

#include <memory>

namespace gosetup {

class Machine;
class Recording;

/// Noting costs next to nothing: what an image needs beyond the answers (where a link leads, what
/// else a listed folder holds) is read when the image is made. Copies share what they know.
class MachineRecord
{
  public:
    explicit MachineRecord(std::shared_ptr<Machine> machine);

    /// Writes to it fail with Unsupported. Collectors may keep it beyond the check.
    [[nodiscard]] std::shared_ptr<Machine> watched() const;
    /// Of all that was read so far. Not redacted: see redactImage(). Reads the machine.
    [[nodiscard]] MachineImage image() const;
    /// Knows the same, and what is read through it is noted there alone.
    [[nodiscard]] MachineRecord copy() const;

  private:
    explicit MachineRecord(std::shared_ptr<Recording> recording) : m_recording(std::move(recording))
    {
    }
    std::shared_ptr<Recording> m_recording;
};

} // namespace gosetup
