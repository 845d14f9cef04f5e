// SPDX-License-Identifier: Apache-2.0
// libarchive's zip reader over bytes in memory, one per thread. Only Unpack uses it; judges nothing
// but what libarchive itself calls damaged.
#pragma once

#include "base/Result.h"
#include "toolchain/ArchiveNames.h"

#include <QByteArrayView>

#include <functional>
#include <memory>

struct archive;
struct archive_entry;

namespace gosetup {

class ZipReader
{
  public:
    /// `bytes` must outlive the reader.
    explicit ZipReader(QByteArrayView bytes);

    /// The next entry, in the archive's order; nullopt at the end. What was not read of the one
    /// before is skipped. Untrusted for anything that is neither a file nor a folder, and for
    /// encryption; Corrupt.
    [[nodiscard]] Result<std::optional<ArchiveEntry>> next();
    /// Passes over the next entry without looking at it.
    [[nodiscard]] Result<void> skip();
    /// The current entry's content in pieces, in order. An error of `take` ends it. Corrupt where
    /// size or CRC are not what the archive says.
    [[nodiscard]] Result<void> read(const std::function<Result<void>(QByteArrayView)>& take);

  private:
    struct Close
    {
        void operator()(archive* reader) const;
    };
    [[nodiscard]] Error damaged() const;

    std::unique_ptr<archive, Close> m_reader;
    ArchiveEntry m_current;
    bool m_open = false;
};

} // namespace gosetup
