// SPDX-License-Identifier: Apache-2.0
// What is wrong with one version in the module cache: by names, sizes and the end of its zip, or by
// every byte of it. Used by ModuleCacheCollector and verifyModules(). What heals itself is no
// fault: .lock, .partial, an empty .ziphash. Source: cmd/go/internal/modfetch.
#pragma once

#include "facts/ModuleDownloads.h"
#include "gosettings/ZipDirectory.h"

namespace gosetup {

/// Looks at the end of the zip and, where files of the unpacked folder are missing, at its
/// directory. Counts what it has looked at.
[[nodiscard]] FaultyModule quickFaults(Machine& machine, const ModuleDownload& download,
                                       ModuleCacheFacts& facts);
/// Takes it over where it has any.
void addFaults(ModuleCacheFacts& facts, FaultyModule module);

/// nullopt: the file is no zip for Go. An error: it could not be read.
[[nodiscard]] Result<std::optional<gosettings::ZipEnd>> readZipEnd(const Files& files,
                                                                   const QString& zip, qint64 size);
/// The fault of a zip that Go cannot read.
[[nodiscard]] ModuleFault damagedZip(Machine& machine, const ModuleDownload& download, Text what);
/// Of a folder that Go unpacks anew once it is gone.
[[nodiscard]] ModuleFault wrongFolder(const ModuleDownload& download, Text what, bool needsProxy);
[[nodiscard]] ModuleFault damagedMod(const ModuleDownload& download, Text what);

} // namespace gosetup
