// SPDX-License-Identifier: Apache-2.0
// What a profile of PowerShell makes of `go`: functions and aliases of that name, which PowerShell
// prefers to programs on PATH, and the variables of Go that it sets. Sources: about_Command_
// Precedence, about_Profiles, about_Scopes, about_Quoting_Rules (Microsoft). Reads the text, runs
// nothing: files and modules that it loads are not followed. Pure.
#pragma once

#include "paths/WindowsPath.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace gosetup::gosettings {

struct ProfileCommand
{
    enum class Kind
    {
        Function,
        Alias
    };
    Kind kind = Kind::Function;
    int line = 0;   ///< 1 = first
    QString target; ///< of an alias: what it stands for, as it is written
    /// A function that starts go.exe by that name: it may add something, but Go still runs.
    bool startsGo = false;

    bool operator==(const ProfileCommand&) const = default;
};

struct ProfileVariable
{
    QString name; ///< "GOROOT", upper case
    int line = 0;

    bool operator==(const ProfileVariable&) const = default;
};

struct PowerShellProfile
{
    std::vector<ProfileCommand> go;         ///< those that are still there at the end of the file
    std::vector<ProfileVariable> variables; ///< PATH and those of Go

    bool operator==(const PowerShellProfile&) const = default;
};

/// UTF-8, and UTF-16 with a mark. What stands in the body of a function or in a script block is
/// left out: it has a scope of its own.
[[nodiscard]] PowerShellProfile powerShellProfile(const QByteArray& file);
/// A file with these on their lines and nothing else, for images.
[[nodiscard]] QByteArray powerShellProfileFileOf(const PowerShellProfile& profile);
/// `$env:NAME`, `${env:NAME}`, `$HOME` and a `~` in front give way to their values; anything else
/// stays.
[[nodiscard]] QString expandPowerShellPath(const QString& text,
                                           const winpath::VariableLookup& variables,
                                           const QString& userProfile);

} // namespace gosetup::gosettings
