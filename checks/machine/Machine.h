// SPDX-License-Identifier: Apache-2.0
// A machine is a handful of ports. Collectors and changes see nothing else, so they run unchanged
// on Windows and on a practice machine.
#pragma once

#include "machine/Aliases.h"
#include "machine/Defender.h"
#include "machine/Files.h"
#include "machine/Network.h"
#include "machine/Processes.h"
#include "machine/Registry.h"
#include "machine/System.h"

#include <memory>

namespace gosetup {

class Machine
{
  public:
    Machine() = default;
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;
    virtual ~Machine() = default;

    /// "troubled-laptop" of a practice machine, "this computer" of the real one.
    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual bool isPractice() const = 0;

    [[nodiscard]] virtual Registry& registry() = 0;
    [[nodiscard]] virtual Files& files() = 0;
    [[nodiscard]] virtual Processes& processes() = 0;
    [[nodiscard]] virtual Defender& defender() = 0;
    [[nodiscard]] virtual Aliases& aliases() = 0;
    [[nodiscard]] virtual Network& network() = 0;
    [[nodiscard]] virtual System& system() = 0;
    [[nodiscard]] virtual Shell& shell() = 0;
    [[nodiscard]] virtual Clock& clock() = 0;
    [[nodiscard]] virtual Elevation& elevation() = 0;
};

} // namespace gosetup
