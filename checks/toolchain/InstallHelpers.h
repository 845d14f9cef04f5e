// SPDX-License-Identifier: Apache-2.0
// Small steps that installing and undoing share.
#pragma once

#include "machine/Machine.h"

namespace gosetup {

/// The places of one run, all beside the root, on its volume.
struct InstallPlaces
{
    QString staging;  ///< P\.gosetup-staging-R
    QString setAside; ///< P\Go.gosetup-old-R: the tree that was there before
    QString undone;   ///< P\Go.gosetup-undone-R: ours, on its way out
};
[[nodiscard]] InstallPlaces installPlaces(const QString& root, const QString& runId);

/// The first failure, and that putting things back failed too, and where the old tree is.
[[nodiscard]] Error bothFailed(const Error& first, const Error& second, const QString& oldTree);

/// Runs `<root>\bin\go.exe version`; the version it tells. AccessDenied (a security product),
/// Unsupported (wrong architecture: 193, 0xC000007B), Policy (4551), Corrupt, Timeout.
[[nodiscard]] Result<QString> askGoVersion(Machine& machine, const QString& root);

/// Rename with patience: a fresh tree may be held by an antivirus for some seconds (5, 32). InUse
/// or AccessDenied afterwards, naming the folder and the likely cause.
[[nodiscard]] Result<void> renameTree(Machine& machine, const QString& from, const QString& to);

} // namespace gosetup
