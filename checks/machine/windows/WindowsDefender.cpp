// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsDefender.h"

#include "machine/windows/ComWmi.h"
#include "machine/windows/Win32.h"

namespace gosetup {

namespace {

using namespace std::chrono_literals;

// A check waits five seconds for all of its local facts.
constexpr auto reading = 4000ms;
// Defender tells its services before it answers; seconds are not rare.
constexpr auto changing = 30s;

} // namespace

WindowsDefender::WindowsDefender()
    : WmiDefender(std::make_unique<ComWmi>(reading, changing), win32::isElevated)
{
}

} // namespace gosetup
