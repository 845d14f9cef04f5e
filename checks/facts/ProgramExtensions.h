// SPDX-License-Identifier: Apache-2.0
// PATHEXT: the file extensions by which a program is found that is called without one. Read by the
// toolchain collector and by the rule on it. Pure. Sources: cmd /?; os/exec's LookPath.
#pragma once

#include <QStringList>

namespace gosetup {

/// The extensions of a value as Go reads it, lower case, a missing dot added (which cmd.exe does
/// not do); of an empty value those that both take in its place.
[[nodiscard]] QStringList extensionsOf(const QString& pathext);

/// The four kinds of programs in the order in which a search in one folder takes them. ".exe" is
/// always one: CreateProcess adds it whatever PATHEXT says.
[[nodiscard]] QStringList searchedExtensions(const QString& pathext);

} // namespace gosetup
