// SPDX-License-Identifier: Apache-2.0
// Runs undone in some order, and what stands then.
#pragma once

#include "changes/run/Undo.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"

#include <algorithm>
#include <map>

namespace gosetup::testkit {

inline const QString goEnvPath = s("C:\\Users\\li\\AppData\\Roaming\\go\\env");

inline MachineImage emptyImage()
{
    MachineImage image;
    image.folder(s("C:\\Users\\li\\AppData\\Roaming"));
    image.setVariable(Hive::CurrentUser, s("GOROOT"), RegKind::String, s("C:\\Go"));
    return image;
}

inline UndoReport undoOfRun(Machine& machine, const QString& runId)
{
    Progress progress;
    return undo(machine, runId, {}, progress);
}

inline bool isWhole(const UndoReport& report)
{
    return report.succeeded() &&
           std::ranges::none_of(report.changes, [](const UndoneChange& change) {
               return change.how == UndoneChange::How::Kept;
           });
}

struct Left
{
    bool whole = true; ///< all were undone fully
    std::map<QString, std::pair<RegKind, QByteArray>> variables;
    std::optional<QByteArray> file;
    bool folder = false;

    bool sameBytes(const Left& other) const
    {
        return variables == other.variables && file == other.file && folder == other.folder;
    }
};

/// What stands after both runs were made and undone, in the order of `order`.
inline Left leftBy(const MachineImage& image, const std::vector<std::vector<Change>>& runs,
                   const std::vector<std::size_t>& order)
{
    const auto machine = machineOf(image);
    QStringList ids;
    for (const std::vector<Change>& changes : runs) {
        const Plan plan = planOf(*machine, changes);
        const RunReport report = run(*machine, plan);
        EXPECT_TRUE(report.succeeded());
        ids << (plan.changes.empty() ? QString() : report.runId);
    }
    Left left;
    for (const std::size_t index : order) {
        const QString& id = ids[static_cast<int>(index)];
        left.whole = (id.isEmpty() || isWhole(undoOfRun(*machine, id))) && left.whole;
    }
    const auto file = machine->files().read(goEnvPath, 1 << 20);
    left.file = file ? std::optional(*file) : std::nullopt;
    const auto folder = machine->files().info(winpath::parent(goEnvPath));
    left.folder = folder && folder->has_value();
    left.variables = environmentBytes(*machine);
    return left;
}

} // namespace gosetup::testkit
