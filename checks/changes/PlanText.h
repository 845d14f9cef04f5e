// SPDX-License-Identifier: Apache-2.0
// A planned change as text: what is there before, what will be there after, and what to know before
// saying yes. Pure; used by every face.
#pragma once

#include "changes/Plan.h"

namespace gosetup {

/// One line of a before → after display.
struct DiffLine
{
    enum class Kind
    {
        Same,
        Added,
        Removed
    };
    Kind kind = Kind::Same;
    QString text; ///< a path or value, verbatim
    Text note;    ///< "first", "does not exist"; may be empty
};

/// Before → after of one change in lines (PATH entry by entry; values as text).
[[nodiscard]] std::vector<DiffLine> diffOf(const PlannedChange& change);
/// The entries of a PATH alone, without its type; nothing for other changes.
[[nodiscard]] std::vector<DiffLine> entryDiffOf(const PlannedChange& change);
/// One sentence on each side, for tables and logs.
[[nodiscard]] Text beforeText(const PlannedChange& change);
[[nodiscard]] Text afterText(const PlannedChange& change);
/// Of a toolchain: the address, and what its bytes are verified against. Empty for other changes.
[[nodiscard]] Text originText(const PlannedChange& change);
/// Whether the archive's hash stands in GoSetup's own table, not only in its source or with a
/// person.
[[nodiscard]] bool isHashBuiltIn(const ArchiveRef& archive);
/// Whether its JSON holds what its text hides: a password of a proxy, a command.
[[nodiscard]] bool holdsHidden(const Plan& plan);
/// What to know before saying yes: "PATH (user) will be 2100 characters long …". May be empty.
[[nodiscard]] std::vector<Text> warningsOf(const PlannedChange& change);

} // namespace gosetup
