// SPDX-License-Identifier: Apache-2.0
// Whether two texts are one value. Pure.
#pragma once

#include <QString>

namespace gosetup::gosettings {

/// Whether Go, which trims some values, splits others and takes most as they are, gets the very
/// same out of both texts.
[[nodiscard]] bool readsTheSame(const QString& name, const QString& a, const QString& b);
/// Whether Go does the same with both: also folders in another spelling, patterns in another order.
[[nodiscard]] bool meansTheSame(const QString& name, const QString& a, const QString& b);

} // namespace gosetup::gosettings
