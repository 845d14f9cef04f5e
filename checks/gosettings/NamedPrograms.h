// SPDX-License-Identifier: Apache-2.0
// The programs and files that GOTOOLCHAIN and GOFLAGS make Go look for. Pure.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace gosetup::gosettings {

/// "go1.22.1" of "go1.22.1" and "go1.22.1+path", by which name Go looks for it on PATH; empty where
/// the value pins none. Source: cmd/go/internal/toolchain, Select.
[[nodiscard]] QString pinnedToolchain(const QString& gotoolchain);
/// Whether Go downloads no toolchain. Source: the same, Exec.
[[nodiscard]] bool looksOnPathOnly(const QString& gotoolchain);

struct NamedByFlag
{
    QString flag;   ///< "toolexec"
    QString target; ///< "garble", "C:\x\overlay.json"
};
/// Programs that a flag makes Go start: -toolexec, -exec and, by `gccgo`, -compiler=gccgo. Not
/// those relative to the folder in which a command runs.
[[nodiscard]] std::vector<NamedByFlag> programsOfFlags(const QString& goflags, int goMinor,
                                                       const QString& gccgo);
/// Files that each build reads: -overlay, -modfile, -pgo; with full paths only.
[[nodiscard]] std::vector<NamedByFlag> filesOfFlags(const QString& goflags, int goMinor);

} // namespace gosetup::gosettings
