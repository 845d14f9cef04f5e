// SPDX-License-Identifier: Apache-2.0
// The headers of a Windows program: processor, sections, and how long the file must be. Used by
// the reader of Go's build information and by collectors; pure, takes a function that reads ranges.
#pragma once

#include "base/Result.h"
#include "machine/System.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <vector>

namespace gosetup {

/// At most `length` bytes from `offset`, fewer at the end of the file, as Files::readRange() does.
using ReadRange = std::function<Result<QByteArray>(qint64 offset, qint64 length)>;

/// IMAGE_SECTION_HEADER. Source: learn.microsoft.com, "PE Format".
struct PeSection
{
    quint32 virtualSize = 0;    ///< bytes in memory
    quint32 virtualAddress = 0; ///< from the base of the image
    quint32 rawSize = 0;        ///< bytes in the file
    quint32 rawOffset = 0;      ///< in the file; 0 = not in the file
    quint32 characteristics = 0;
};

struct PeHeader
{
    std::optional<Arch> arch; ///< nullopt: of a processor that Windows' Go does not know
    bool isLibrary = false;   ///< a DLL
    quint64 imageBase = 0;
    std::vector<PeSection> sections;
    /// Bytes that Windows needs of the file: a shorter one was cut off, and does not start.
    qint64 neededSize = 0;
};

/// Corrupt where the bytes are no Windows program; else an error of `read`.
[[nodiscard]] Result<PeHeader> readPeHeader(const ReadRange& read);

} // namespace gosetup
