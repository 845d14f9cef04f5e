// SPDX-License-Identifier: Apache-2.0
#include "changes/handlers/ChangeHandlers.h"

#include "changes/Overloaded.h"
#include "changes/handlers/SetAsideTrees.h"

#include <algorithm>

namespace gosetup {

namespace handlers {

Result<State> readRegistryState(Machine& machine, const RegistryValuePath& place)
{
    auto value = machine.registry().read(place);
    GOSETUP_RETURN_IF_FAILED(value);
    RegistryState state{place, *value};
    if (!state.value) {
        const auto present = machine.registry().keyExists(place.hive, place.key);
        state.keyAbsent = present && !*present;
        return state;
    }
    const auto names = machine.registry().valueNames(place.hive, place.key);
    for (const QString& name : names.value_or(QStringList())) {
        if (name.compare(place.name, Qt::CaseInsensitive) == 0)
            state.place.name = name;
    }
    return state;
}

Result<void> writeRegistry(Machine& machine, const State& target)
{
    const auto* state = std::get_if<RegistryState>(&target);
    if (state == nullptr)
        return fail(ErrorCode::Internal, Text::tr("a registry change without a registry state"));
    auto written = machine.registry().write(state->place, state->value);
    if (!written || state->value || !state->keyAbsent)
        return written;
    return machine.registry().removeEmptyKey(state->place.hive, state->place.key);
}

Result<QString> firstMissingFolder(Machine& machine, const QString& path)
{
    QString missing;
    for (QString folder = winpath::parent(path); !folder.isEmpty() && !winpath::isDriveRoot(folder);
         folder = winpath::parent(folder)) {
        const auto info = machine.files().info(folder);
        GOSETUP_RETURN_IF_FAILED(info);
        if (*info)
            break;
        missing = folder;
    }
    return missing;
}

Result<void> removeEmptyFolders(Machine& machine, const QString& from, const QString& topmost)
{
    if (topmost.isEmpty())
        return {};
    for (QString folder = from; winpath::isInside(folder, topmost);
         folder = winpath::parent(folder)) {
        const auto names = machine.files().list(folder);
        if (!names && names.error().code == ErrorCode::NotFound)
            continue;
        GOSETUP_RETURN_IF_FAILED(names);
        if (!names->isEmpty())
            return {};
        if (auto removed = machine.files().remove(folder); !removed)
            return removed;
    }
    return {};
}

UndoResult keptBecauseEdited(const QString& what)
{
    return {UndoneChange::How::Kept,
            Text::tr("%1 has been changed by someone else since then and was kept").arg(what)};
}

} // namespace handlers

bool isInFileOfGo(const Change& change)
{
    return std::holds_alternative<WriteGoEnv>(change) ||
           std::holds_alternative<RewriteGoEnv>(change);
}

Result<State> readCurrentState(Machine& machine, const Change& change)
{
    return std::visit([&](const auto& c) { return handlers::read(machine, c); }, change);
}

Result<State> readCurrentState(Machine& machine, const PlannedChange& planned)
{
    const auto* file = std::get_if<FileState>(&planned.before);
    if (file != nullptr && isInFileOfGo(planned.change))
        return handlers::readGoEnvFile(machine, file->path);
    return readCurrentState(machine, planned.change);
}

Result<State> intendedState(const Change& change, const State& before,
                            const winpath::VariableLookup& lookup)
{
    return std::visit([&](const auto& c) { return handlers::intended(c, before, lookup); }, change);
}

Result<void> perform(ApplyContext& context, const PlannedChange& planned)
{
    return std::visit(
        [&](const auto& c) { return handlers::perform(context, c, planned.before, planned.after); },
        planned.change);
}

Result<void> removeTraces(Machine& machine, const State& before)
{
    const auto parents = [&](const QString& path, const QString& firstMissing) {
        return handlers::removeEmptyFolders(machine, winpath::parent(path), firstMissing);
    };
    return std::visit(Overloaded{
                          [&](const RegistryState& s) -> Result<void> {
                              if (s.value || !s.keyAbsent)
                                  return {};
                              return machine.registry().removeEmptyKey(s.place.hive, s.place.key);
                          },
                          [&](const FileState& s) { return parents(s.path, s.firstMissing); },
                          [&](const FolderState& s) { return parents(s.path, s.firstMissing); },
                          [&](const TreeState& s) { return parents(s.root, s.firstMissing); },
                          [&](const ToolState& s) { return parents(s.path, s.firstMissing); },
                          [](const auto&) -> Result<void> { return {}; },
                      },
                      before);
}

Result<UndoResult> undoChange(ApplyContext& context, const PlannedChange& planned,
                              const UndoWishes& wishes)
{
    const auto current = readCurrentState(context.machine, planned);
    GOSETUP_RETURN_IF_FAILED(current);
    // A tree tells its version alone: the state may be as before, and the tree be ours all the
    // same.
    const auto tree =
        std::holds_alternative<RemoveToolchain>(planned.change)
            ? handlers::hasTreeSetAside(context.machine, context.runId, planned.change)
            : handlers::isTreeOf(context.machine, context.runId, planned.change);
    GOSETUP_RETURN_IF_FAILED(tree);
    if (*current == planned.before && !*tree) {
        GOSETUP_RETURN_IF_FAILED(removeTraces(context.machine, planned.before));
        return UndoResult{UndoneChange::How::Nothing, {}};
    }
    const handlers::ThreeWayState states{planned.before, planned.after, *current};
    return std::visit([&](const auto& c) { return handlers::undo(context, c, states, wishes); },
                      planned.change);
}

Result<void> restoreFromBackup(ApplyContext& context, const PlannedChange& planned)
{
    if (std::holds_alternative<RegistryState>(planned.before))
        return handlers::writeRegistry(context.machine, planned.before);
    if (const auto* file = std::get_if<FileState>(&planned.before)) {
        return file->bytes ? context.machine.files().write(file->path, *file->bytes)
                           : context.machine.files().remove(file->path);
    }
    const auto back = undoChange(context, planned);
    return back ? Result<void>{} : Result<void>(fail(back.error()));
}

bool agrees(const State& planned, const State& current)
{
    const auto* a = std::get_if<ExclusionState>(&planned);
    const auto* b = std::get_if<ExclusionState>(&current);
    if (a != nullptr && b != nullptr && (!a->excluded || !b->excluded))
        return a->folder == b->folder;
    const auto* wanted = std::get_if<ToolState>(&planned);
    const auto* built = std::get_if<ToolState>(&current);
    if (wanted != nullptr && built != nullptr && wanted->isExpected() && !built->isExpected())
        return wanted->isMetBy(*built);
    return planned == current;
}

} // namespace gosetup
