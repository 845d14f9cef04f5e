// SPDX-License-Identifier: Apache-2.0
// Which programs hold a file or folder: for error messages of the Windows files port.
#pragma once

#include <QStringList>

namespace gosetup::win32 {

/// "go.exe (1234)" of each program that has the file, or a file of the folder, open. Empty where
/// the system does not tell. May take a second: for error messages only.
[[nodiscard]] QStringList holdersOf(const QString& path);

} // namespace gosetup::win32
