// SPDX-License-Identifier: Apache-2.0
#include "facts/ProjectFacts.h"

#include "gosettings/Words.h"
#include "paths/WindowsPath.h"

namespace gosetup {

namespace {

bool isProjectFile(const Files& files, const QString& path)
{
    const auto info = files.info(path);
    return info && info->has_value() &&
           (!(*info)->isDirectory || reparse::pointsElsewhere((*info)->reparseTag));
}

} // namespace

QString ProjectFacts::flag(const GoEnvFacts& goEnv, const QString& name)
{
    const GoSetting flags = goEnv.setting(QStringLiteral("GOFLAGS"));
    return flags.isAccepted() ? gosettings::parseGoFlags(flags.value, goEnv.goMinor()).value(name)
                              : QString();
}

QString ProjectFacts::buildMode(const GoEnvFacts& goEnv) const
{
    if (const QString asked = flag(goEnv, QStringLiteral("mod")); !asked.isEmpty())
        return asked;
    const bool hasFile = isWorkspace() ? work.known() : !modules.empty() && modules.front().mod;
    const QString goLine = !hasFile        ? QString()
                           : isWorkspace() ? work->go
                                           : modules.front().mod->go;
    const bool isVendored =
        hasVendorFolder && gosettings::isVendoredByItself(goLine, isWorkspace(),
                                                          vendor.valueOr(gosettings::VendorList()));
    return isVendored ? QStringLiteral("vendor") : QStringLiteral("readonly");
}

ProjectRoots findProjectRoots(const Files& files, const QString& folder, const QString& goroot)
{
    ProjectRoots roots;
    bool crossesGoroot = false;
    for (QString at = winpath::clean(folder); !at.isEmpty(); at = winpath::parent(at)) {
        const QString modFile = winpath::join(at, QStringLiteral("go.mod"));
        const QString workFile = winpath::join(at, QStringLiteral("go.work"));
        // Source: modload.findWorkspaceFile, which stays inside Go's own tree.
        crossesGoroot = crossesGoroot || (!goroot.isEmpty() && winpath::same(at, goroot));
        if (roots.module.isEmpty() && isProjectFile(files, modFile))
            roots.module = at;
        if (roots.workFile.isEmpty() && !crossesGoroot && isProjectFile(files, workFile))
            roots.workFile = workFile;
    }
    return roots;
}

} // namespace gosetup
