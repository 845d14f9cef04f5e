// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace gosetup {

/// "87.5 MB", "312 kB", "14 bytes": powers of ten, as file sizes on download pages.
[[nodiscard]] QString sizeText(qint64 bytes, int decimals = 1);

} // namespace gosetup
