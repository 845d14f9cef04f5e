// SPDX-License-Identifier: Apache-2.0
// Edits of a PATH value and the way back, as pure functions on registry values. Used by the change
// "edit-path" alone; must not know the machine.
#pragma once

#include "base/Result.h"
#include "changes/Change.h"
#include "machine/Registry.h"
#include "paths/WindowsPath.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace gosetup {

/// Characters. Source: "Environment Variables", Microsoft Learn: 32,767 at most.
inline constexpr qsizetype longestVariable = 32767;
/// From about here the block of a new process may lack the variable (FACTS: winget-cli#5557).
inline constexpr qsizetype troublesomeLength = 2047;

/// The value as the edits leave it; `before` itself, odd bytes included, when they change nothing.
/// A missing value is an empty one and is created as REG_EXPAND_SZ; another kind is kept, but a
/// REG_SZ that gets an entry with %VAR% becomes REG_EXPAND_SZ. Invalid: a kind that is no text, an
/// entry that cannot be one, a result longer than 32767 characters.
[[nodiscard]] Result<std::optional<RegValue>> applyPathEdits(const std::optional<RegValue>& before,
                                                             const std::vector<PathEdit>& edits,
                                                             const winpath::VariableLookup& lookup);

/// Invalid where a text cannot be one entry of PATH: it names no folder, or a ";" or a lone quote
/// in it would make two of it.
[[nodiscard]] Result<void> checkPathEntry(const QString& entry);

/// What the edit puts on PATH: the one entry it inserts, or those that its replacement holds,
/// separated by ";".
[[nodiscard]] QStringList newEntries(const PathEdit& edit);

/// Invalid where an edit puts an entry on PATH that Windows would not search: one that is not a
/// full path once its variables are expanded, names a variable that is not set, or has quotes or
/// blanks around it. An entry of `present` may be moved with its quotes.
[[nodiscard]] Result<void> checkNewEntries(const std::vector<PathEdit>& edits,
                                           const QStringList& present,
                                           const winpath::VariableLookup& lookup);

/// The same folder, spelled another way in its old place: no worse than it was.
[[nodiscard]] bool isRespelling(const PathEdit& edit);

struct UndonePathEdits
{
    std::optional<RegValue> value;
    QStringList kept; ///< entries of ours that stay, because their folder is on the `keep` list
};

/// `current` without what before → after brought: entries that were inserted go (literally, and no
/// others), entries that were removed come back beside their old neighbours. What others did since
/// stays. Entries whose folder is one of `keep` stay too. Invalid: `current` is no text.
[[nodiscard]] Result<UndonePathEdits> undoPathEdits(const std::optional<RegValue>& current,
                                                    const std::optional<RegValue>& before,
                                                    const std::optional<RegValue>& after,
                                                    const QStringList& keep = {},
                                                    const winpath::VariableLookup& lookup = {});

} // namespace gosetup
