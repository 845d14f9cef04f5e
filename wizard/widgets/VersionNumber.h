// SPDX-License-Identifier: Apache-2.0
// A version of Go as people read it.
#pragma once

#include <QString>

namespace gosetup {

/// "1.24.4" of "go1.24.4".
[[nodiscard]] inline QString versionNumber(const QString& version)
{
    return version.startsWith(QLatin1String("go")) ? version.mid(2) : version;
}

} // namespace gosetup
