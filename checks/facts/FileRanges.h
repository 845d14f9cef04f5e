// SPDX-License-Identifier: Apache-2.0
// A file of a machine as a function that reads ranges. Used by collectors that look into programs.
#pragma once

#include "machine/Files.h"
#include "machine/formats/PeHeader.h"

namespace gosetup::collect {

/// Outlived by `files`. Never of a cloud placeholder: that is an error of reading.
[[nodiscard]] inline ReadRange rangesOf(const Files& files, const QString& path)
{
    return [&files, path](qint64 offset, qint64 length) -> Result<QByteArray> {
        return files.readRange(path, offset, length);
    };
}

} // namespace gosetup::collect
