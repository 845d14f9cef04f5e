// SPDX-License-Identifier: Apache-2.0
// Where the remotes of a git repository are, out of its config file. Source: git-config(1),
// "remote". Pure.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace gosetup::gosettings {

/// The hosts in lower case, each once; not of remotes that are folders.
[[nodiscard]] QStringList gitRemoteHosts(const QByteArray& config);
/// "git.example" of "https://u:p@git.example:8443/a", "git@git.example:a/b", "ssh://git.example/a";
/// empty of a folder.
[[nodiscard]] QString hostOfGitAddress(const QString& address);

} // namespace gosetup::gosettings
