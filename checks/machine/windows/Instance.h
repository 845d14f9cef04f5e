// SPDX-License-Identifier: Apache-2.0
// What one program of a person needs to find the other: which desktop it is on, and leave to come
// to the front. Used by the window's main.
#pragma once

#include <QString>

namespace gosetup {

/// The number of this process's session: two of one person's (a remote desktop) cannot see each
/// other's windows. Not SESSIONNAME, which a reconnected session keeps from its start.
[[nodiscard]] QString desktopSession();
/// Windows gives this only to the program that has it to give. Source: AllowSetForegroundWindow
/// (Microsoft). Without effect where this process itself may not.
void allowForeground(qint64 pid);

} // namespace gosetup
