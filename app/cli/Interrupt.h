// SPDX-License-Identifier: Apache-2.0
// Ctrl+C and a polite end of the process become a cancel; a second Ctrl+C ends at once.
#pragma once

#include "base/Progress.h"

#include <memory>

namespace gosetup::console {
class StopRequests;
}

namespace gosetup::cli {

/// While it lives, these cancel this progress: SIGINT and SIGTERM; on Windows Ctrl+C, Ctrl+Break
/// and the closing of the console window. One at a time.
class Interrupt
{
  public:
    explicit Interrupt(Progress& progress);
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

#ifdef Q_OS_WIN
  private:
    std::unique_ptr<console::StopRequests> m_requests;
#endif
};

} // namespace gosetup::cli
