// SPDX-License-Identifier: Apache-2.0
// The hash `h1:` of a downloaded zip and of an unpacked folder, read in pieces. Used by
// verifyModules().
#pragma once

#include "base/Progress.h"
#include "facts/ModuleDownloads.h"

#include <atomic>

namespace gosetup {

/// Shared by the threads that read.
struct HashWork
{
    Machine& machine;
    const Progress& progress;
    std::atomic<qint64>& bytes; ///< that were read
};

struct HashedZip
{
    QByteArray hash;
    std::optional<QByteArray> goMod; ///< of its root
    bool isForeign = false;          ///< holds names outside "module@version/": Go refuses it
};
/// Corrupt where it is no whole zip, Unsupported in the cloud, TooLarge as Invalid, Cancelled.
[[nodiscard]] Result<HashedZip> hashZip(const HashWork& work, const ModuleDownload& download);
/// Of the unpacked folder; Unsupported where something in it is a link or in the cloud.
[[nodiscard]] Result<QByteArray> hashFolder(const HashWork& work, const ModuleDownload& download);

} // namespace gosetup
