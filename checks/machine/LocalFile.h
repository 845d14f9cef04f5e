// SPDX-License-Identifier: Apache-2.0
// Real files of the computer this process runs on, by host paths, where Qt alone is not enough on
// Windows: a file that an antivirus still holds, why a write was refused, the mark of a download.
// Used by downloading and unpacking; knows nothing of machines.
#pragma once

#include "base/Result.h"

#include <QByteArray>

#include <optional>

namespace gosetup::localfile {

/// Renames over what is there, on one volume; retries what another program holds for some seconds.
/// InUse, AccessDenied, NotFound, Io.
[[nodiscard]] Result<void> replace(const QString& from, const QString& to);
/// Who may read a new file. Windows goes by the list of its folder either way.
enum class Readers
{
    AsUsual,
    Owner
};
/// All bytes or the old ones, on the disk when it returns; retries as replace() does. The folder
/// must be there. DiskFull, AccessDenied, InUse, Io; NotFound on Windows for a missing folder.
[[nodiscard]] Result<void> save(const QString& path, const QByteArray& bytes,
                                Readers readers = Readers::AsUsual);
/// What a second attempt to open the file for writing is told: Qt on Windows says "open error" for
/// every reason. nullopt where it would work or nothing more is known.
[[nodiscard]] std::optional<ErrorCode> whyNotWritable(const QString& path);

/// The text of the stream `Zone.Identifier`, which browsers attach to what they download; nullopt
/// where there is none. Source: MS-FSCC 5.6.1.
[[nodiscard]] Result<std::optional<QByteArray>> readMark(const QString& path);
/// For a file whose hash was verified, never else. No mark is no error.
[[nodiscard]] Result<void> removeMark(const QString& path);

/// Whether other computers may have the files of its folder too. True where that is not known.
[[nodiscard]] bool isOnNetwork(const QString& path);

} // namespace gosetup::localfile
