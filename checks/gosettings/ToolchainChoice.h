// SPDX-License-Identifier: Apache-2.0
// Which Go a go command starts for a project: by GOTOOLCHAIN and the go and toolchain lines of
// go.mod or go.work. Source: cmd/go/internal/toolchain, Select, Go 1.24. Pure.
#pragma once

#include <QString>

namespace gosetup::gosettings {

/// What the Go that PATH starts goes by.
struct ToolchainQuestion
{
    QString own;         ///< "go1.24.4"
    QString gotoolchain; ///< the setting
    QString goLine;      ///< as Go finds them: ModFile::goFound
    QString toolchainLine;
    QString fileName; ///< "go.mod", for messages
};

struct ToolchainChoice
{
    QString toolchain;        ///< that runs the command: "go1.25.0"
    QString refusal;          ///< Go's own words where it ends before
    bool isOther = false;     ///< not the one that PATH starts: it is looked for, or downloaded
    bool forProject = false;  ///< that is because of the project, not of GOTOOLCHAIN alone
    bool mayDownload = false; ///< GOTOOLCHAIN lets Go download what is not on PATH
    /// What Go adds to "requires go >= …" behind the version that runs: "; GOTOOLCHAIN=local".
    QString explanation;

    /// "1.24.4"
    [[nodiscard]] QString version() const;
    /// What Go says of a file that asks for a newer Go. Source: gover.TooNewError.
    [[nodiscard]] QString tooNewMessage(const QString& what, const QString& goVersion) const;
};
/// A Go before 1.21 starts no other one: it is the choice whatever the project says.
[[nodiscard]] ToolchainChoice chooseToolchain(const ToolchainQuestion& question);

} // namespace gosetup::gosettings
