// SPDX-License-Identifier: Apache-2.0
#include "changes/run/Undo.h"

#include "changes/run/History.h"
#include "cli/Context.h"
#include "cli/Logging.h"
#include "cli/MachineFromOptions.h"
#include "report/JsonRun.h"
#include "report/RunReportText.h"

namespace gosetup::cli {

namespace {

Result<ExitCode> runHistory(Context& context)
{
    auto machine = openMachine(context.options);
    GOSETUP_RETURN_IF_FAILED(machine);
    const RunLog runLog(**machine, context, false);
    const auto runs = history(**machine);
    GOSETUP_RETURN_IF_FAILED(runs);
    const auto strangers = strangersInHistory(**machine);
    GOSETUP_RETURN_IF_FAILED(strangers);
    context.console.print(textHistory(*runs, context.console.style(), *strangers));
    context.console.print(toJson(*runs, (*machine)->name(), *strangers));
    return ExitCode::InOrder;
}

} // namespace

Verb historyVerb()
{
    Verb verb;
    verb.grammar.verb = QStringLiteral("history");
    verb.grammar.summary = Text::tr("Lists what GoSetup did on this computer, newest first.");
    verb.grammar.groups = Group::Output | Group::Practice;
    verb.run = runHistory;
    return verb;
}

} // namespace gosetup::cli
