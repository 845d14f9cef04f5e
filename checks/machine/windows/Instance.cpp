// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/Instance.h"

#include "machine/windows/Win32.h"

namespace gosetup {

QString desktopSession()
{
    DWORD session = 0;
    ProcessIdToSessionId(GetCurrentProcessId(), &session);
    return QString::number(session);
}

void allowForeground(qint64 pid)
{
    AllowSetForegroundWindow(static_cast<DWORD>(pid));
}

} // namespace gosetup
