// SPDX-License-Identifier: Apache-2.0
#include "cli/PlanFromOptions.h"

#include "cli/MachineFromOptions.h"
#include "report/ReportLabels.h"
#include "rules/Causes.h"

#include <algorithm>

namespace gosetup::cli {

namespace {

PlanRequest requestFrom(const Options& options)
{
    PlanRequest request;
    if (!options.go.isEmpty() || !options.archive.isEmpty() || !options.dir.isEmpty())
        request.install = InstallGo::Always;
    request.go = {options.go, options.mirror, options.archive, options.sha256.toLatin1()};
    request.root = options.dir;
    request.scope = options.scope.value_or(Scope::User);
    request.defenderExclusions = options.exclusions;
    request.tools = options.tools;
    request.only = options.only;
    request.skip = options.skip;
    return request;
}

} // namespace

Result<void> checkRuleNames(const Options& options)
{
    for (const QString& name : options.only + options.skip) {
        const bool known = std::ranges::any_of(catalogue(), [&](const Rule& rule) {
            return rule.id == name || topicOf(rule.id) == name;
        });
        if (!known)
            return fail(ErrorCode::Usage, Text::tr("unknown rule or topic \"%1\"").arg(name),
                        Text::tr("\"gosetup explain --all\" lists them"));
    }
    return {};
}

Report filtered(Report report, const Options& options)
{
    if (options.only.isEmpty() && options.skip.isEmpty())
        return report;
    const PlanRequest request = requestFrom(options);
    std::erase_if(report.findings,
                  [&](const Finding& finding) { return !isSelected(request, finding.id); });
    sayOnce(report.findings);
    report.summary = summarize(report.findings);
    return report;
}

Result<PlannedFor> planFor(const std::shared_ptr<Machine>& machine, const Options& options,
                           bool predict, Progress& progress)
{
    GOSETUP_RETURN_IF_FAILED(checkRuleNames(options));
    auto observe = observeOptions(*machine, options);
    GOSETUP_RETURN_IF_FAILED(observe);
    observe->deep = options.deep ? &progress : nullptr;
    Observation seen = check(machine, *observe, Profile{});
    if (progress.cancelled())
        return fail(ErrorCode::Cancelled, Text::tr("cancelled"));
    auto prepared = prepare(machine, seen, requestFrom(options), {predict, nullptr}, progress);
    GOSETUP_RETURN_IF_FAILED(prepared);
    return PlannedFor{std::move(seen.report), std::move(*prepared)};
}

} // namespace gosetup::cli
