// SPDX-License-Identifier: Apache-2.0
#include "engine/Projects.h"

#include "facts/ProjectFacts.h"
#include "paths/WindowsPath.h"

#include <algorithm>

namespace gosetup {

namespace {

Result<QString> findProject(Machine& machine, const QString& named)
{
    QString folder = winpath::clean(named);
    if (!winpath::isAbsolute(folder))
        return fail(ErrorCode::Invalid,
                    Text::tr("the project \"%1\" is not named by a full path").arg(named),
                    Text::tr("specify a path such as C:\\code\\app"));
    const auto info = machine.files().info(folder);
    GOSETUP_RETURN_IF_FAILED(info);
    if (!info->has_value())
        return fail(ErrorCode::NotFound, Text::tr("the folder %1 does not exist").arg(folder),
                    Text::tr("specify the folder that contains go.mod"));
    if (!(*info)->isDirectory && !reparse::pointsElsewhere((*info)->reparseTag)) {
        const QString name = winpath::fileName(folder).toLower();
        if (name != QLatin1String("go.mod") && name != QLatin1String("go.work"))
            return fail(ErrorCode::Invalid, Text::tr("%1 is not a folder").arg(folder),
                        Text::tr("specify the folder that contains go.mod"));
        folder = winpath::parent(folder);
    }
    const ProjectRoots roots = findProjectRoots(machine.files(), folder, {});
    if (roots.module.isEmpty() && roots.workFile.isEmpty())
        return fail(ErrorCode::Invalid,
                    Text::tr("there is no go.mod or go.work in %1 or above it").arg(folder),
                    Text::tr("specify the folder of a Go project; \"go mod init NAME\" there makes "
                             "it one"));
    return folder;
}

} // namespace

Result<QStringList> findProjects(Machine& machine, const QStringList& named)
{
    QStringList folders;
    for (const QString& name : named) {
        const auto folder = findProject(machine, name);
        GOSETUP_RETURN_IF_FAILED(folder);
        const bool isKnown = std::ranges::any_of(
            folders, [&](const QString& other) { return winpath::same(other, *folder); });
        if (!isKnown)
            folders << *folder;
    }
    return folders;
}

} // namespace gosetup
