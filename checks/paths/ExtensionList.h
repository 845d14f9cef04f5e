// SPDX-License-Identifier: Apache-2.0
// PATHEXT as text: what its items are meant to be. Pure. How programs read it is in
// facts/ProgramExtensions.h.
#pragma once

#include <QStringList>

namespace gosetup {

/// cmd.exe's own four in its order.
[[nodiscard]] QStringList cmdExtensions();

/// The items as they are meant, each once: a "," for a ";", full-width characters, quotes, blanks,
/// a "*" before the dot and a missing dot are slips; what no name ends in is left out. An item with
/// a %VAR% stands as it is.
[[nodiscard]] QStringList meantExtensions(const QString& pathext);

} // namespace gosetup
