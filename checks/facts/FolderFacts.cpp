// SPDX-License-Identifier: Apache-2.0
#include "facts/FolderFacts.h"

#include "paths/WindowsPath.h"

namespace gosetup {

const CloudRoot* CloudFacts::rootOf(const QString& path) const
{
    for (const CloudRoot& root : roots) {
        if (winpath::isInside(path, root.path))
            return &root;
    }
    return nullptr;
}

const RedirectedFolder* CloudFacts::redirectionOf(const QString& path) const
{
    for (const RedirectedFolder& folder : redirected) {
        if (winpath::isInside(path, folder.path))
            return &folder;
    }
    return nullptr;
}

const VolumeInfo* VolumeFacts::of(const QString& path) const
{
    for (const VolumeInfo& volume : volumes) {
        if (winpath::isInside(path, volume.root))
            return &volume;
    }
    return nullptr;
}

} // namespace gosetup
