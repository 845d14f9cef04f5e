// SPDX-License-Identifier: Apache-2.0
#include "cli/Interrupt.h"
#include "cli/Logging.h"
#include "cli/MachineFromOptions.h"
#include "cli/PlanFromOptions.h"
#include "cli/ProgressLine.h"
#include "machine/SaveFile.h"
#include "report/HtmlReport.h"
#include "report/JsonReport.h"
#include "report/Redacted.h"
#include "report/TextReport.h"

#include <QJsonDocument>

namespace gosetup::cli {

namespace {

Result<void> saveReports(const Options& options, Machine& machine, const Report& report)
{
    if (!options.out.isEmpty()) {
        const QJsonObject json = redacted(toJson(report), machine);
        if (auto saved = saveFile(options.out, QJsonDocument(json).toJson()); !saved)
            return saved;
    }
    if (!options.html.isEmpty())
        return saveFile(options.html, redacted(htmlReport(report), machine).toUtf8());
    return {};
}

/// Cancelled, where a person stops the full verification.
Result<Report> look(Context& context, const std::shared_ptr<Machine>& machine,
                    ObserveOptions observe)
{
    if (!context.options.deep)
        return check(machine, observe, Profile{}).report;
    ProgressLine line(progressStyle(context.console), context.console.style().width);
    Progress progress([&line](const ProgressUpdate& update) { line.show(update); });
    const Interrupt interrupt(progress);
    observe.deep = &progress;
    Report report = check(machine, observe, Profile{}).report;
    if (progress.cancelled())
        return fail(ErrorCode::Cancelled, Text::tr("the verification was cancelled"));
    return report;
}

Result<ExitCode> runCheck(Context& context)
{
    const Options& options = context.options;
    GOSETUP_RETURN_IF_FAILED(checkRuleNames(options));
    auto machine = openMachine(options);
    GOSETUP_RETURN_IF_FAILED(machine);
    const auto observe = observeOptions(**machine, options);
    GOSETUP_RETURN_IF_FAILED(observe);
    const RunLog runLog(**machine, context, false);
    tellOfInterrupted(**machine, context.console);
    auto seen = look(context, *machine, *observe);
    GOSETUP_RETURN_IF_FAILED(seen);
    const Report report = filtered(std::move(*seen), options);
    context.console.print(textReport(report, context.console.style()));
    context.console.print(toJson(report));
    GOSETUP_RETURN_IF_FAILED(saveReports(options, **machine, report));
    return exitCodeOf(report.summary);
}

} // namespace

Verb checkVerb()
{
    Verb verb;
    verb.grammar.verb = QStringLiteral("check");
    verb.grammar.summary = Text::tr(
        "Checks whether Go works on this computer, and what prevents it. Changes nothing.");
    verb.grammar.groups = Group::Output | Group::Practice | Group::Filter | Group::OutFile |
                          Group::Html | Group::Deep | Group::Project;
    verb.run = runCheck;
    return verb;
}

} // namespace gosetup::cli
