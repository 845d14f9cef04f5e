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

/// The places of one run, all beside the root, on its volume.
struct InstallPlaces
{
    QString staging;  ///< P\.gosetup-staging-R
    QString setAside; ///< P\Go.gosetup-old-R: the tree that was there before
    QString undone;   ///< P\Go.gosetup-undone-R: ours, on its way out
};
[[nodiscard]] InstallPlaces installPlaces(const QString& root, const QString& runId);

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

struct SwapBackOutcome
{
    bool oldTreeRestored = false;
    QStringList keptFiles; ///< below the root: added or changed by others, left in place
    QString keptIn;        ///< where they are now; empty when there are none
};

/// Undo of a run's install: our tree out (only files of our manifest that are as we wrote them),
/// the tree that was there before back in. Files of others stay at the root; where the old tree has
/// a file of that name, they stay in `undone`. May be called again after a kill. ChangedMeanwhile
/// when the tree is another run's; InUse, with nothing removed, when a program runs from it.
[[nodiscard]] Result<SwapBackOutcome> swapBack(Machine& machine, const QString& root,
                                               const QString& runId, Progress& progress);

enum class RepairOutcome
{
    NothingToDo, ///< no trace of the run
    Removed,     ///< staging of a first install that never reached the root
    OldRestored, ///< the tree of before is at the root again
    Complete,    ///< the run's install is whole and in place
};

/// After a kill: leaves either the old or the new state. Complete only with the marker.
[[nodiscard]] Result<RepairOutcome> repairInterrupted(Machine& machine, const QString& root,
                                                      const QString& runId);

/// For an elevated process about a toolchain for everyone: Untrusted, naming it, where a folder
/// that the run's undo or repair would take for its own can be changed by others than
/// administrators. Beside a root in a drive's root anybody may make one of that name.
[[nodiscard]] Result<void> refusePlantedLeftovers(Machine& machine, const QString& root,
                                                  const QString& runId);

/// Removes the staging folders in `folder` of runs that `isAlive` denies; names them. Trees set
/// aside are never touched: undo may need them.
[[nodiscard]] Result<QStringList>
cleanLeftovers(Machine& machine, const QString& folder,
               const std::function<bool(const QString& runId)>& isAlive);

/// What an install leaves, in a few small files, for a prediction on a copy in memory: no download.
[[nodiscard]] Result<void> stateInstallEffect(Machine& machine, const InstallRequest& request);

/// Runs `<root>\bin\go.exe version`; the version it tells. AccessDenied (a security product),
/// Unsupported (wrong architecture: 193, 0xC000007B), Policy (4551), Corrupt, Timeout.
[[nodiscard]] Result<QString> askGoVersion(Machine& machine, const QString& root);

/// Rename with patience: a fresh tree may be held by an antivirus for some seconds (5, 32). InUse
/// or AccessDenied afterwards, naming the folder and the likely cause.
[[nodiscard]] Result<void> renameTree(Machine& machine, const QString& from, const QString& to);

} // namespace gosetup
