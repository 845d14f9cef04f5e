// SPDX-License-Identifier: Apache-2.0
#include "cli/MachineFromOptions.h"

#include "changes/run/History.h"
#include "changes/run/Undo.h"
#include "engine/OpenMachine.h"
#include "engine/Projects.h"

#include <QDir>

namespace gosetup::cli {

namespace {

QString quoted(const QString& argument)
{
    return argument.contains(u' ') ? u'"' + argument + u'"' : argument;
}

} // namespace

Result<std::shared_ptr<Machine>> openMachine(const Options& options)
{
    return gosetup::openMachine(options.practice, options.practiceDir);
}

Result<ObserveOptions> observeOptions(Machine& machine, const Options& options)
{
    QStringList named = options.projects;
    if (!machine.isPractice()) {
        for (QString& folder : named)
            folder = QDir::toNativeSeparators(QDir::current().absoluteFilePath(folder));
    }
    ObserveOptions observe;
    observe.network = !options.noNetwork;
    auto projects = findProjects(machine, named);
    if (!projects) {
        Error error = projects.error();
        error.code = ErrorCode::Usage;
        return fail(error);
    }
    observe.projects = std::move(*projects);
    return observe;
}

void tellOfInterrupted(Machine& machine, Console& console)
{
    const auto runs = findInterrupted(machine);
    if (!runs) {
        console.say(runs.error().translated());
        return;
    }
    for (const RunSummary& run : *runs) {
        if (run.unreadable) {
            console.say(Text::tr("Run %1 cannot be read: %2. \"gosetup history\" says more.")
                            .arg(run.runId)
                            .arg(run.file)
                            .translated());
            continue;
        }
        console.say(Text::tr("Run %1 was interrupted. \"gosetup undo\" undoes it; the next "
                             "\"gosetup apply\" recovers it first.")
                        .arg(run.runId)
                        .translated());
    }
}

Result<void> recover(Machine& machine, Console& console)
{
    const auto recovered = recoverInterrupted(machine);
    GOSETUP_RETURN_IF_FAILED(recovered);
    for (const Recovery& recovery : *recovered) {
        console.say(Text::tr("Run %1 was interrupted:").arg(recovery.runId).translated());
        for (const Text& line : recovery.what)
            console.say(QStringLiteral("  ") + line.translated());
    }
    return {};
}

QString machineArguments(const Options& options)
{
    QString text;
    if (!options.practice.isEmpty())
        text += QStringLiteral(" --practice ") + quoted(options.practice);
    if (!options.practiceDir.isEmpty())
        text += QStringLiteral(" --practice-dir ") + quoted(options.practiceDir);
    return text;
}

} // namespace gosetup::cli
