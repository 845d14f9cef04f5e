// SPDX-License-Identifier: Apache-2.0
// How the tests write text.
#pragma once

#include <QString>

namespace gosetup {

/// The QString of a literal in UTF-8.
inline QString s(const char* text)
{
    return QString::fromUtf8(text);
}

} // namespace gosetup
