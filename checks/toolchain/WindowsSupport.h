// SPDX-License-Identifier: Apache-2.0
// Which Go runs on which Windows. Used by the rules and by the choice of an archive; pure.
// Source: go.dev/wiki/MinimumRequirements, go.dev/doc/go1.11, go.dev/doc/go1.21 (Ports).
#pragma once

#include "base/Result.h"
#include "base/Version.h"
#include "machine/System.h"

namespace gosetup {

/// "go1.20.14" on Windows 7, 8, 8.1, Server 2008 R2 and 2012; empty where every Go runs, or where
/// the build is not known (0).
[[nodiscard]] QString newestGoOnWindows(int build);
[[nodiscard]] bool runsOnWindows(const GoVersion& version, int build);
/// Unsupported, with the newest Go that runs there; a version that is none is let through.
[[nodiscard]] Result<void> refuseTooNewGo(const QString& version, const SystemInfo& system);

} // namespace gosetup
