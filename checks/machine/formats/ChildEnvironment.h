// SPDX-License-Identifier: Apache-2.0
// The environment that a program is started with: our own, without what would make a Go toolchain
// answer for another one. Used by WindowsProcesses; pure.
#pragma once

#include <QMap>
#include <QStringList>

#include <string>

namespace gosetup {

/// `own`: entries "NAME=value" of this process's block (also "=C:=C:\…"). GOROOT, GOPATH and
/// GOFLAGS go, and Go's own file with GOENV=off: a bad one ends even `go version`, of every
/// toolchain alike, and has rules of its own. GOTOOLCHAIN is "local", so that `go version` neither
/// downloads nor starts another Go.
/// Source: cmd/go/main.go, go.dev/doc/toolchain, go.dev/cmd/go (environment variables).
[[nodiscard]] QStringList childEnvironment(const QStringList& own);

/// "NAME=value" of each, without what no block can hold: an empty name, a NUL.
[[nodiscard]] QStringList environmentEntries(const QMap<QString, QString>& block);

/// As CreateProcessW takes it: entries sorted by name as Windows sorts them (upper case, by
/// UTF-16 unit), each with a NUL, and one more NUL.
[[nodiscard]] std::u16string environmentBlock(const QStringList& entries);

} // namespace gosetup
