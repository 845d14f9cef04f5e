// SPDX-License-Identifier: Apache-2.0
#include "engine/Prepare.h"

#include "changes/run/Planner.h"
#include "engine/Releases.h"

namespace gosetup {

namespace {

Result<std::optional<ArchiveRef>> archiveFor(const std::shared_ptr<Machine>& machine,
                                             const Report& report, const PlanRequest& request,
                                             const ReleaseIndex* releases, Progress& progress)
{
    const QString forProject = goForProject(report, request);
    const bool installs = installsGo(report, request);
    if (!installs && forProject.isEmpty())
        return std::optional<ArchiveRef>();
    GoRequest go = request.go;
    if (!forProject.isEmpty())
        go.version = forProject;
    const auto fetch = fetchOptionsFor(machine);
    GOSETUP_RETURN_IF_FAILED(fetch);
    auto archive = findArchive(*machine, go, *fetch, progress, releases);
    GOSETUP_RETURN_IF_FAILED(archive);
    return std::optional<ArchiveRef>(std::move(*archive));
}

} // namespace

Result<Prepared> prepare(const std::shared_ptr<Machine>& machine, const Observation& observation,
                         const PlanRequest& request, const PrepareOptions& options,
                         Progress& progress)
{
    const auto archive =
        archiveFor(machine, observation.report, request, options.releases, progress);
    // What a project asks for may not be had; the rest of the plan can.
    const bool isOptional = !installsGo(observation.report, request) && !request.fixes;
    if (!archive && (!isOptional || archive.error().code == ErrorCode::Cancelled))
        return fail(archive.error());
    auto plan = archive ? recommend(machine, observation.report, request, *archive)
                        : recommend(machine, observation.report, request, {}, archive.error());
    GOSETUP_RETURN_IF_FAILED(plan);
    Prepared prepared{
        request.withoutElevation ? withoutElevation(*plan) : std::move(*plan), {}, {}};
    if (!options.predict || prepared.plan.changes.empty())
        return prepared;
    // One change that cannot be made hides neither the plan nor the other ones.
    auto prediction = predict(machine, observation, prepared.plan, Profile{});
    if (prediction)
        prepared.prediction = std::move(*prediction);
    else
        prepared.unpredicted = prediction.error();
    return prepared;
}

} // namespace gosetup
