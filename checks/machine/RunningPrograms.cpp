// SPDX-License-Identifier: Apache-2.0
#include "machine/RunningPrograms.h"

#include "paths/WindowsPath.h"

namespace gosetup {

Result<void> requireNothingRunsFrom(Machine& machine, const QString& folder)
{
    const auto running = machine.processes().running();
    if (!running)
        return {};
    QStringList names;
    for (const RunningProcess& process : *running) {
        if (!process.path.isEmpty() && winpath::isInside(process.path, folder))
            names << QStringLiteral("%1 (%2)").arg(process.path).arg(process.pid);
    }
    if (names.isEmpty())
        return {};
    names.sort();
    return fail(
        ErrorCode::InUse,
        Text::tr("programs in %1 are running: %2").arg(folder).arg(names.join(QLatin1String(", "))),
        Text::tr("close them and try again"));
}

} // namespace gosetup
