// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/Recorder.h"

#include "machine/practice/RecordingPorts.h"

namespace gosetup {

namespace {

class SilentShell final : public Shell
{
  public:
    Result<void> broadcastEnvironment(std::chrono::milliseconds) override
    {
        return onlyLooking(QStringLiteral("WM_SETTINGCHANGE"));
    }
    Result<void> open(const OpenRequest& request) override { return onlyLooking(request.program); }
};

class NoElevation final : public Elevation
{
  public:
    Result<void> run(const ElevationCall& call, const ElevatedMain&) override
    {
        return onlyLooking(call.planFile);
    }
    Result<void> open(const QStringList& arguments, const ElevatedView&) override
    {
        return onlyLooking(arguments.join(u' '));
    }
};

class RecordingMachine final : public Machine
{
  public:
    explicit RecordingMachine(const std::shared_ptr<Recording>& recording)
        : m_inner(recording->shared()), m_registry(recording), m_files(recording),
          m_processes(recording), m_defender(recording), m_aliases(recording), m_network(recording)
    {
    }

    QString name() const override { return m_inner->name(); }
    bool isPractice() const override { return m_inner->isPractice(); }
    Registry& registry() override { return m_registry; }
    Files& files() override { return m_files; }
    Processes& processes() override { return m_processes; }
    Defender& defender() override { return m_defender; }
    Aliases& aliases() override { return m_aliases; }
    Network& network() override { return m_network; }
    System& system() override { return m_inner->system(); } // read whole when recording began
    Shell& shell() override { return m_shell; }
    Clock& clock() override { return m_inner->clock(); }
    Elevation& elevation() override { return m_elevation; }

  private:
    std::shared_ptr<Machine> m_inner;
    RecordingRegistry m_registry;
    RecordingFiles m_files;
    RecordingProcesses m_processes;
    RecordingDefender m_defender;
    RecordingAliases m_aliases;
    RecordingNetwork m_network;
    SilentShell m_shell;
    NoElevation m_elevation;
};

} // namespace

MachineRecord::MachineRecord(std::shared_ptr<Machine> machine)
    : m_recording(std::make_shared<Recording>(std::move(machine)))
{
}

std::shared_ptr<Machine> MachineRecord::watched() const
{
    return std::make_shared<RecordingMachine>(m_recording);
}

MachineImage MachineRecord::image() const
{
    return m_recording->image();
}

MachineRecord MachineRecord::copy() const
{
    return MachineRecord(m_recording->copy());
}

} // namespace gosetup
