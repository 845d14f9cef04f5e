// SPDX-License-Identifier: Apache-2.0
// Which system variables a request may set, and to what: a closed list with a rule for each. None
// holds a command, and none lets Go take code from a place or a server that nobody vouches for.
// Used by judgeRequest alone; pure.
#pragma once

#include "base/Text.h"

#include <QString>

#include <functional>
#include <optional>

namespace gosetup {

/// Why a place may not be named; empty where it may.
using PlaceObjection = std::function<Text(const QString& path)>;

/// Why the system variable may not become `value` (nullopt: be deleted). What the value holds that
/// `current` holds already (an entry, a flag, a pattern) makes nothing worse and is accepted.
/// Of PATHEXT, which is not a variable of Go, only the repair is.
/// Sources: `go help environment`, "Go Modules Reference" (GOPROXY, GOSUMDB, GOPRIVATE), `go help
/// build` for flags.
[[nodiscard]] Text variableObjection(const QString& name, const std::optional<QString>& value,
                                     const QString& current, const PlaceObjection& place);

} // namespace gosetup
