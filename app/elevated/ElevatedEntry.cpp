// SPDX-License-Identifier: Apache-2.0
#include "elevated/ElevatedEntry.h"

#include "base/Log.h"
#include "changes/elevated/ElevatedHost.h"
#include "changes/run/Apply.h"
#include "changes/run/Journal.h"
#include "engine/OpenMachine.h"
#include "machine/Names.h"
#include "machine/formats/ElevationCall.h"
#include "paths/WindowsPath.h"

#include <QCoreApplication>

#include <cstring>

namespace gosetup {

namespace {

/// Only with rights: without them the folder that would be made were anybody's. A log that cannot
/// be kept stops nothing.
void startLog(Machine& machine)
{
    if (!machine.system().info().elevated)
        return;
    const QString folder = winpath::join(machineDataFolder(machine), QStringLiteral("logs"));
    if (!machine.files().makeFolder(machineDataFolder(machine), true) ||
        !machine.files().makeFolder(folder, true))
        return;
    const auto file =
        machine.files().hostPath(winpath::join(folder, QStringLiteral("elevated.log")), false);
    if (!file)
        return;
    log::Options options;
    options.file = *file;
    options.redactor = redactorFor(machine);
    static_cast<void>(log::start(options));
}

[[nodiscard]] Result<void> carryOut(const QStringList& arguments)
{
    const auto call = elevationCallFrom(arguments);
    GOSETUP_RETURN_IF_FAILED(call);
    const auto machine = openMachine({}, {});
    GOSETUP_RETURN_IF_FAILED(machine);
    startLog(**machine);
    auto done = applyElevated(**machine, *call);
    if (done)
        log::info(QStringLiteral("a request was carried out"));
    else
        log::error(done.error().english());
    log::stop();
    return done;
}

} // namespace

std::optional<int> elevatedEntry(int argc, char** argv)
{
    // Before any application object: the window's would show itself and read styles and fonts.
    if (argc < 2 || std::strcmp(argv[1], "--elevated") != 0)
        return std::nullopt;
    const QCoreApplication application(argc, argv); // downloads want an event loop
    return elevationExitCode(carryOut(QCoreApplication::arguments()));
}

} // namespace gosetup
