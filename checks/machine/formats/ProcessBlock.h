// SPDX-License-Identifier: Apache-2.0
// The environment block of a process, as Windows lays it out in memory. Pure.
#pragma once

#include <QMap>
#include <QString>
#include <QStringView>

namespace gosetup {

/// "Name=value" texts, each with a NUL. Names come back in upper case; entries that begin with "="
/// (cmd's current folder of each drive, "=C:=C:\src") are left out, and so is what has no "=".
[[nodiscard]] QMap<QString, QString> parseProcessBlock(QStringView block);

} // namespace gosetup
