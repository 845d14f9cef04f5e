// SPDX-License-Identifier: Apache-2.0
#include "changes/handlers/SetAsideTrees.h"

#include "toolchain/InstallHelpers.h"
#include "toolchain/Manifest.h"

namespace gosetup::handlers {

namespace {

[[nodiscard]] Result<bool> existsBeside(Machine& machine, const QString& folder)
{
    const auto info = machine.files().info(folder);
    GOSETUP_RETURN_IF_FAILED(info);
    return info->has_value();
}

/// Whether some removal set aside the tree of `runId`.
[[nodiscard]] Result<bool> wasSetAsideLater(Machine& machine, const QString& root,
                                            const QString& runId)
{
    const auto names = machine.files().list(winpath::parent(root));
    if (!names && names.error().code == ErrorCode::NotFound)
        return false;
    GOSETUP_RETURN_IF_FAILED(names);
    const QString prefix = installPlaces(root, QString()).setAside;
    for (const QString& name : *names) {
        const QString folder = winpath::join(winpath::parent(root), name);
        if (!folder.startsWith(prefix, Qt::CaseInsensitive))
            continue;
        const auto run = runOfTree(machine, folder);
        GOSETUP_RETURN_IF_FAILED(run);
        if (*run == runId)
            return true;
    }
    return false;
}

/// Into the empty root: the tree that an undone run set aside, the latest first. Where the root is
/// as it was before, only one that is nobody's. False where there is none.
[[nodiscard]] Result<bool> bringBackSetAside(ApplyContext& context, const QString& root,
                                             bool asBefore)
{
    const QStringList& runs = context.undoneRuns;
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        const QString setAside = installPlaces(root, *run).setAside;
        const auto waits = existsBeside(context.machine, setAside);
        GOSETUP_RETURN_IF_FAILED(waits);
        if (!*waits)
            continue;
        const auto maker = runOfTree(context.machine, setAside);
        GOSETUP_RETURN_IF_FAILED(maker);
        if (asBefore && !runs.contains(*maker))
            continue;
        GOSETUP_RETURN_IF_FAILED(refuseIfPlanted(context.machine, setAside));
        GOSETUP_RETURN_IF_FAILED(renameTree(context.machine, setAside, root));
        return true;
    }
    return false;
}

} // namespace

Result<QString> runOfTree(Machine& machine, const QString& root)
{
    const auto manifest = readTreeManifest(machine.files(), root);
    GOSETUP_RETURN_IF_FAILED(manifest);
    return *manifest ? (*manifest)->runId : QString();
}

Result<bool> isTreeOf(Machine& machine, const QString& runId, const Change& change)
{
    const auto* install = std::get_if<InstallToolchain>(&change);
    if (install == nullptr)
        return false;
    const auto run = runOfTree(machine, install->root);
    GOSETUP_RETURN_IF_FAILED(run);
    return *run == runId;
}

Result<bool> hasTreeSetAside(Machine& machine, const QString& runId, const Change& change)
{
    if (const auto* removal = std::get_if<RemoveToolchain>(&change))
        return existsBeside(machine, installPlaces(removal->root, runId).setAside);
    const auto* install = std::get_if<InstallToolchain>(&change);
    return install == nullptr ? Result<bool>(false)
                              : wasSetAsideLater(machine, install->root, runId);
}

Result<SwapBackOutcome> takeOutUndone(ApplyContext& context, const QString& root,
                                      const State& before)
{
    Machine& machine = context.machine;
    SwapBackOutcome outcome;
    // Each undone run can bring one tree back and have one taken out.
    for (qsizetype i = 0; i < 2 * context.undoneRuns.size(); ++i) {
        const auto now = readTree(machine, root);
        GOSETUP_RETURN_IF_FAILED(now);
        if (!std::get<TreeState>(*now).present) {
            const auto back = bringBackSetAside(context, root, *now == before);
            GOSETUP_RETURN_IF_FAILED(back);
            if (!*back)
                break;
            continue;
        }
        const auto run = runOfTree(machine, root);
        GOSETUP_RETURN_IF_FAILED(run);
        if (*now == before || !context.undoneRuns.contains(*run))
            break;
        GOSETUP_RETURN_IF_FAILED(refusePlantedLeftovers(machine, root, *run));
        const auto out = swapBack(machine, root, *run, context.progress);
        GOSETUP_RETURN_IF_FAILED(out);
        if (!out->keptFiles.isEmpty()) {
            outcome.keptFiles += out->keptFiles;
            outcome.keptIn = out->keptIn;
        }
    }
    return outcome;
}

Result<std::optional<SwapBackOutcome>> takeOutSetAside(ApplyContext& context, const QString& root)
{
    Machine& machine = context.machine;
    const QString setAside = installPlaces(root, context.runId).setAside;
    const auto maker = runOfTree(machine, setAside);
    GOSETUP_RETURN_IF_FAILED(maker);
    if (!context.undoneRuns.contains(*maker))
        return std::optional<SwapBackOutcome>();
    const InstallPlaces places = installPlaces(root, *maker);
    const auto older = existsBeside(machine, places.setAside);
    GOSETUP_RETURN_IF_FAILED(older);
    if (*older)
        return std::optional<SwapBackOutcome>(); // the root is somebody else's
    // As an undo of that run that was killed would have left it, so that it can be finished.
    GOSETUP_RETURN_IF_FAILED(renameTree(machine, setAside, places.undone));
    auto out = swapBack(machine, root, *maker, context.progress);
    GOSETUP_RETURN_IF_FAILED(out);
    return std::optional(std::move(*out));
}

UndoResult keptFilesOfOthers(const SwapBackOutcome& outcome)
{
    return {UndoneChange::How::OnlyOurs,
            Text::tr("%n files in %1 are not from the archive and were kept", nullptr,
                     static_cast<int>(outcome.keptFiles.size()))
                .arg(outcome.keptIn)};
}

} // namespace gosetup::handlers
