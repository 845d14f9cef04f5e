// SPDX-License-Identifier: Apache-2.0
// A release mirror on 127.0.0.1 that serves the program's own practice archives at a chosen pace,
// so that a download can be stopped in its middle. Tests only.
#pragma once

#include "toolchain/HttpServer.h"

#include <atomic>

namespace gosetup::testkit {

class SlowMirror
{
  public:
    /// Archives arrive in about `milliseconds`; the index at once.
    explicit SlowMirror(int milliseconds);

    [[nodiscard]] QString address() const; ///< "http://127.0.0.1:port/"
    /// An archive has been asked for: it is on its way.
    [[nodiscard]] bool isSending() const { return m_sending; }
    /// What is asked for from now on arrives at once.
    void hurry() { m_milliseconds = 0; }

  private:
    [[nodiscard]] testkit::Said answer(const testkit::Asked& asked);

    std::atomic<int> m_milliseconds;
    std::atomic<bool> m_sending{false};
    testkit::HttpServer m_server; // last: its thread uses the others
};

} // namespace gosetup::testkit
