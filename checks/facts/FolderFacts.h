// SPDX-License-Identifier: Apache-2.0
// Places: cloud folders, volumes, and everything there is to know of one candidate folder. Filled
// by the collectors and by observeLocation; judged by the location and cloud rules.
#pragma once

#include "base/Observed.h"
#include "machine/Files.h"

#include <QStringList>

#include <vector>

namespace gosetup {

struct CloudRoot
{
    QString path;
    QString source; ///< "OneDrive account Business1", "variable OneDrive"
};

/// Documents, Desktop or Pictures somewhere else than in the profile.
struct RedirectedFolder
{
    QString name; ///< "Documents"
    QString path;
};

struct CloudFacts
{
    std::vector<CloudRoot> roots;
    std::vector<RedirectedFolder> redirected;

    /// The root that holds the path, or nullptr. Whole segments, case-insensitive.
    [[nodiscard]] const CloudRoot* rootOf(const QString& path) const;
    [[nodiscard]] const RedirectedFolder* redirectionOf(const QString& path) const;
};

struct VolumeFacts
{
    std::vector<VolumeInfo> volumes; ///< one per drive letter that answers

    [[nodiscard]] const VolumeInfo* of(const QString& path) const;
};

/// A link or placeholder met on the way to a folder.
struct PointOnWay
{
    QString path;
    quint32 tag = 0;
    QString target;
    bool placeholder = false;
};

/// What a folder is meant for: places have other virtues for an SDK than for a cache.
enum class Purpose
{
    Toolchain,
    Workspace,
    Cache,
    Reference ///< a setting names it: all that is asked is whether it is there
};

struct LocationFacts
{
    Purpose purpose = Purpose::Toolchain;
    QString name; ///< "GOROOT", "GOPATH", "GOCACHE": for the display
    QString path; ///< cleaned
    bool absolute = false;
    bool exists = false;
    bool isFolder = false;         ///< of what exists: a folder, or a link
    bool isEmpty = true;           ///< holds nothing (or is not there)
    bool isGoTree = false;         ///< holds VERSION and bin\go.exe
    QString nearest;               ///< the nearest folder on the way that exists
    Observed<FolderAccess> access; ///< of `nearest`
    Observed<VolumeInfo> volume;
    Observed<QString> resolved; ///< with links resolved
    std::vector<PointOnWay> points;
};

struct LocationsFacts
{
    std::vector<LocationFacts> locations; ///< every Go tree, GOPATH, GOMODCACHE, GOCACHE
};

} // namespace gosetup
