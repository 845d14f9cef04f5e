// SPDX-License-Identifier: Apache-2.0
#include "changes/handlers/ToolPlaces.h"

#include "paths/WindowsPath.h"

namespace gosetup::handlers {

namespace {

[[nodiscard]] Result<bool> isToolThere(Machine& machine, const QString& path)
{
    const auto info = machine.files().info(path);
    GOSETUP_RETURN_IF_FAILED(info);
    return info->has_value();
}

} // namespace

ToolPlaces toolPlaces(const QString& program, const QString& runId)
{
    const QString name = winpath::fileName(program);
    // One run may build several.
    const QString folder =
        winpath::join(winpath::parent(program),
                      QStringLiteral(".gosetup-tool-%1-%2").arg(runId, name.section(u'.', 0, -2)));
    const auto in = [&](const char* part) {
        return winpath::join(winpath::join(folder, QString::fromLatin1(part)), name);
    };
    return {folder, in("new"), in("former"), in("undone"),
            winpath::join(folder, name + QStringLiteral(".sha256"))};
}

Result<QByteArray> recordedTool(Machine& machine, const ToolPlaces& places)
{
    constexpr qint64 longest = 128;
    auto bytes = machine.files().read(places.record, longest);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return QByteArray();
    return bytes;
}

Result<void> repairTool(Machine& machine, const QString& runId, const QString& program)
{
    const ToolPlaces places = toolPlaces(program, runId);
    const auto there = isToolThere(machine, program);
    GOSETUP_RETURN_IF_FAILED(there);
    const auto former = isToolThere(machine, places.former);
    GOSETUP_RETURN_IF_FAILED(former);
    if (*there || !*former)
        return {};
    // Between two renames one of these waits; else somebody removed the program since.
    for (const QString& waiting : {places.fresh, places.undone}) {
        const auto waits = isToolThere(machine, waiting);
        GOSETUP_RETURN_IF_FAILED(waits);
        if (*waits)
            return machine.files().rename(places.former, program);
    }
    return {};
}

Result<void> removeToolPlaces(Machine& machine, const QString& runId, const QString& program)
{
    (void)machine.files().removeTree(toolPlaces(program, runId).folder);
    return {};
}

} // namespace gosetup::handlers
