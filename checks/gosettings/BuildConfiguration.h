// SPDX-License-Identifier: Apache-2.0
// The settings of internal/buildcfg and its like: GOAMD64 and the other levels of processors,
// GOEXPERIMENT, GOFIPS140, GOCACHEPROG. Most go commands check them at their start. Pure.
#pragma once

#include "gosettings/Refusal.h"

namespace gosetup::gosettings {

/// Go's message on one of these settings; empty where it takes the value, does not read it, or the
/// setting is none of these. Sources: internal/buildcfg, internal/platform,
/// cmd/go/internal/fips140, cmd/go/internal/cache, Go 1.24.
[[nodiscard]] QString buildRefusalOf(const QString& name, const QString& value, const GoKnown& go);
/// A level of this processor that Go neither knows nor refuses: it builds as if nothing were set.
[[nodiscard]] bool isIgnoredLevel(const QString& name, const QString& value, const GoKnown& go);
/// `go: unsupported GOOS/GOARCH pair windows/x64`; empty where Go builds for the pair.
[[nodiscard]] QString platformRefusal(const QString& os, const QString& arch);

} // namespace gosetup::gosettings
