// SPDX-License-Identifier: Apache-2.0
// The name under which the ports write a file before it takes the place of the old one. A kill in
// this moment leaves it behind, and it must be told from a file of the person's.
#pragma once

#include <QString>

namespace gosetup {

/// `.gosetup-<16 hexadecimal digits>.tmp`, of a random number.
[[nodiscard]] QString temporaryName();

/// `name`: of a file, without its folder.
[[nodiscard]] bool isTemporaryOfOurs(const QString& name);

} // namespace gosetup
