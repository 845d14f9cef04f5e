// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsMachine.h"

#include "machine/Names.h"
#include "machine/windows/Win32.h"
#include "machine/windows/WindowsAliases.h"
#include "machine/windows/WindowsClock.h"
#include "machine/windows/WindowsDefender.h"
#include "machine/windows/WindowsElevation.h"
#include "machine/windows/WindowsFiles.h"
#include "machine/windows/WindowsNetwork.h"
#include "machine/windows/WindowsProcesses.h"
#include "machine/windows/WindowsRegistry.h"
#include "machine/windows/WindowsShell.h"
#include "machine/windows/WindowsSystem.h"

namespace gosetup {

namespace {

class WindowsMachine final : public Machine
{
  public:
    // A question about an empty drive is answered by an error, not by a box on the screen.
    WindowsMachine() { SetErrorMode(GetErrorMode() | SEM_FAILCRITICALERRORS); }

    QString name() const override { return thisComputer(); }
    bool isPractice() const override { return false; }

    Registry& registry() override { return m_registry; }
    Files& files() override { return m_files; }
    Processes& processes() override { return m_processes; }
    Defender& defender() override { return m_defender; }
    Aliases& aliases() override { return m_aliases; }
    Network& network() override { return m_network; }
    System& system() override { return m_system; }
    Shell& shell() override { return m_shell; }
    Clock& clock() override { return m_clock; }
    Elevation& elevation() override { return m_elevation; }

  private:
    WindowsRegistry m_registry;
    WindowsFiles m_files;
    WindowsProcesses m_processes;
    WindowsDefender m_defender;
    WindowsAliases m_aliases;
    WindowsSystem m_system;
    WindowsNetwork m_network{m_system};
    WindowsShell m_shell;
    WindowsClock m_clock;
    WindowsElevation m_elevation;
};

} // namespace

Result<std::shared_ptr<Machine>> openWindowsMachine()
{
    auto machine = std::make_shared<WindowsMachine>();
    const KnownFolders folders = machine->system().folders();
    // Journals, caches and every check build on these; without them nothing would be true.
    if (folders.userProfile.isEmpty() || folders.localAppData.isEmpty() ||
        folders.programData.isEmpty() || folders.windows.isEmpty())
        return fail(ErrorCode::Io, Text::tr("Windows did not provide the folders of this account"),
                    Text::tr("sign out and in again; a temporary profile may be in use"));
    return std::shared_ptr<Machine>(std::move(machine));
}

} // namespace gosetup
