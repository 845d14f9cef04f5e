// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsDefender.h"

#include "machine/windows/ComWmi.h"
#include "machine/windows/Win32.h"

namespace gosetup {

namespace {

using namespace std::chrono_literals;

// A check waits five seconds for all of its local facts. An elevated copy checks nothing: what it
// reads belongs to a change, and to be late would take the whole run back.
constexpr std::chrono::milliseconds reading = 4s;
// Defender tells its services before it answers; seconds are not rare.
constexpr std::chrono::milliseconds changing = 30s;

} // namespace

WindowsDefender::WindowsDefender()
    : WmiDefender(std::make_unique<ComWmi>(win32::isElevated() ? changing : reading, changing),
                  win32::isElevated)
{
}

} // namespace gosetup
