// SPDX-License-Identifier: Apache-2.0
// The changes "go-env", one line of Go's own settings file, and "rewrite-go-env", its encoding.
#include "changes/handlers/ChangeHandlers.h"
#include "changes/handlers/GoEnvLines.h"
#include "gosettings/EnvFile.h"

namespace gosetup::handlers {

namespace {

[[nodiscard]] Result<void> writeFile(Machine& machine, const FileState& target)
{
    return target.bytes ? machine.files().write(target.path, *target.bytes)
                        : machine.files().remove(target.path);
}

[[nodiscard]] Result<State> readFileOfGo(Machine& machine)
{
    const auto path = goEnvFile(machine);
    GOSETUP_RETURN_IF_FAILED(path);
    return readGoEnvFile(machine, *path);
}

} // namespace

Result<State> readGoEnvFile(Machine& machine, const QString& path)
{
    auto missing = firstMissingFolder(machine, path);
    GOSETUP_RETURN_IF_FAILED(missing);
    FileState state{path, std::nullopt, *missing};
    auto bytes = machine.files().read(path, goenv::mostBytes);
    if (bytes)
        state.bytes = *bytes;
    else if (bytes.error().code != ErrorCode::NotFound)
        return fail(bytes.error());
    return state;
}

Result<State> read(Machine& machine, const WriteGoEnv&)
{
    return readFileOfGo(machine);
}

Result<State> read(Machine& machine, const RewriteGoEnv&)
{
    return readFileOfGo(machine);
}

Result<State> intended(const RewriteGoEnv&, const State& before, const winpath::VariableLookup&)
{
    FileState state = std::get<FileState>(before);
    if (!state.bytes || !goenv::faultsOf(*state.bytes).any())
        return state;
    if (!goenv::faultsOf(*state.bytes).canBeRewritten())
        return fail(ErrorCode::Invalid, Text::tr("%1 is not in UTF-8").arg(state.path),
                    Text::tr("open it in Notepad and save it as UTF-8"));
    state.bytes = goenv::rewritten(*state.bytes);
    return state;
}

Result<void> perform(ApplyContext& context, const RewriteGoEnv&, const State&, const State& after)
{
    return writeFile(context.machine, std::get<FileState>(after));
}

Result<UndoResult> undo(ApplyContext& context, const RewriteGoEnv&, const ThreeWayState& states,
                        const UndoWishes&)
{
    const auto& before = std::get<FileState>(states.before);
    const auto& current = std::get<FileState>(states.current);
    if (current.path == before.path && current.bytes == before.bytes)
        return UndoResult{UndoneChange::How::Nothing, {}};
    if (!states.untouched())
        return keptBecauseEdited(before.path);
    GOSETUP_RETURN_IF_FAILED(writeFile(context.machine, before));
    return UndoResult{};
}

Result<State> intended(const WriteGoEnv& change, const State& before,
                       const winpath::VariableLookup&)
{
    FileState state = std::get<FileState>(before);
    auto bytes = goenv::edited(state.bytes.value_or(QByteArray()), change.name, change.value);
    GOSETUP_RETURN_IF_FAILED(bytes);
    // Removing a line from no file leaves no file.
    if (state.bytes || change.value)
        state.bytes = *bytes;
    return state;
}

Result<void> perform(ApplyContext& context, const WriteGoEnv&, const State&, const State& after)
{
    return writeFile(context.machine, std::get<FileState>(after));
}

Result<UndoResult> undo(ApplyContext& context, const WriteGoEnv& change,
                        const ThreeWayState& states, const UndoWishes&)
{
    const auto& before = std::get<FileState>(states.before);
    FileState target = before;
    UndoResult result;
    if (!states.untouched()) {
        const auto& current = std::get<FileState>(states.current);
        const auto& after = std::get<FileState>(states.after);
        const auto line = [&](const FileState& state) {
            return state.bytes ? goenv::value(*state.bytes, change.name) : std::nullopt;
        };
        if (current.path != after.path)
            return keptBecauseEdited(QStringLiteral("GOENV"));
        if (line(current) == line(before))
            return UndoResult{UndoneChange::How::Nothing, {}};
        if (line(current) != line(after))
            return keptBecauseEdited(change.name);
        const auto back = withoutGoEnvLine(change.name, current, before, after);
        GOSETUP_RETURN_IF_FAILED(back);
        target = *back;
        result = {UndoneChange::How::OnlyOurs,
                  Text::tr("other lines of the file have changed since then and were kept")};
    }
    GOSETUP_RETURN_IF_FAILED(writeFile(context.machine, target));
    if (!target.bytes) {
        const QString folder = winpath::parent(target.path);
        GOSETUP_RETURN_IF_FAILED(removeEmptyFolders(context.machine, folder, before.firstMissing));
    }
    return result;
}

} // namespace gosetup::handlers
