// SPDX-License-Identifier: Apache-2.0
// Puts a Go tree into place and takes it out again, in steps that a kill at any moment leaves
// repairable. Used by the change "install a toolchain" and by its undo; works on ports only, so it
// is the same on a practice machine. Must not know plans, journals or rules.
#pragma once

#include "base/Progress.h"
#include "machine/Machine.h"
#include "toolchain/Fetch.h"
#include "toolchain/Manifest.h"

#include <functional>

namespace gosetup {

struct InstallRequest
{
    QString root; ///< absolute Windows path: "C:\Users\li\AppData\Local\Programs\Go"
    ArchiveRef archive;
    QString runId;              ///< "20261121-210405-3f2a"
    bool protectedList = false; ///< no inherited rights on the root
};

struct InstallOutcome
{
    QString version; ///< as `go version` of the installed tree says
    qint64 files = 0;
    qint64 bytes = 0;
    QByteArray sha256;
    QStringList verifiedBy; ///< "index", "pinned", "given"
    QString archiveHost;    ///< host the bytes came from; empty when they were local
    bool reusedDownload = false;
    bool oldTreeSetAside = false;
};

/// The archive's verified bytes. What the options leave open is the machine's: its cache
/// (%LOCALAPPDATA%\GoSetup\cache, %ProgramData% when elevated) and its proxies.
[[nodiscard]] Result<VerifiedArchive> fetchForMachine(Machine& machine, const ArchiveRef& archive,
                                                      const FetchOptions& options,
                                                      Progress& progress);

/// Fetch, verify, unpack into staging, write the manifest, run `go version` there. Nothing at the
/// root changes; on failure or cancel staging is gone again.
[[nodiscard]] Result<InstallOutcome> prepareInstall(Machine& machine, const InstallRequest& request,
                                                    const FetchOptions& options,
                                                    Progress& progress);
/// Old tree aside, staging to the root, `go version` at the root, marker last. On failure
/// everything is back where it was, staging gone. InUse lists the programs that run from the old
/// tree.
[[nodiscard]] Result<InstallOutcome> swapIn(Machine& machine, const InstallRequest& request,
                                            const InstallOutcome& prepared, Progress& progress);
/// Both.
[[nodiscard]] Result<InstallOutcome> installToolchain(Machine& machine,
                                                      const InstallRequest& request,
                                                      const FetchOptions& options,
                                                      Progress& progress);

/// What an install leaves, in a few small files, for a prediction on a copy in memory: no download.
[[nodiscard]] Result<void> stateInstallEffect(Machine& machine, const InstallRequest& request);

} // namespace gosetup
