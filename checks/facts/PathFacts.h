// SPDX-License-Identifier: Apache-2.0
// PATH entry by entry, per scope, with what each entry names on disk. Filled by PathCollector; the
// parsing half is pure and shared with the toolchain collector. Judges nothing.
#pragma once

#include "facts/EnvironmentFacts.h"
#include "machine/Files.h"

#include <vector>

namespace gosetup {

/// Why Windows does not search the folder that an entry means: mostly characters that a person does
/// not see, or takes for others.
enum class PathSlip
{
    None,
    Blank,     ///< a space at an end of the entry or of one of its names
    Invisible, ///< control characters, zero width marks, no-break spaces
    LookAlike, ///< full-width and typographic characters, a `；` between two folders
    LoneQuote, ///< an odd number of quotes: one folder or several, as the reader takes it
    Variable,  ///< blanks or a variable in the value of the entry's variable
    Joined,    ///< several folders, and no `;` between them
    Program,   ///< names a program, and not the folder that it is in
    OfUser,    ///< on the machine's PATH, and names a variable that only the user has
};

struct PathEntry
{
    Hive hive = Hive::CurrentUser;
    int index = 0;      ///< in the scope's list
    int occurrence = 0; ///< of equal raw texts, from the front
    QString raw;
    QString folder;       ///< expanded and cleaned, one dot at the end of each name aside
    bool several = false; ///< its %VAR% holds a list: one PathEntry per folder, all of one raw text
    bool quoted = false;
    bool hasVariable = false;
    /// The value is a plain string, so Windows leaves this entry's %VAR% unexpanded.
    bool unexpanded = false;
    bool unknownVariable = false; ///< names a variable that a new process does not have
    bool blankEnds = false; ///< white space around it, which is no part of `folder`: not searched

    PathSlip slip = PathSlip::None;
    QStringList
        corrected;     ///< the entry without the slip, unexpanded; several where it holds a `；`
    QStringList meant; ///< their folders
    bool meantExist = false;   ///< all of them; filled by the collector, as is what follows
    bool meantAreGone = false; ///< none of them is there, and their drives are
    /// Of several folders those that are gone: no longer among `meant`. Empty where none exists.
    QStringList meantGone;
    QStringList meantOpen;  ///< ordinary users may write to them; only of the machine's entries
    QStringList meantTools; ///< of watchedTools(), those that are in them

    Observed<FileInfo> file; ///< NotPresent: nothing there; Failed: could not be looked up
    bool driveMissing = false;
    Observed<FolderAccess> access; ///< only of the machine scope's entries
    /// Where ordinary users may write: the topmost folder on the way that they may write to.
    QString openFrom;

    [[nodiscard]] bool isFolder() const { return file && file->isDirectory; }
    /// Whether a lookup would really search it.
    [[nodiscard]] bool searched() const;
};

struct PathScope
{
    bool present = false;
    RegKind kind = RegKind::None;
    QString text;
    std::vector<PathEntry> entries;
};

struct PathFacts
{
    Observed<PathScope> machine;
    Observed<PathScope> user;
    QString processText; ///< PATH of this process, as it stands
    /// Where the system PATH lacks System32: all of Windows' own entries that it lacks and whose
    /// folders are there, as Windows writes them.
    QStringList lostWindowsEntries = {};

    [[nodiscard]] const PathScope* scope(Hive hive) const;
    /// Machine entries, then the user's: the order of a lookup.
    [[nodiscard]] std::vector<PathEntry> effective() const;
    /// First entry that names the folder and is searched, or nullptr.
    [[nodiscard]] const PathEntry* find(const QString& folder) const;
};

/// The entries of both scopes; `file` and `access` are left unknown.
[[nodiscard]] PathFacts parsePath(const EnvironmentFacts& environment);

} // namespace gosetup
