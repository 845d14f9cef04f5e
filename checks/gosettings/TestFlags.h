// SPDX-License-Identifier: Apache-2.0
// The flags of GOFLAGS that only `go test` and the programs of tests read. Pure.
#pragma once

#include <QString>

namespace gosetup::gosettings {

/// What is said of the value; empty where it is taken, or the flag is none of these. `flag` is the
/// name without "test.", `written` as it stands. Sources: cmd/go/internal/test, testflag.go;
/// testing, testing.go and benchmark.go, Go 1.24.
[[nodiscard]] QString testFlagRefusal(const QString& flag, const QString& written,
                                      const QString& value);

} // namespace gosetup::gosettings
