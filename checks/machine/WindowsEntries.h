// SPDX-License-Identifier: Apache-2.0
// The entries of the system PATH that Windows itself sets up. Shared by what looks for them and by
// what judges a change that brings them back.
#pragma once

#include <QStringList>

namespace gosetup {

/// As the setup of Windows 10 and 11 writes them, in its order: System32 first.
[[nodiscard]] QStringList windowsPathEntries();
/// The folder that such an entry names; `windows` is the folder of Windows.
[[nodiscard]] QString windowsEntryFolder(const QString& entry, const QString& windows);

} // namespace gosetup
