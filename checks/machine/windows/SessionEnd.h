// SPDX-License-Identifier: Apache-2.0
// Asks Windows to wait when a person signs out or shuts down in the middle of a run. Used by the
// window; knows nothing of what is being done.
#pragma once

#include <QString>

namespace gosetup {

/// While it lives, Windows shows `reason` (one sentence, in the person's language) beside the
/// program that keeps it waiting; the person may still end it at once. Refused is noted at debug.
class SessionEndBlock
{
  public:
    /// `window`: the HWND of a window of this thread, as a number.
    SessionEndBlock(quintptr window, const QString& reason);
    ~SessionEndBlock();
    SessionEndBlock(const SessionEndBlock&) = delete;
    SessionEndBlock& operator=(const SessionEndBlock&) = delete;

  private:
    quintptr m_window;
};

} // namespace gosetup
