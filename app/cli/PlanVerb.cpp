// SPDX-License-Identifier: Apache-2.0
#include "changes/PlanText.h"
#include "cli/Interrupt.h"
#include "cli/Logging.h"
#include "cli/MachineFromOptions.h"
#include "cli/PlanFromOptions.h"
#include "cli/ProgressLine.h"
#include "machine/SaveFile.h"
#include "report/ReportLabels.h"
#include "report/TextPlan.h"
#include "report/TextReport.h"

#include <QJsonDocument>

namespace gosetup::cli {

namespace {

Result<ExitCode> runPlan(Context& context)
{
    const Options& options = context.options;
    Console& console = context.console;
    auto machine = openMachine(options);
    GOSETUP_RETURN_IF_FAILED(machine);
    const RunLog runLog(**machine, context, false);
    tellOfInterrupted(**machine, console);
    ProgressLine line(options.deep ? progressStyle(console) : ProgressStyle::Silent,
                      console.style().width);
    Progress progress([&line](const ProgressUpdate& update) { line.show(update); });
    const Interrupt interrupt(progress);
    const auto planned = planFor(*machine, options, !console.mode().json, progress);
    line.clear();
    GOSETUP_RETURN_IF_FAILED(planned);
    const Plan& plan = planned->after.plan;
    console.print(textPlan(plan, console.style()));
    const Summary& summary = planned->before.summary;
    if (plan.changes.empty() && summary.problems + summary.warnings > 0)
        console.print(Text::tr("What remains: %1; gosetup check shows it")
                          .arg(summarySentence(summary))
                          .translated() +
                      u'\n');
    console.print(toJson(plan));
    // It is exact, because "apply" takes it.
    if ((console.mode().json || !options.out.isEmpty()) && holdsHidden(plan))
        console.say(Text::tr("The plan as JSON contains values that may be secret, such as the "
                             "password of a proxy. Do not pass it on.")
                        .translated());
    if (planned->after.prediction)
        console.print(u'\n' +
                      textPrediction(planned->before, *planned->after.prediction, console.style()));
    if (planned->after.unpredicted)
        console.print(u'\n' + textUnpredicted(*planned->after.unpredicted, console.style()));
    if (!options.out.isEmpty()) {
        const QByteArray bytes = QJsonDocument(toJson(plan)).toJson();
        GOSETUP_RETURN_IF_FAILED(saveFile(options.out, bytes));
        console.say(Text::tr("Saved. To apply it: gosetup apply %1%2")
                        .arg(options.out)
                        .arg(machineArguments(options))
                        .translated());
    }
    return ExitCode::InOrder;
}

} // namespace

Verb planVerb()
{
    Verb verb;
    verb.grammar.verb = QStringLiteral("plan");
    verb.grammar.summary = Text::tr("Shows what apply would do, before and after, and what the "
                                    "report would show then. Changes nothing.");
    verb.grammar.groups = Group::Output | Group::Practice | Group::Filter | Group::Source |
                          Group::Choice | Group::OutFile | Group::Deep | Group::Project;
    verb.run = runPlan;
    return verb;
}

} // namespace gosetup::cli
