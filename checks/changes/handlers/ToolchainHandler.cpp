// SPDX-License-Identifier: Apache-2.0
// The change "install-toolchain". The bytes are the toolchain layer's business.
#include "changes/handlers/ChangeHandlers.h"
#include "changes/handlers/SetAsideTrees.h"
#include "machine/RunningPrograms.h"
#include "toolchain/Install.h"
#include "toolchain/InstallUndo.h"

namespace gosetup::handlers {

namespace {

InstallRequest requestOf(const ApplyContext& context, const InstallToolchain& change)
{
    return {change.root, change.archive, context.runId, change.protectedList};
}

[[nodiscard]] Result<bool> isIncomplete(Machine& machine, const QString& root)
{
    const auto manifest = readTreeManifest(machine.files(), root);
    GOSETUP_RETURN_IF_FAILED(manifest);
    if (!*manifest)
        return false; // somebody else's installation: nothing to compare it with
    const auto marker = readTreeMarker(machine.files(), root);
    GOSETUP_RETURN_IF_FAILED(marker);
    Progress quiet;
    const auto damage = verifyTree(machine.files(), root, VerifyDepth::Sizes, quiet);
    GOSETUP_RETURN_IF_FAILED(damage);
    return !*marker || !damage->isWhole();
}

/// ChangedMeanwhile where the tree is of a later run or of somebody else; of one that was undone
/// before, ours was taken out already by an undo that was killed then.
[[nodiscard]] Result<SwapBackOutcome> takeOutOurs(ApplyContext& context, const QString& root)
{
    auto back = swapBack(context.machine, root, context.runId, context.progress);
    if (back || back.error().code != ErrorCode::ChangedMeanwhile)
        return back;
    const auto run = runOfTree(context.machine, root);
    GOSETUP_RETURN_IF_FAILED(run);
    return context.undoneRuns.contains(*run) ? Result<SwapBackOutcome>(SwapBackOutcome{}) : back;
}

} // namespace

Result<State> readTree(Machine& machine, const QString& root)
{
    TreeState state{root, false, {}, false, {}};
    auto missing = firstMissingFolder(machine, root);
    GOSETUP_RETURN_IF_FAILED(missing);
    state.firstMissing = *missing;
    const auto names = machine.files().list(root);
    if (!names && names.error().code != ErrorCode::NotFound)
        return fail(names.error());
    // An empty folder is as good as none.
    if (!names || names->isEmpty())
        return state;
    state.present = true;
    const auto version = readTreeVersion(machine.files(), root);
    GOSETUP_RETURN_IF_FAILED(version);
    state.version = version->value_or(QString());
    const auto incomplete = isIncomplete(machine, root);
    // A manifest that cannot be read says nothing good of the tree.
    state.damaged = !incomplete || *incomplete;
    return state;
}

Result<State> read(Machine& machine, const InstallToolchain& change)
{
    return readTree(machine, change.root);
}

Result<State> intended(const InstallToolchain& change, const State& before,
                       const winpath::VariableLookup&)
{
    TreeState state = std::get<TreeState>(before);
    if (!winpath::isAbsolute(change.root) || winpath::isDriveRoot(change.root)) {
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 cannot be used as the folder of a Go toolchain").arg(change.root),
                    Text::tr("specify a full path, such as C:\\dev\\go"));
    }
    if (state.present && state.version.isEmpty()) {
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 contains files that do not belong to Go").arg(change.root),
                    Text::tr("specify an empty or a new folder"));
    }
    state.present = true;
    state.version = change.archive.version;
    state.damaged = false;
    return state;
}

Result<void> perform(ApplyContext& context, const InstallToolchain& change, const State&,
                     const State&)
{
    const InstallRequest request = requestOf(context, change);
    if (context.effectOnly)
        return stateInstallEffect(context.machine, request);
    if (auto idle = requireNothingRunsFrom(context.machine, change.root); !idle)
        return idle;
    const auto done = installToolchain(context.machine, request, context.fetch, context.progress);
    return done ? Result<void>{} : Result<void>(fail(done.error()));
}

Result<UndoResult> undo(ApplyContext& context, const InstallToolchain& change,
                        const ThreeWayState& states, const UndoWishes&)
{
    if (change.scope == Scope::Machine) {
        GOSETUP_RETURN_IF_FAILED(
            refusePlantedLeftovers(context.machine, change.root, context.runId));
    }
    const auto back = takeOutOurs(context, change.root);
    if (!back && back.error().code == ErrorCode::ChangedMeanwhile)
        return UndoResult{UndoneChange::How::Kept, back.error().message};
    GOSETUP_RETURN_IF_FAILED(back);
    const auto undone = takeOutUndone(context, change.root, states.before);
    GOSETUP_RETURN_IF_FAILED(undone);
    for (const SwapBackOutcome& outcome : {*back, *undone}) {
        if (!outcome.keptFiles.isEmpty())
            return keptFilesOfOthers(outcome);
    }
    const auto tidy = removeEmptyFolders(context.machine, winpath::parent(change.root),
                                         std::get<TreeState>(states.before).firstMissing);
    GOSETUP_RETURN_IF_FAILED(tidy);
    return UndoResult{};
}

} // namespace gosetup::handlers
