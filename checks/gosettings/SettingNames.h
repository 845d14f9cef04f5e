// SPDX-License-Identifier: Apache-2.0
// The variables that belong to the go command, what kind of value each holds, and which of them a
// misspelt name was meant to be. Pure.
#pragma once

#include <QString>
#include <QStringList>

namespace gosetup::gosettings {

enum class SettingKind
{
    Folder,     ///< one path
    FolderList, ///< paths between ";"
    File,       ///< a path of a file, or a word such as "off"
    Words,      ///< words that may be in quotes: GOFLAGS, CC
    ProxyList,
    Patterns,
    Word, ///< one of a few words, exactly as Go spells it
    Text  ///< anything else: compiler flags, commands
};

/// Every name Go has in its table, in its order. Source: src/internal/cfg/cfg.go, KnownEnv,
/// Go 1.24, and GODEBUG, which the runtime reads.
[[nodiscard]] const QStringList& settingNames();
/// Names are compared as Windows does, without regard to case.
[[nodiscard]] bool isSettingName(const QString& name);
[[nodiscard]] SettingKind kindOf(const QString& name);
/// What the go.env that comes with Go says of it; empty where it says nothing. Source: go.env of Go
/// 1.24.
[[nodiscard]] QString shippedValue(const QString& name);

/// Without what a shell writes before a name: `$env:`, `export`, `set`, `go env -w`.
[[nodiscard]] QString withoutShell(const QString& text);
/// What a name that Go does not know was meant to be: "GOPATH" of "GOPATH\n" and "GO_PATH",
/// "GOPROXY" of "GOPROXT". Empty for names of others (GOPHER, GOOGLE_…, GOMAXPROCS).
[[nodiscard]] QString meantName(const QString& name);
/// Whether the two differ in blanks, control characters, full-width letters and letters of other
/// alphabets that look the same only.
[[nodiscard]] bool differsInvisibly(const QString& name, const QString& meant);

} // namespace gosetup::gosettings
