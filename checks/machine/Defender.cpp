// SPDX-License-Identifier: Apache-2.0
#include "machine/Defender.h"

#include "paths/WindowsPath.h"

#include <algorithm>

namespace gosetup {

bool DefenderLists::cover(const QString& folder) const
{
    return std::ranges::any_of(paths, [&](const QString& path) {
        return winpath::isAbsolute(path) && winpath::isInside(folder, path);
    });
}

ExclusionContext exclusionContext(const KnownFolders& f)
{
    return {f.userProfile, f.localAppData, f.roamingAppData, f.temp,
            f.windows,     f.programFiles, f.programData};
}

} // namespace gosetup
