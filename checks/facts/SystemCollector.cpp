// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

#include <array>
#include <chrono>

namespace gosetup::collect {

namespace {

/// Source: "Maximum Path Length Limitation" (Microsoft).
Result<std::optional<RegValue>> longPathsValue(Machine& machine)
{
    return machine.registry().read(
        {Hive::LocalMachine, QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\FileSystem"),
         QStringLiteral("LongPathsEnabled")});
}

} // namespace

SystemFacts system(Machine& machine)
{
    SystemFacts facts{machine.system().info(), machine.system().folders()};
    const auto value = longPathsValue(machine);
    if (value && *value && (*value)->kind != RegKind::Dword)
        facts.longPathsKind = toString((*value)->kind);
    return facts;
}

Observed<bool> longPaths(Machine& machine)
{
    const auto value = longPathsValue(machine);
    if (!value)
        return Observed<bool>::from(value.error());
    return value->has_value() && (*value)->dword().value_or(0) == 1;
}

namespace {

const auto programStart = std::chrono::steady_clock::now();

bool isShell(const QString& name)
{
    static constexpr std::array<QStringView, 14> shells = {
        u"cmd.exe",          u"powershell.exe",  u"pwsh.exe",   u"windowsterminal.exe",
        u"bash.exe",         u"wezterm-gui.exe", u"mintty.exe", u"conhost.exe",
        u"code.exe",         u"goland64.exe",    u"idea64.exe", u"devenv.exe",
        u"sublime_text.exe", u"cursor.exe"};
    for (const QStringView shell : shells) {
        if (shell.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

Observed<ProcessFacts> processes(Machine& machine)
{
    const auto running = machine.processes().running();
    if (!running)
        return Observed<ProcessFacts>::from(running.error());
    ProcessFacts facts;
    const auto sinceStart = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - programStart);
    facts.own = machine.clock().now().toUTC().addMSecs(-sinceStart.count());
    for (const RunningProcess& process : *running) {
        if (isShell(process.name))
            facts.shells.push_back({process.name, process.pid, process.started.toUTC()});
    }
    return facts;
}

VolumeFacts volumes(Machine& machine)
{
    VolumeFacts facts;
    for (char letter = 'C'; letter <= 'Z'; ++letter) {
        const auto volume =
            machine.files().volume(QStringLiteral("%1:\\").arg(QLatin1Char(letter)));
        if (volume)
            facts.volumes.push_back(*volume);
    }
    return facts;
}

} // namespace gosetup::collect
