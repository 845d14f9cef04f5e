// SPDX-License-Identifier: Apache-2.0
#include "engine/SmokeTest.h"

#include "cli/Interrupt.h"
#include "cli/Logging.h"
#include "cli/MachineFromOptions.h"
#include "cli/ProgressLine.h"
#include "report/SmokeReport.h"

#include <QDir>
#include <QFileInfo>

namespace gosetup::cli {

namespace {

/// "hello" typed in a console means a folder below the current one; a practice machine has none.
QString keepFolder(const Options& options, const Machine& machine)
{
    if (options.keep.isEmpty() || machine.isPractice())
        return options.keep;
    return QDir::toNativeSeparators(QFileInfo(options.keep).absoluteFilePath());
}

ExitCode smokeExitCode(const SmokeRun& run)
{
    if (run.cancelled)
        return ExitCode::Cancelled;
    if (!run.result.passed())
        return ExitCode::ProblemsFound;
    return run.notKept ? ExitCode::Failed : ExitCode::InOrder;
}

Result<ExitCode> runSmokeTestVerb(Context& context)
{
    auto machine = openMachine(context.options);
    GOSETUP_RETURN_IF_FAILED(machine);
    const RunLog runLog(**machine, context, false);
    ProgressLine line(context.console.mode().quiet     ? ProgressStyle::Silent
                      : context.console.drawsOnError() ? ProgressStyle::Bar
                                                       : ProgressStyle::Lines,
                      context.console.style().width);
    Progress progress([&](const ProgressUpdate& update) { line.show(update); });
    const Interrupt interrupt(progress);
    SmokeOptions options;
    options.keep = keepFolder(context.options, **machine);
    const auto run = gosetup::runSmokeTest(*machine, options, progress);
    line.clear();
    GOSETUP_RETURN_IF_FAILED(run);
    context.console.print(textSmoke(*run, context.console.style()));
    context.console.print(toJson(*run, (*machine)->name()));
    for (const Text& hint : run->hints)
        context.console.say(hint.translated());
    if (run->notKept)
        context.console.complain(run->notKept->translated());
    return smokeExitCode(*run);
}

} // namespace

Verb smokeTestVerb()
{
    Verb verb;
    verb.grammar.verb = QStringLiteral("smoke-test");
    verb.grammar.summary =
        Text::tr("Builds, runs and tests a small program with the Go that a new terminal finds. "
                 "Changes no setting.");
    verb.grammar.groups = Group::Output | Group::Practice | Group::Keep;
    verb.run = runSmokeTestVerb;
    return verb;
}

} // namespace gosetup::cli
