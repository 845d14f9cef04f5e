// SPDX-License-Identifier: Apache-2.0
// What Go itself says of the value of one of its settings, in its own words: the rules quote it,
// and a real Go is asked whether it agrees. Looks at the text alone: whether a folder is there is
// another question. Pure.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace gosetup::gosettings {

struct GoKnown
{
    int minor = 0;       ///< 24 of go1.24.4; 0 = not known
    QString goroot;      ///< cleaned; empty = not known
    bool inFile = false; ///< the value stands in Go's file or in go.env, not in the environment
    QString arch;        ///< GOARCH that it builds for; empty = not known
    /// Names in its lib\fips140; nullopt = not known.
    std::optional<QStringList> snapshots = std::nullopt;
};

/// Go's message; empty where it takes the value (or does not read it). `value` as a process gets
/// it, untrimmed. Sources: cmd/go (main.go, modfetch, modload, toolchain, cache, work), Go 1.24.
[[nodiscard]] QString refusalOf(const QString& name, const QString& value, const GoKnown& go);

/// GOPATH's folders as Go splits them on Windows: double quotes hide a ";" and go. Source:
/// path/filepath, SplitList.
[[nodiscard]] QStringList splitFolderList(const QString& value);

/// The folders of GOAUTH's `git DIR` commands, as they stand.
[[nodiscard]] QStringList gitFoldersOfAuth(const QString& value);

/// The names in a GOVCS that Go takes and that stand for no version control system: they allow
/// nothing. Source: cmd/go/internal/vcs, govcsConfig.allow and vcsList.
[[nodiscard]] QStringList unknownVcsNames(const QString& govcs);

/// The programs of GOAUTH's commands that are none of Go's own words. Source: cmd/go/internal/auth,
/// runGoAuth and buildCommand.
[[nodiscard]] QStringList programsOfAuth(const QString& value);

/// "go1.24.0" for "1.24", "go1.24", "Go1.24.0 "; empty where nothing of the kind is meant.
[[nodiscard]] QString correctedToolchainName(const QString& value);

} // namespace gosetup::gosettings
