// SPDX-License-Identifier: Apache-2.0
// What two lists of texts have not in common, as a pure function. Must not know what the texts are.
#pragma once

#include <QStringList>

#include <vector>

namespace gosetup {

/// Entries of `before` that `after` lacks and the reverse, by index: the one notion of difference
/// that display and undo share.
struct ListDifference
{
    std::vector<int> removed; ///< indexes into before
    std::vector<int> added;   ///< indexes into after
};
[[nodiscard]] ListDifference difference(const QStringList& before, const QStringList& after);

} // namespace gosetup
