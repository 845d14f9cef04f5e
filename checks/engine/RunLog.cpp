// SPDX-License-Identifier: Apache-2.0
#include "engine/RunLog.h"

#include "changes/PlanText.h"
#include "changes/run/Journal.h"
#include "machine/Names.h"

namespace gosetup {

namespace {

Result<QString> logFile(Machine& machine, const QString& name)
{
    return machine.files().hostPath(
        userDataFolder(machine) + QStringLiteral("\\logs\\%1.log").arg(name), true);
}

QString changeLine(const PlannedChange& planned, const QString& outcome)
{
    return QStringLiteral("%1: %2 (%3 -> %4)")
        .arg(titleOf(planned.change).english(), outcome, beforeText(planned).english(),
             afterText(planned).english());
}

} // namespace

Result<void> startLog(Machine& machine, const QString& name, const QString& file, log::Level level)
{
    const auto place = file.isEmpty() ? logFile(machine, name) : Result<QString>(file);
    GOSETUP_RETURN_IF_FAILED(place);
    log::Options options;
    options.file = *place;
    options.level = level;
    options.redactor = redactorFor(machine);
    return log::start(options);
}

void logCheck(const Report& report)
{
    QStringList found;
    for (const Finding& finding : report.findings) {
        if (finding.status != Status::Ok && finding.status != Status::Note)
            found << finding.id + u' ' + toString(finding.status);
    }
    log::info(QStringLiteral("checked in %1 ms: %2")
                  .arg(report.milliseconds)
                  .arg(found.isEmpty() ? QStringLiteral("nothing found")
                                       : found.join(QStringLiteral(", "))));
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
    log::info(QStringLiteral("run %1 undoes %2").arg(undo.runId, undo.undoes));
    for (const UndoneChange& change : undo.changes) {
        log::info(changeLine(change.planned, toString(change.how)));
        if (change.error)
            log::error(change.error->english());
    }
    if (undo.error)
        log::error(QStringLiteral("stopped: ") + undo.error->english());
}

} // namespace gosetup
