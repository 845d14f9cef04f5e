// SPDX-License-Identifier: Apache-2.0
// What a module cache holds, version by version, by names and sizes alone: what the quick look and
// the full verification begin with. Opens no file.
#pragma once

#include "facts/CacheFacts.h"
#include "machine/Machine.h"
#include "machine/Walk.h"

#include <map>

namespace gosetup {

/// The files of one version below cache\download, and its unpacked folder.
struct ModuleDownload
{
    gosettings::CachedModule module;
    QString base;         ///< "…\@v\v1.0.0": what the names of its files begin with
    qint64 zipBytes = -1; ///< -1: not there
    qint64 hashBytes = -1;
    qint64 modBytes = -1;
    bool isPartial = false;
    bool isInCloud = false; ///< one of the files is a placeholder: none of them is opened
    QString folder;         ///< where it is unpacked, there or not
    qint64 folderFiles = 0; ///< 0: not counted, or not there
    qint64 folderBytes = 0;

    [[nodiscard]] QString zip() const { return base + QStringLiteral(".zip"); }
    [[nodiscard]] QString zipHash() const { return base + QStringLiteral(".ziphash"); }
    [[nodiscard]] QString mod() const { return base + QStringLiteral(".mod"); }
};

/// By "module@version".
using ModuleDownloads = std::map<QString, ModuleDownload>;

/// Reads GOMODCACHE\cache\download; sizes, debris and placeholders go into `facts`. NotFound where
/// there is no such folder; Cancelled.
[[nodiscard]] Result<ModuleDownloads> readDownloads(Machine& machine, const QString& root,
                                                    const WalkLimits& limits,
                                                    const Progress& cancel,
                                                    ModuleCacheFacts& facts);
/// Counts the unpacked folders of GOMODCACHE and finds toolchains among them. Where the walk could
/// not end, no folder is counted.
[[nodiscard]] Result<void> readUnpacked(Machine& machine, const QString& root,
                                        const WalkLimits& limits, const Progress& cancel,
                                        ModuleDownloads& downloads, ModuleCacheFacts& facts);

} // namespace gosetup
