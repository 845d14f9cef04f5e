// SPDX-License-Identifier: Apache-2.0
#include "changes/handlers/GoEnvLines.h"

#include "gosettings/EnvFile.h"

namespace gosetup {

Result<FileState> withoutGoEnvLine(const QString& name, const FileState& current,
                                   const FileState& before, const FileState& after)
{
    if (current == after)
        return before;
    const auto line = [&](const FileState& state) {
        return state.bytes ? goenv::value(*state.bytes, name) : std::nullopt;
    };
    if (current.path != after.path || line(current) != line(after))
        return current;
    auto bytes = goenv::edited(current.bytes.value_or(QByteArray()), name, line(before));
    GOSETUP_RETURN_IF_FAILED(bytes);
    FileState target = before;
    target.bytes = *bytes;
    if (bytes->isEmpty() && !before.bytes)
        target.bytes.reset();
    return target;
}

} // namespace gosetup
