// SPDX-License-Identifier: Apache-2.0
// PATHEXT as text: what its items are meant to be. Pure. How programs read it is in
// facts/ProgramExtensions.h.
#pragma once

#include <QStringList>

namespace gosetup {

/// cmd.exe's own four in its order.
[[nodiscard]] QStringList cmdExtensions();

/// The items as they are meant, each once: a "," for a ";", full-width characters, quotes, blanks,
/// a "*" before the dot and a missing dot are slips. An item with a %VAR% stands as it is.
[[nodiscard]] QStringList meantExtensions(const QString& pathext);

/// Whether the value only puts right what is there: it has .EXE before every script, and no
/// extension that `current` lacks but those of cmd.exe.
[[nodiscard]] bool correctsExtensions(const QString& value, const QString& current);

} // namespace gosetup
