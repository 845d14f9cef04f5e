// SPDX-License-Identifier: Apache-2.0
#include "cli/Logging.h"

#include "engine/RunLog.h"

namespace gosetup::cli {

RunLog::RunLog(Machine& machine, Context& context, bool changesMachine)
{
    const Options& options = context.options;
    if (!changesMachine && options.log.isEmpty())
        return;
    const auto level = options.verbose ? log::Level::Debug : log::Level::Info;
    const auto started = startLog(machine, QStringLiteral("gosetup"), options.log, level);
    if (!started) {
        context.console.complain(QStringLiteral("gosetup: ") + started.error().translated());
        return;
    }
    log::info(
        QStringLiteral("gosetup " GOSETUP_VERSION " %1 on %2").arg(context.verb, machine.name()));
}

RunLog::~RunLog()
{
    log::stop();
}

} // namespace gosetup::cli
