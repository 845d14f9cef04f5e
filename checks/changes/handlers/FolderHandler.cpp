// SPDX-License-Identifier: Apache-2.0
// The change "make-folder".
#include "changes/handlers/ChangeHandlers.h"

namespace gosetup::handlers {

namespace {

/// Whether others may write to a folder that is to be protected. Where that cannot be told, they
/// may.
bool isOpen(Machine& machine, const MakeFolder& change)
{
    if (change.scope == Scope::Machine) {
        const auto control = machine.files().nonAdminControl(change.path);
        return !control || !control->mayWrite.isEmpty() || !control->mayReplace.isEmpty();
    }
    const auto access = machine.files().access(change.path);
    return !access || access->ordinaryUsersMayWrite;
}

} // namespace

Result<State> read(Machine& machine, const MakeFolder& change)
{
    const auto info = machine.files().info(change.path);
    GOSETUP_RETURN_IF_FAILED(info);
    if (*info && !(*info)->isDirectory)
        return fail(ErrorCode::Invalid, Text::tr("%1 is a file, not a folder").arg(change.path));
    auto missing = firstMissingFolder(machine, change.path);
    GOSETUP_RETURN_IF_FAILED(missing);
    FolderState state{change.path, info->has_value(), *missing};
    state.open = state.present && change.protectedList && isOpen(machine, change);
    return state;
}

Result<State> intended(const MakeFolder& change, const State& before,
                       const winpath::VariableLookup&)
{
    if (!winpath::isAbsolute(change.path)) {
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 is not an absolute path of a folder").arg(change.path));
    }
    FolderState state = std::get<FolderState>(before);
    // Its list is its owner's business, and what is in it may be planted already.
    if (state.open) {
        return fail(
            ErrorCode::Untrusted,
            Text::tr("%1 exists, and users other than administrators can change its contents")
                .arg(change.path),
            Text::tr("remove the folder, or choose another one"));
    }
    state.present = true;
    return state;
}

Result<void> perform(ApplyContext& context, const MakeFolder& change, const State&, const State&)
{
    return context.machine.files().makeFolder(change.path, change.protectedList);
}

Result<UndoResult> undo(ApplyContext& context, const MakeFolder& change,
                        const ThreeWayState& states, const UndoWishes&)
{
    const auto names = context.machine.files().list(change.path);
    GOSETUP_RETURN_IF_FAILED(names);
    if (!names->isEmpty()) {
        return UndoResult{UndoneChange::How::Kept,
                          Text::tr("%1 is no longer empty and was kept").arg(change.path)};
    }
    GOSETUP_RETURN_IF_FAILED(context.machine.files().remove(change.path));
    const auto tidy = removeEmptyFolders(context.machine, winpath::parent(change.path),
                                         std::get<FolderState>(states.before).firstMissing);
    GOSETUP_RETURN_IF_FAILED(tidy);
    return UndoResult{};
}

} // namespace gosetup::handlers
