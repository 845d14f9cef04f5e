// SPDX-License-Identifier: Apache-2.0
// The change "make-folder".
#include "changes/Kinds.h"

namespace gosetup::kinds {

Result<State> read(Machine& machine, const MakeFolder& change)
{
    const auto info = machine.files().info(change.path);
    if (!info)
        return fail(info.error());
    if (*info && !(*info)->isDirectory)
        return fail(ErrorCode::Invalid, Text::tr("%1 is a file and no folder").arg(change.path));
    auto missing = firstMissingFolder(machine, change.path);
    if (!missing)
        return fail(missing.error());
    return FolderState{change.path, info->has_value(), *missing};
}

Result<State> intended(const MakeFolder& change, const State& before,
                       const winpath::VariableLookup&)
{
    if (!winpath::isAbsolute(change.path)) {
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 is no absolute path of a folder").arg(change.path));
    }
    FolderState state = std::get<FolderState>(before);
    state.present = true;
    return state;
}

Result<void> perform(Doing& doing, const MakeFolder& change, const State&, const State&)
{
    return doing.machine.files().makeFolder(change.path, change.protectedList);
}

Result<TakenBack> takeBack(Doing& doing, const MakeFolder& change, const Sides& sides,
                           const TakeBackWishes&)
{
    const auto names = doing.machine.files().list(change.path);
    if (!names)
        return fail(names.error());
    if (!names->isEmpty()) {
        return TakenBack{UndoneChange::How::Kept,
                         Text::tr("%1 is not empty any more, and stays").arg(change.path)};
    }
    if (const auto removed = doing.machine.files().remove(change.path); !removed)
        return fail(removed.error());
    const auto tidy = removeEmptyFolders(doing.machine, winpath::parent(change.path),
                                         std::get<FolderState>(sides.before).firstMissing);
    if (!tidy)
        return fail(tidy.error());
    return TakenBack{};
}

} // namespace gosetup::kinds
