// SPDX-License-Identifier: Apache-2.0
#include "changes/run/Undo.h"

#include "cli/Context.h"
#include "cli/Interrupt.h"
#include "cli/Logging.h"
#include "cli/MachineFromOptions.h"
#include "engine/RunLog.h"
#include "report/JsonRun.h"
#include "report/RunReportText.h"

namespace gosetup::cli {

namespace {

Result<void> agree(Context& context)
{
    if (context.options.yes || !context.console.canAsk())
        return {}; // undo restores what was there: a script need not say yes
    const Text question = context.options.positional.isEmpty()
                              ? Text::tr("Undo the last run?")
                              : Text::tr("Undo run %1?").arg(context.options.positional.first());
    if (!context.console.ask(question))
        return fail(ErrorCode::Cancelled, Text::tr("nothing was changed"));
    return {};
}

Result<ExitCode> runUndo(Context& context)
{
    Console& console = context.console;
    const Options& options = context.options;
    auto machine = openMachine(options);
    GOSETUP_RETURN_IF_FAILED(machine);
    const RunLog runLog(**machine, context, true);
    GOSETUP_RETURN_IF_FAILED(agree(context));
    UndoOptions undoOptions;
    undoOptions.mayPrompt = !console.mode().quiet;
    undoOptions.keepPath = options.keepPath;
    Progress progress;
    const Interrupt interrupt(progress);
    const QString runId = options.positional.value(0);
    const UndoReport report = undo(**machine, runId, undoOptions, progress);
    logUndo(report);
    if (report.error && report.changes.empty() && !report.somethingLeft())
        return fail(*report.error);
    if (!report.undoes.isEmpty()) // else the complaint says all
        console.print(textUndo(report, console.style()));
    console.print(toJson(report));
    if (report.error)
        console.complain(QStringLiteral("gosetup: ") + report.error->translated());
    return exitCodeOf(report);
}

} // namespace

Verb undoVerb()
{
    Verb verb;
    verb.grammar.verb = QStringLiteral("undo");
    verb.grammar.summary =
        Text::tr("Undoes a run, by default the last one. Later changes by others are kept.");
    verb.grammar.groups = Group::Output | Group::Practice | Group::Yes | Group::KeepPath;
    verb.grammar.positionalName = QStringLiteral("RUN");
    verb.grammar.positionalHelp = Text::tr("A run from \"gosetup history\".");
    verb.run = runUndo;
    return verb;
}

} // namespace gosetup::cli
