// SPDX-License-Identifier: Apache-2.0
#include "cli/Logging.h"

#include "base/Log.h"
#include "machine/Names.h"

namespace gosetup::cli {

namespace {

Result<QString> logFile(Machine& machine, const Options& options)
{
    if (!options.log.isEmpty())
        return options.log;
    return machine.files().hostPath(userDataFolder(machine) + QStringLiteral("\\logs\\gosetup.log"),
                                    true);
}

Result<void> startLog(Machine& machine, const Options& options)
{
    const auto file = logFile(machine, options);
    if (!file)
        return fail(file.error());
    log::Options log;
    log.file = *file;
    log.level = options.verbose ? log::Level::Debug : log::Level::Info;
    log.redactor = redactorFor(machine);
    return log::start(log);
}

QString changeLine(const PlannedChange& planned, const QString& outcome)
{
    return QStringLiteral("%1: %2 (%3 -> %4)")
        .arg(titleOf(planned.change).english(), outcome, beforeText(planned).english(),
             afterText(planned).english());
}

} // namespace

RunLog::RunLog(Machine& machine, Context& context, bool changesMachine)
{
    if (!changesMachine && context.options.log.isEmpty())
        return;
    if (const auto started = startLog(machine, context.options); !started) {
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

void logRun(const RunReport& run)
{
    log::info(QStringLiteral("run %1").arg(run.runId));
    for (const ChangeOutcome& change : run.changes) {
        log::info(changeLine(change.planned, toString(change.outcome)));
        if (change.error)
            log::error(change.error->english());
    }
    for (const Text& hint : run.hints)
        log::info(hint.english());
    if (run.error)
        log::error(QStringLiteral("stopped: ") + run.error->english());
}

void logUndo(const UndoReport& undo)
{
    log::info(QStringLiteral("run %1 takes back %2").arg(undo.runId, undo.undoes));
    for (const UndoneChange& change : undo.changes) {
        log::info(changeLine(change.planned, toString(change.how)));
        if (change.error)
            log::error(change.error->english());
    }
    if (undo.error)
        log::error(QStringLiteral("stopped: ") + undo.error->english());
}

} // namespace gosetup::cli
