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
    if (!installsGo(report, request))
        return std::optional<ArchiveRef>();
    const auto fetch = fetchOptionsFor(machine);
    GOSETUP_RETURN_IF_FAILED(fetch);
    auto archive = findArchive(*machine, request.go, *fetch, progress, releases);
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
    GOSETUP_RETURN_IF_FAILED(archive);
    auto plan = recommend(machine, observation.report, request, *archive);
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
