// SPDX-License-Identifier: Apache-2.0
// Ctrl+C and a polite end of the process become a cancel; a second Ctrl+C ends at once.
#pragma once

#include "base/Progress.h"

namespace gosetup::cli {

/// While it lives, SIGINT and SIGTERM cancel this progress. One at a time.
class Interrupt
{
  public:
    explicit Interrupt(Progress& progress);
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
};

} // namespace gosetup::cli
