// SPDX-License-Identifier: Apache-2.0
// A zip archive in memory, the same bytes for the same entries: what an image's `zip` stands for.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace gosetup {

/// Entries in the order of their names, uncompressed, dated 1980 as Go's own module archives are.
[[nodiscard]] QByteArray storedZip(const QMap<QString, QString>& entries);

} // namespace gosetup
