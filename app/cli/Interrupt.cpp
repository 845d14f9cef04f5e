// SPDX-License-Identifier: Apache-2.0
#include "cli/Interrupt.h"

#ifdef Q_OS_WIN
#include "machine/windows/WindowsConsole.h"
#else
#include <csignal>
#endif

namespace gosetup::cli {

#ifdef Q_OS_WIN

Interrupt::Interrupt(Progress& progress)
    : m_requests(std::make_unique<console::StopRequests>([&progress] { progress.cancel(); }))
{
}

Interrupt::~Interrupt() = default;

#else

namespace {

std::atomic<Progress*> current{nullptr};

void onSignal(int number)
{
    // Only lock-free atomics here: this runs between any two instructions.
    if (Progress* progress = current.load())
        progress->cancel();
    std::signal(number, SIG_DFL);
}

} // namespace

Interrupt::Interrupt(Progress& progress)
{
    current.store(&progress);
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    current.store(nullptr);
}

#endif

} // namespace gosetup::cli
