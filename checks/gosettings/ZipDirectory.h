// SPDX-License-Identifier: Apache-2.0
// The end of a zip file and its directory, as Go's archive/zip finds them: tells in two small reads
// whether a zip is whole, and what it holds. Used by the facts on the module cache. Unpacks
// nothing.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace gosetup::gosettings {

/// What Go looks through for the end of the directory: first this much of the file's end,
inline constexpr qint64 shortZipTail = 1024;
/// then this much.
inline constexpr qint64 longZipTail = 65 * 1024;

struct ZipEnd
{
    qint64 entries = 0;
    qint64 directoryAt = 0;   ///< offset in the file
    qint64 directorySize = 0; ///< bytes
    bool isLarge = false;     ///< ZIP64: the numbers stand elsewhere, and are not read here
};
/// Of the last bytes of a file of `size` bytes. Nothing where Go would say "zip: not a valid zip
/// file". Source: archive/zip, readDirectoryEnd.
[[nodiscard]] std::optional<ZipEnd> zipEndIn(QByteArrayView tail, qint64 size);

struct ZipName
{
    QByteArray name;
    qint64 size = 0; ///< bytes, unpacked

    [[nodiscard]] bool isFolder() const { return name.endsWith('/'); }
};
/// Of the directory's bytes; nothing where they are no directory of so many entries.
[[nodiscard]] std::optional<std::vector<ZipName>> zipNames(QByteArrayView directory,
                                                           const ZipEnd& end);

} // namespace gosetup::gosettings
