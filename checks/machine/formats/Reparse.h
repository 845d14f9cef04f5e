// SPDX-License-Identifier: Apache-2.0
// Reparse buffers of junctions and symbolic links, and the prefixes the kernel puts before paths:
// pure functions on bytes. Used by the Windows files port; must not know the file system.
#pragma once

#include "base/Result.h"

#include <QByteArray>

namespace gosetup {

struct ReparsePoint
{
    quint32 tag = 0;
    QString target;        ///< "C:\x", "\\server\share\x", "..\x"; empty for other tags
    QString printName;     ///< what its maker wanted people to read; may be empty or a lie
    bool relative = false; ///< `target` starts at the folder that holds the link
};

/// Source: MS-FSCC 2.1.2.4 and 2.1.2.5. A tag that is neither a mount point nor a symbolic link
/// yields the tag alone. Corrupt for lengths that do not fit the buffer.
[[nodiscard]] Result<ReparsePoint> parseReparse(const QByteArray& buffer);

/// Without the `\??\` or `\\?\` the kernel uses: "\??\UNC\a\b" is "\\a\b". A volume that only its
/// number names ("\??\Volume{…}") keeps `\\?\`. Other paths as they are.
[[nodiscard]] QString withoutKernelPrefix(const QString& path);

} // namespace gosetup
