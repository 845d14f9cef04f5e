// SPDX-License-Identifier: Apache-2.0
// Which names an archive may bring onto a Windows disk: pure judgements on texts. Used by Unpack
// before anything is written; must not know archives or files.
#pragma once

#include "base/Result.h"

#include <QStringList>

#include <vector>

namespace gosetup {

struct ArchiveEntry
{
    QString name; ///< as the archive spells it, '/' between segments
    bool isFolder = false;
    qint64 size = 0; ///< bytes when unpacked, as declared
};

/// Untrusted, naming the entry and the reason: empty, absolute, drive, UNC, backslash, `.` or `..`,
/// stream (`name:ads`), reserved (CON, COM1.txt), forbidden or control characters, trailing dot or
/// space, longer than 255 in a segment, outside the single root `go/`.
[[nodiscard]] Result<void> vetName(const QString& name);

/// Each name, and all together: no two that differ by case only or not at all, no file that is also
/// a folder.
[[nodiscard]] Result<void> vetNames(const std::vector<ArchiveEntry>& entries);

/// The path below the root, "go/bin/go.exe" → "bin/go.exe"; empty for the root itself.
[[nodiscard]] QString withoutRoot(const QString& name);

} // namespace gosetup
