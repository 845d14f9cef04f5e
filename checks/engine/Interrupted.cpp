// SPDX-License-Identifier: Apache-2.0
#include "engine/Interrupted.h"

#include "engine/WithheldFixes.h"

#include <algorithm>

namespace gosetup {

Finding interruptedFinding(const Result<std::vector<RunSummary>>& interrupted)
{
    Finding finding;
    finding.id = QString::fromLatin1(interruptedRuleId);
    finding.reason = Text::tr("A run that was terminated may have made some of its changes. The "
                              "journal records them, so they can be undone or completed.");
    if (!interrupted) {
        finding.status = Status::Unknown;
        finding.title = Text::tr("The journal of earlier runs cannot be read");
        finding.evidence = {interrupted.error().message};
        return finding;
    }
    if (interrupted->empty()) {
        finding.title = Text::tr("No earlier run was interrupted");
        return finding;
    }
    const bool killed = std::ranges::any_of(
        *interrupted, [](const RunSummary& run) { return !run.unreadable.has_value(); });
    finding.status = killed ? Status::Problem : Status::Warning;
    finding.title = killed ? Text::tr("An earlier run of GoSetup was interrupted")
                           : Text::tr("The journal of an earlier run cannot be read");
    finding.subject = interrupted->front().runId;
    for (const RunSummary& run : *interrupted) {
        if (run.unreadable) {
            finding.evidence.push_back(
                Text::tr("%1: %2").arg(run.file).arg(run.unreadable->message));
            continue;
        }
        finding.evidence.push_back(Text::tr("run %1 started at %2 and did not finish")
                                       .arg(run.runId)
                                       .arg(run.started.toUTC().toString(Qt::ISODate)));
        for (const PlannedChange& planned : run.changes)
            finding.evidence.push_back(titleOf(planned.change));
    }
    finding.fixes = {{QStringLiteral("undo"),
                      killed ? Text::tr("Undo the run, or apply again")
                             : Text::tr("Repair the file or restore it from a backup; until then, "
                                        "specify the run to undo"),
                      {},
                      false}};
    return finding;
}

void addFindings(Machine& machine, Report& report, const Profile& profile,
                 const Result<std::vector<RunSummary>>& interrupted)
{
    report.findings = judge(report.facts, profile);
    // Where nobody named a project, nothing is said of any.
    if (report.facts.projects && report.facts.projects->projects.empty())
        std::erase_if(report.findings, [](const Finding& finding) {
            return topicOf(finding.id) == QLatin1String("project");
        });
    withholdRefused(machine, report.facts, report.findings);
    report.findings.push_back(interruptedFinding(interrupted));
    report.summary = summarize(report.findings);
}

} // namespace gosetup
