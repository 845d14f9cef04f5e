// SPDX-License-Identifier: Apache-2.0
// The addresses that git takes for others, out of its settings files. Filled by GitCollector, which
// starts no git. Judges nothing.
#pragma once

#include "gosettings/GitRewrites.h"

#include <QStringList>

namespace gosetup {

struct GitFacts
{
    std::vector<gosettings::GitRewrite> rewrites; ///< of all files, in git's order
    QStringList files;                            ///< the file of each of them
    QStringList unreadable;                       ///< are there and could not be read
    /// A key for SSH in the person's .ssh folder; looked for only where there are rewrites.
    bool hasKey = false;
};

} // namespace gosetup
