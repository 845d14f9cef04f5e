// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/SessionEnd.h"

#include "base/Log.h"
#include "machine/windows/Win32.h"

namespace gosetup {

SessionEndBlock::SessionEndBlock(quintptr window, const QString& reason) : m_window(window)
{
    if (ShutdownBlockReasonCreate(reinterpret_cast<HWND>(window), win32::wide(reason)) == 0)
        log::debug(QStringLiteral("Windows was not asked to wait: %1")
                       .arg(win32::messageOf(GetLastError())));
}

SessionEndBlock::~SessionEndBlock()
{
    ShutdownBlockReasonDestroy(reinterpret_cast<HWND>(m_window));
}

} // namespace gosetup
