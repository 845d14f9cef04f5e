// SPDX-License-Identifier: Apache-2.0
// What becomes of each entry of PATH: rules agree on it, so that their fixes never contradict each
// other. Pure.
#pragma once

#include "facts/Facts.h"

#include <vector>

namespace gosetup {

enum class EntryVerdict
{
    Keep,
    Dead,        ///< names a folder that is not there, or a file
    Duplicate,   ///< an entry that counts before it names the same folder
    Shadow,      ///< a Go folder in front of the wanted Go
    Quoted,      ///< double quotes that many programs do not understand
    Relative,    ///< means another folder in every folder
    Variable,    ///< its variable's value is wrong: the folder that is meant is there
    Misspelt,    ///< characters in it hide a folder that is there (PathSlip)
    NoBin,       ///< means Go's folder and misses its bin: path.missing-go corrects it
    Cut,         ///< the stump of a value that was cut
    Unreachable, ///< cannot be told: a drive or share that is not there now
};

struct JudgedEntry
{
    PathEntry entry;
    EntryVerdict verdict = EntryVerdict::Keep;
};
/// A dead entry of the system PATH whose folder is there once the user's variables count.
[[nodiscard]] bool isOfUsersVariable(const JudgedEntry& judged);
/// A dead entry of another program, which may still make its folder.
[[nodiscard]] bool isForLater(const JudgedEntry& judged);
/// Every entry of both scopes, machine first, each with exactly one verdict.
[[nodiscard]] std::vector<JudgedEntry> judgeEntries(const Facts& facts);

} // namespace gosetup
