// SPDX-License-Identifier: Apache-2.0
// Why `go install` failed, by what it printed. Used by the change "install-tool"; pure.
#pragma once

#include "changes/Change.h"
#include "machine/Processes.h"

namespace gosetup::handlers {

/// Unsupported (wants a newer Go), NotFound (no such package or version), Network, Untrusted (a
/// checksum), Policy or AccessDenied (not started), else Io; with Go's own words, without
/// credentials.
[[nodiscard]] Error toolTrouble(const InstallTool& change, const ProcessResult& result);

} // namespace gosetup::handlers
