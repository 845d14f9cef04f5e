// SPDX-License-Identifier: Apache-2.0
// The change that builds a tool with the Go in use. Used by the rules on tools and by the engine
// for tools that a person asks for.
#pragma once

#include "changes/Change.h"
#include "facts/Facts.h"

#include <optional>

namespace gosetup {

/// A Go that builds a tool.
struct BuildingGo
{
    QString program; ///< its go.exe
    QString version; ///< "go1.24.4"
};

/// Into the folder of `go install`; nullopt where no Go runs, where it is too old for versions
/// (before 1.16), or where Go refuses GOBIN or GOPATH. `version`: empty = what suits the Go. `go`:
/// none = the one in use.
[[nodiscard]] std::optional<InstallTool> toolChange(const Facts& facts, const QString& package,
                                                    const QString& version = {},
                                                    const std::optional<BuildingGo>& go = {});

} // namespace gosetup
