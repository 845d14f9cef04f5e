// SPDX-License-Identifier: Apache-2.0
// Unpacks a verified Go archive into a fresh folder, on several threads. Trusts nothing in it:
// names and sizes are judged as a whole before the first byte is written. Used by Install only.
#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "toolchain/ArchiveNames.h"
#include "toolchain/Manifest.h"

#include <QByteArrayView>

namespace gosetup {

struct UnpackLimits
{
    qint64 totalBytes = 2LL * 1024 * 1024 * 1024; ///< unpacked; Go 1.24 has 260 MB
    qint64 entries = 100'000;                     ///< Go 1.24 has 14168
    int ratio = 100; ///< unpacked to packed, once more than `ratioFrom` bytes would come out
    qint64 ratioFrom = 64LL * 1024 * 1024;
};

struct UnpackOptions
{
    UnpackLimits limits;
    int threads = 0; ///< 0 = one per processor, at most 4
};

struct UnpackedTree
{
    std::vector<ManifestEntry> files; ///< in the archive's order, without the root `go/`
    qint64 bytes = 0;
};

/// What an archive would unpack to.
struct ArchiveListing
{
    std::vector<ArchiveEntry> entries; ///< in the archive's order
    qint64 bytes = 0;                  ///< unpacked, as declared
    qint64 files = 0;
};

/// The listing, judged: names, kinds (files and folders only), limits. Untrusted or Corrupt, naming
/// the entry.
[[nodiscard]] Result<ArchiveListing> inspectArchive(QByteArrayView archive,
                                                    const UnpackLimits& limits);

/// `listing` is what inspectArchive said of these very bytes. `hostFolder` is made, or is an empty
/// folder: Invalid otherwise. Progress in bytes and files; cancel within 200 ms. On an error the
/// folder holds a part: the caller removes it. Untrusted, Corrupt, DiskFull, AccessDenied, Io,
/// Cancelled.
[[nodiscard]] Result<UnpackedTree> unpackArchive(QByteArrayView archive,
                                                 const ArchiveListing& listing,
                                                 const QString& hostFolder, int threads,
                                                 Progress& progress);
/// Both; `threads` 0 = one per processor, at most 4.
[[nodiscard]] Result<UnpackedTree> unpackArchive(QByteArrayView archive, const QString& hostFolder,
                                                 const UnpackOptions& options, Progress& progress);

} // namespace gosetup
