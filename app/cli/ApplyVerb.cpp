// SPDX-License-Identifier: Apache-2.0
#include "changes/run/Apply.h"

#include "cli/Interrupt.h"
#include "cli/Logging.h"
#include "cli/MachineFromOptions.h"
#include "cli/PlanFromOptions.h"
#include "cli/ProgressLine.h"
#include "engine/Releases.h"
#include "engine/RunLog.h"
#include "machine/http/Proxy.h"
#include "report/JsonReport.h"
#include "report/JsonRun.h"
#include "report/ReportLabels.h"
#include "report/RunReportText.h"
#include "report/TextPlan.h"
#include "report/TextReport.h"

#include <QFile>

namespace gosetup::cli {

namespace {

/// Larger than any plan; a person who names a film by mistake gets an error, not a full memory.
constexpr qint64 largestPlan = 16 * 1024 * 1024;

Result<Plan> readPlan(const QString& path, Machine& machine)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Usage, Text::tr("cannot read the plan %1").arg(path), {},
                    file.errorString());
    if (file.size() > largestPlan)
        return fail(ErrorCode::Usage, Text::tr("%1 is too large for a plan").arg(path));
    auto plan = planFromJson(file.readAll());
    if (plan && plan->machine != machine.name())
        return fail(ErrorCode::Usage, Text::tr("the plan %1 is for %2, but this is %3")
                                          .arg(path)
                                          .arg(plan->machine)
                                          .arg(machine.name()));
    return plan;
}

/// A saved plan may come from anybody. Plain http is used where a person typed the address, and a
/// plan is no person.
Result<void> refuseUntypedHttp(const Plan& plan, const QString& typed)
{
    for (const PlannedChange& planned : plan.changes) {
        const auto* install = std::get_if<InstallToolchain>(&planned.change);
        if (install == nullptr || install->archive.url.scheme() != QLatin1String("http"))
            continue;
        const auto mirror = typed.isEmpty() ? Result<Source>(Source{}) : Source::parse(typed);
        GOSETUP_RETURN_IF_FAILED(mirror);
        if (mirror->base.isParentOf(install->archive.url))
            continue;
        const QUrl folder = install->archive.url.adjusted(QUrl::RemoveFilename);
        return fail(
            ErrorCode::Usage,
            Text::tr("the plan downloads %1 by plain http").arg(displayUrl(install->archive.url)),
            Text::tr("if you trust that server, type its address: --mirror %1")
                .arg(displayUrl(folder)));
    }
    return {};
}

/// `news`: what the plan brings along, for whoever is asked about it.
Result<Plan> planOf(Context& context, const std::shared_ptr<Machine>& machine, Progress& progress,
                    QString& news)
{
    GOSETUP_RETURN_IF_FAILED(observeOptions(*machine, context.options));
    if (!context.options.positional.isEmpty()) {
        auto saved = readPlan(context.options.positional.first(), *machine);
        if (!saved)
            return saved;
        GOSETUP_RETURN_IF_FAILED(refuseUntypedHttp(*saved, context.options.mirror));
        return saved;
    }
    const bool isAsked = !context.options.yes && context.console.canAsk();
    auto planned = planFor(machine, context.options, isAsked, progress);
    if (planned && planned->after.prediction)
        news = textNews(planned->before, *planned->after.prediction, context.console.style());
    return planned ? Result<Plan>(std::move(planned->after.plan)) : fail(planned.error());
}

Result<void> mayBegin(const Context& context)
{
    if (context.options.yes || context.console.canAsk())
        return {};
    return fail(ErrorCode::Usage, Text::tr("cannot prompt: no terminal"), Text::tr("add --yes"));
}

Result<void> agree(Context& context, const Plan& plan)
{
    if (context.options.yes || plan.changes.empty())
        return {};
    if (!context.console.ask(Text::tr("Apply these changes to %1?").arg(machineText(plan.machine))))
        return fail(ErrorCode::Cancelled, Text::tr("nothing was changed"));
    return {};
}

QString undoCommand(const Options& options, const QString& runId)
{
    return QStringLiteral("gosetup undo %1%2").arg(runId, machineArguments(options));
}

/// A silent run never prompts: it ends, and says how to go on.
Error withElevatedCommand(Error error, const Options& options)
{
    if (error.code == ErrorCode::NeedsElevation)
        error.remedy = Text::tr("as an administrator, or without --quiet: gosetup apply --yes%1")
                           .arg(machineArguments(options));
    return error;
}

void showEnd(Context& context, const RunReport& result, const Report& after)
{
    Console& console = context.console;
    const QString command = undoCommand(context.options, result.runId);
    if (!result.changes.empty())
        console.print(textRun(result, console.style()) + u'\n');
    console.print(textReport(after, console.style()));
    QJsonObject json = toJson(result);
    json.insert(QStringLiteral("report"), toJson(after));
    if (!result.changes.empty() && (result.succeeded() || result.somethingLeft())) {
        console.print(u'\n' + Text::tr("To undo these changes: %1").arg(command).translated());
        json.insert(QStringLiteral("undo"), command);
    }
    console.print(json);
}

Result<RunReport> perform(Context& context, const std::shared_ptr<Machine>& machine,
                          const Plan& plan, Progress& progress)
{
    if (plan.changes.empty()) { // no run: the history lists what was done, not what was asked
        RunReport nothing;
        nothing.machine = machine->name();
        nothing.started = nothing.ended = machine->clock().now();
        return nothing;
    }
    ApplyOptions apply;
    apply.mayPrompt = !context.console.mode().quiet;
    auto fetch = fetchOptionsFor(machine);
    GOSETUP_RETURN_IF_FAILED(fetch);
    apply.fetch = *fetch;
    apply.fetch.note = [](const Text& note) { log::info(note.english()); };
    apply.fetch.givenSha256 = context.options.sha256.toLatin1();
    return gosetup::apply(*machine, plan, apply, progress);
}

Result<ExitCode> runApply(Context& context)
{
    Console& console = context.console;
    GOSETUP_RETURN_IF_FAILED(mayBegin(context));
    auto machine = openMachine(context.options);
    GOSETUP_RETURN_IF_FAILED(machine);
    const RunLog runLog(**machine, context, true);
    GOSETUP_RETURN_IF_FAILED(recover(**machine, console));

    ProgressLine line(progressStyle(console), console.style().width);
    Progress progress([&line](const ProgressUpdate& update) { line.show(update); });
    const Interrupt interrupt(progress);
    QString news;
    auto plan = planOf(context, *machine, progress, news);
    line.clear();
    GOSETUP_RETURN_IF_FAILED(plan);
    console.print(textPlan(*plan, console.style()) + u'\n');
    if (!news.isEmpty())
        console.print(Text::tr("Afterwards:").translated() + u'\n' + news);
    GOSETUP_RETURN_IF_FAILED(agree(context, *plan));

    auto result = perform(context, *machine, *plan, progress);
    line.clear();
    GOSETUP_RETURN_IF_FAILED(result);
    if (!result->changes.empty())
        logRun(*result);
    ObserveOptions observe = observeOptions(**machine, context.options).value_or(ObserveOptions{});
    observe.deep = context.options.deep ? &progress : nullptr; // only the same look says "fixed"
    const Report after = check(*machine, observe, Profile{}).report;
    line.clear();
    showEnd(context, *result, after);
    if (result->error) {
        const Error error = withElevatedCommand(*result->error, context.options);
        console.complain(QStringLiteral("gosetup: ") + error.translated());
        return exitCodeOf(*result);
    }
    return exitCodeOf(after.summary);
}

} // namespace

Verb applyVerb()
{
    Verb verb;
    verb.grammar.verb = QStringLiteral("apply");
    verb.grammar.summary =
        Text::tr("Applies what plan shows: installs Go where there is none, or the requested Go, "
                 "and fixes what was found. All of it or nothing.");
    verb.grammar.groups = Group::Output | Group::Practice | Group::Filter | Group::Source |
                          Group::Choice | Group::Yes | Group::Deep | Group::Project;
    verb.grammar.positionalName = QStringLiteral("FILE");
    verb.grammar.positionalHelp = Text::tr("A plan that \"gosetup plan --out FILE\" saved.");
    verb.run = runApply;
    return verb;
}

} // namespace gosetup::cli
