// SPDX-License-Identifier: Apache-2.0
// The change "set-aside-files": one rename for each file or folder, to a name beside it that Go
// does not look for.
#include "changes/handlers/ChangeHandlers.h"
#include "gosettings/ModuleCacheName.h"

#include <algorithm>

namespace gosetup::handlers {

namespace {

[[nodiscard]] Result<AsideItem> readAsideItem(Machine& machine, const QString& path)
{
    const auto info = machine.files().info(path);
    GOSETUP_RETURN_IF_FAILED(info);
    if (!*info)
        return AsideItem{path, false, 0};
    return AsideItem{path, true, (*info)->isDirectory ? 0 : (*info)->size};
}

/// How often one of the things that can have become of an item was met.
struct AsideCount
{
    int restored = 0;
    int replaced = 0; ///< Go has brought a new one: that one stays
    int lost = 0;     ///< neither the item nor what was set aside is there
};

[[nodiscard]] Result<void> putBack(ApplyContext& context, const QString& path, AsideCount& count)
{
    Files& files = context.machine.files();
    const QString aside = gosettings::setAsideName(path, context.runId);
    const auto old = files.info(aside);
    GOSETUP_RETURN_IF_FAILED(old);
    const auto now = files.info(path);
    GOSETUP_RETURN_IF_FAILED(now);
    if (!*old) {
        count.lost += *now ? 0 : 1;
        return {};
    }
    if (*now) {
        ++count.replaced;
        return {};
    }
    if (auto renamed = files.rename(aside, path); !renamed)
        return renamed;
    ++count.restored;
    return {};
}

} // namespace

Result<State> read(Machine& machine, const SetAsideFiles& change)
{
    AsideState state;
    for (const QString& path : change.files) {
        auto item = readAsideItem(machine, path);
        GOSETUP_RETURN_IF_FAILED(item);
        state.items.push_back(*item);
    }
    return state;
}

Result<State> intended(const SetAsideFiles& change, const State& before,
                       const winpath::VariableLookup&)
{
    for (const QString& path : change.files) {
        if (!winpath::isAbsolute(path) || !gosettings::maySetAside(path))
            return fail(
                ErrorCode::Invalid,
                Text::tr("%1 is not a file of a module cache that Go can bring back").arg(path));
    }
    AsideState state = std::get<AsideState>(before);
    for (AsideItem& item : state.items)
        item = {item.path, false, 0};
    return state;
}

Result<void> perform(ApplyContext& context, const SetAsideFiles&, const State& before, const State&)
{
    for (const AsideItem& item : std::get<AsideState>(before).items) {
        if (!item.present)
            continue;
        const QString aside = gosettings::setAsideName(item.path, context.runId);
        if (auto renamed = context.machine.files().rename(item.path, aside); !renamed)
            return renamed;
    }
    return {};
}

Result<UndoResult> undo(ApplyContext& context, const SetAsideFiles& change,
                        const ThreeWayState& states, const UndoWishes&)
{
    AsideCount count;
    for (const AsideItem& item : std::get<AsideState>(states.before).items) {
        if (!item.present)
            continue;
        if (auto back = putBack(context, item.path, count); !back)
            return fail(back.error());
    }
    if (count.replaced == 0 && count.lost == 0)
        return UndoResult{};
    UndoResult result;
    result.how = count.restored > 0 ? UndoneChange::How::OnlyOurs : UndoneChange::How::Kept;
    result.note =
        count.replaced > 0
            ? Text::tr("Go has brought back files of %1 meanwhile; they were kept, and "
                       "the damaged ones are beside them (*.gosetup-old-*)")
                  .arg(change.what)
            : Text::tr("files of %1 that were set aside have been deleted since").arg(change.what);
    return result;
}

} // namespace gosetup::handlers
