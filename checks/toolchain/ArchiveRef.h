// SPDX-License-Identifier: Apache-2.0
// Names one Go archive: where it comes from and what its bytes must be. Plain data, part of plans.
#pragma once

#include "machine/System.h"

#include <QByteArray>
#include <QUrl>

namespace gosetup {

struct ArchiveRef
{
    QString version;  ///< "go1.24.4"
    QString fileName; ///< "go1.24.4.windows-amd64.zip"
    Arch arch = Arch::Amd64;
    /// https/http, file (a mirror folder or the person's own archive) or qrc (the built-in mirror).
    QUrl url;
    qint64 size = 0;   ///< bytes; 0 = no source told it (a single archive)
    QByteArray sha256; ///< 64 lower-case hex digits from the index; empty = only the table of known
                       ///< hashes knows

    bool operator==(const ArchiveRef&) const = default;
};

} // namespace gosetup
