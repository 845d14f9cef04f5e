// SPDX-License-Identifier: Apache-2.0
// What a Windows is called, from what its registry and its kernel say. Pure.
#pragma once

#include <QString>

namespace gosetup {

/// `productName` still says "Windows 10 Pro" on Windows 11: from build 22000 on it is 11. Names of
/// servers are as they stand. Source: "Windows 11 release information" (Microsoft).
[[nodiscard]] QString osNameFrom(const QString& productName, int build);

} // namespace gosetup
