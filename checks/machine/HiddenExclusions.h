// SPDX-License-Identifier: Apache-2.0
// What Defender puts into a list of exclusions that the process may not read.
#pragma once

#include <QStringList>

namespace gosetup {

/// "N/A: Must be an administrator to view exclusions" and its like: unknown, not "none".
[[nodiscard]] bool isHiddenAnswer(const QString& text);
[[nodiscard]] bool isHidden(const QStringList& exclusions);

} // namespace gosetup
