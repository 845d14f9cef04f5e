// SPDX-License-Identifier: Apache-2.0
#include "cli/Choosing.h"

#include "engine/Releases.h"
#include "report/Words.h"

#include <algorithm>

namespace gosetup::cli {

namespace {

bool names(const QStringList& wanted, const QString& ruleId)
{
    return wanted.contains(ruleId) || wanted.contains(topicOf(ruleId));
}

bool isWanted(const Options& options, const QString& ruleId)
{
    if (!options.only.isEmpty() && !names(options.only, ruleId))
        return false;
    return !names(options.skip, ruleId);
}

bool hasNoGo(const Report& report)
{
    return std::ranges::any_of(report.findings, [](const Finding& f) {
        return f.id == QLatin1String("toolchain.none") && f.status == Status::Problem;
    });
}

bool installsGo(const Report& report, const Options& options)
{
    if (!options.go.isEmpty() || !options.archive.isEmpty() || !options.dir.isEmpty())
        return true;
    return hasNoGo(report) && isWanted(options, QStringLiteral("toolchain.none"));
}

Result<std::optional<ArchiveRef>> archiveFor(const std::shared_ptr<Machine>& machine,
                                             const Report& report, const Options& options,
                                             Progress& progress)
{
    if (!installsGo(report, options))
        return std::optional<ArchiveRef>();
    auto fetch = fetchOptionsFor(machine);
    if (!fetch)
        return fail(fetch.error());
    const GoWish wish{options.go, options.mirror, options.archive, options.sha256.toLatin1()};
    auto archive = findArchive(*machine, wish, *fetch, progress);
    if (!archive)
        return fail(archive.error());
    return std::optional<ArchiveRef>(*archive);
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
    std::erase_if(report.findings,
                  [&](const Finding& finding) { return !isWanted(options, finding.id); });
    report.summary = summarize(report.findings);
    return report;
}

Result<Planned> makePlanFor(const std::shared_ptr<Machine>& machine, const Options& options,
                            Progress& progress)
{
    if (auto ok = checkRuleNames(options); !ok)
        return fail(ok.error());
    Planned planned;
    planned.before = check(machine, ObserveOptions{}, Profile{});
    auto archive = archiveFor(machine, planned.before, options, progress);
    if (!archive)
        return fail(archive.error());
    Choices choices;
    choices.archive = *archive;
    choices.root = options.dir;
    choices.scope = options.scope.value_or(Scope::User);
    choices.defenderExclusions = options.exclusions;
    choices.only = options.only;
    choices.skip = options.skip;
    auto plan = recommend(machine, planned.before, choices);
    if (!plan)
        return fail(plan.error());
    planned.plan = std::move(*plan);
    return planned;
}

} // namespace gosetup::cli
