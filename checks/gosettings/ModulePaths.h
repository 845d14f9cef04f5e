// SPDX-License-Identifier: Apache-2.0
// Module paths, versions and the folders that stand in their place, as go.mod has them. Source:
// golang.org/x/mod/module, semver and modfile, as of Go 1.24. Pure.
#pragma once

#include <QString>

#include <compare>

namespace gosetup::gosettings {

struct ModuleVersion
{
    QString path;
    QString version; ///< empty: any version; of a folder that replaces one: none

    friend bool operator==(const ModuleVersion&, const ModuleVersion&) = default;
    friend bool operator<(const ModuleVersion& a, const ModuleVersion& b)
    {
        return a.path != b.path ? a.path < b.path : a.version < b.version;
    }
    [[nodiscard]] QString text() const ///< "example.com/a@v1.2.3"
    {
        return version.isEmpty() ? path : path + u'@' + version;
    }
};

/// "v1", "v1.2.3-pre+incompatible".
[[nodiscard]] bool isSemver(const QString& version);
/// A version that Go takes as it stands, without asking anybody: "v1.2.3".
[[nodiscard]] bool isCanonicalVersion(const QString& version);
/// Whether a path in go.mod is one of a folder: "./x", "..\x", "/x", "C:x". Source:
/// IsDirectoryPath.
[[nodiscard]] bool isFolderPath(const QString& path);
/// Whether it begins at a root or a drive, on this system or another one.
[[nodiscard]] bool isRootedPath(const QString& path);
/// Go's own words where a version does not suit the path's major version; empty where it does.
/// Source: module.CheckPathMajor, SplitPathVersion.
[[nodiscard]] QString majorFault(const QString& path, const QString& version);
/// Whether the comma-separated globs of GOPRIVATE and its like match a prefix of the path. Source:
/// module.MatchPrefixPatterns.
[[nodiscard]] bool matchesModulePatterns(const QString& globs, const QString& path);

} // namespace gosetup::gosettings
