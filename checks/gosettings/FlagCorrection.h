// SPDX-License-Identifier: Apache-2.0
// GOFLAGS as they were meant, where a blank or a quote in the middle of a flag splits it: Go knows
// quotes around a whole word only. Pure.
#pragma once

#include <QString>
#include <QStringList>

namespace gosetup::gosettings {

/// One word for each flag that was meant: `-ldflags="-s -w"` and `-ldflags=-s -w` are
/// "-ldflags=-s -w", `-tags=a b` is "-tags=a,b", `-mod vendor` is "-mod=vendor". Words that belong
/// to no flag stay as they are.
[[nodiscard]] QStringList correctedFlags(const QString& text);

} // namespace gosetup::gosettings
