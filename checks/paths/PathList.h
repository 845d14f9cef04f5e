// SPDX-License-Identifier: Apache-2.0
// A ';' list such as PATH, entry by entry: edits touch the entry they name and leave every other
// character as it stands. Pure text; knows nothing of the registry or the file system.
#pragma once

#include "paths/WindowsPath.h"

#include <QString>

#include <optional>
#include <vector>

namespace gosetup {

/// Entries keep their raw text: quotes, spaces, trailing backslashes, empty ones. A ';' inside
/// double quotes separates nothing. `text()` of an unedited list is the very text it was made of.
class PathList
{
  public:
    PathList() = default;
    explicit PathList(const QString& text);

    [[nodiscard]] const QStringList& entries() const { return m_entries; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isEmpty() const { return m_entries.isEmpty(); }

    /// Index of the first entry that names `folder` (whole segment, case-insensitive, quotes and a
    /// trailing '\' aside, after expansion where a lookup is given), or -1.
    [[nodiscard]] int find(const QString& folder, const winpath::VariableLookup& lookup = {}) const;

    /// At the end with exactly one ';' before it: "a;" + D = "a;D". Refuses nothing.
    void append(const QString& entry);
    /// Before the entry at `index` (0 = first; past the end = append).
    void insert(int index, const QString& entry);
    void removeAt(int index);
    /// The last literal copy of `raw` (exact text); false if there is none.
    bool removeLiteral(const QString& raw);

    /// For each entry the index of an earlier entry that names the same folder, or -1.
    [[nodiscard]] std::vector<int> duplicatesOf(const winpath::VariableLookup& lookup = {}) const;

  private:
    QStringList m_entries;
};

/// An odd number of quotes: what separates entries after it depends on the program that reads PATH.
[[nodiscard]] bool hasLoneQuote(const QString& entry);

/// The names of its variables, in their order.
[[nodiscard]] QStringList variablesOf(const QString& entry);

/// The folder an entry would name if the values of its variables had no blanks at their ends, and
/// variables in them were expanded too.
[[nodiscard]] QString meantFolder(const QString& entry, const winpath::VariableLookup& lookup);

/// The folder an entry names: quotes and a trailing '\' aside, expanded. Blanks around it make it
/// another folder, as they do for Windows: then it is the text as it stands.
[[nodiscard]] QString entryFolder(const QString& entry, const winpath::VariableLookup& lookup = {});

} // namespace gosetup
