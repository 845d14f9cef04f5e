// SPDX-License-Identifier: Apache-2.0
// Characters in entries of PATH that hide a folder: blanks that Windows does not ignore, invisible
// ones, look-alikes. Used by the rules on PATH and on variables' values. Pure.
#pragma once

#include "facts/Facts.h"
#include "rules/Finding.h"

#include <vector>

namespace gosetup {

/// One finding for each entry that Windows does not find because of such a character, while the
/// folder that is meant exists; the fix puts that one in its place. Bare of an id: for the rules
/// `path.trailing-space`, `env.look-alike-characters` and `env.control-characters`.
[[nodiscard]] std::vector<Finding> blanksInPath(const Facts& facts);
[[nodiscard]] std::vector<Finding> lookAlikesInPath(const Facts& facts);
[[nodiscard]] std::vector<Finding> controlCharactersInPath(const Facts& facts);

/// Each entry with an odd number of quotes, for `path.quoted-entries`: its parts take its place;
/// recommended where all of them exist.
[[nodiscard]] std::vector<Finding> loneQuotesInPath(const Facts& facts);

/// For `path.dead-entries`: folders without a `;` between them, each of which becomes an entry;
/// programs, whose folder takes their place; and entries of the system PATH with a variable that
/// only the user has, which move to the user PATH.
[[nodiscard]] std::vector<Finding> joinedFoldersInPath(const Facts& facts);
[[nodiscard]] std::vector<Finding> programsInPath(const Facts& facts);
[[nodiscard]] std::vector<Finding> userVariablesInPath(const Facts& facts);

/// What a person does with an entry of the system PATH whose folder stands open to any user.
[[nodiscard]] Fix openFolderFix();

/// The raw text of an entry that means the folder and that one of the fixes above, a recommended
/// one, will mend; empty where there is none.
[[nodiscard]] QString misspeltEntryFor(const Facts& facts, const QString& folder);

} // namespace gosetup
