// SPDX-License-Identifier: Apache-2.0
// Program files by their header.
#pragma once

#include "machine/System.h"

#include <QByteArray>

#include <optional>

namespace gosetup {

/// The smallest file that Windows takes for a program of this architecture: minimalProgram().
[[nodiscard]] QByteArray minimalPe(Arch arch);

/// The processor that a program is made for, by its first bytes; nullopt where they are no PE
/// header, or of another processor.
[[nodiscard]] std::optional<Arch> programArch(const QByteArray& head);

} // namespace gosetup
