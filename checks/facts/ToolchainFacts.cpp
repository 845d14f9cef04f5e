// SPDX-License-Identifier: Apache-2.0
#include "facts/ToolchainFacts.h"

#include "paths/WindowsPath.h"

#include <algorithm>

namespace gosetup {

QString ToolchainInstall::bin() const
{
    return winpath::join(root, QStringLiteral("bin"));
}

bool ToolchainInstall::isComplete() const
{
    return hasProgram && missingParts.isEmpty() && emptyParts.isEmpty() &&
           (!manifest || manifest->complete());
}

const std::vector<ToolCandidate>& ToolchainFacts::candidates(const QString& tool) const
{
    static const std::vector<ToolCandidate> none;
    const auto found = tools.constFind(tool);
    return found == tools.constEnd() ? none : *found;
}

const ToolchainInstall* ToolchainFacts::install(const QString& root) const
{
    if (root.isEmpty())
        return nullptr;
    for (const ToolchainInstall& one : installs) {
        const bool named =
            std::any_of(one.otherRoots.begin(), one.otherRoots.end(),
                        [&](const QString& other) { return winpath::same(other, root); });
        if (named || winpath::same(one.root, root) || winpath::same(one.resolvedRoot, root))
            return &one;
    }
    return nullptr;
}

QStringList watchedTools()
{
    return {QStringLiteral("go"),    QStringLiteral("gofmt"), QStringLiteral("gopls"),
            QStringLiteral("dlv"),   QStringLiteral("gcc"),   QStringLiteral("git"),
            QStringLiteral("python")};
}

Owner ownerOf(const QString& root, bool hasVersion, bool marker, const OwnerTraces& traces)
{
    if (marker)
        return Owner::GoSetup;
    const QString key = winpath::key(root) + u'\\';
    if (key.contains(QLatin1String("\\scoop\\apps\\")))
        return Owner::Scoop;
    if (key.contains(QLatin1String("\\chocolatey\\")))
        return Owner::Chocolatey;
    if (key.contains(QLatin1String("\\winget\\packages\\")))
        return Owner::Winget;
    if (!traces.userProfile.isEmpty() &&
        winpath::isInside(root, winpath::join(traces.userProfile, QStringLiteral("sdk"))))
        return Owner::GoSdk;
    const bool isDefault =
        winpath::same(root, winpath::join(traces.programFiles, QStringLiteral("Go"))) ||
        winpath::same(root, traces.systemDrive + QStringLiteral("\\Go"));
    const bool listed = std::any_of(traces.msiRoots.begin(), traces.msiRoots.end(),
                                    [&](const QString& r) { return winpath::same(r, root); });
    if (listed || (isDefault && traces.msiWithoutRoot))
        return isDefault && traces.chocolateyPackage ? Owner::Chocolatey : Owner::Msi;
    return hasVersion ? Owner::Zip : Owner::Unknown;
}

} // namespace gosetup
