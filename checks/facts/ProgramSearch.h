// SPDX-License-Identifier: Apache-2.0
// Which program a name starts in a new console, as Go looks it up. Used by the collectors of
// compilers and tools; starts nothing.
#pragma once

#include "facts/EnvironmentFacts.h"
#include "facts/PathFacts.h"
#include "machine/Files.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace gosetup::collect {

/// As os/exec's LookPath finds programs: nothing is found without an extension of PATHEXT.
class ProgramSearch
{
  public:
    ProgramSearch(const Files& files, const EnvironmentFacts& environment);

    /// The full path; empty where there is none. `word`: a name or a path.
    [[nodiscard]] QString find(const QString& word) const;
    /// All on PATH, in its order, each folder once.
    [[nodiscard]] QStringList findAll(const QString& name) const;

  private:
    [[nodiscard]] QString at(const QString& path) const;

    const Files& m_files;
    std::vector<PathEntry> m_entries;
    QStringList m_extensions;
};

/// The program that a starter of Scoop or Chocolatey starts; `program` itself where it is none, and
/// empty where it is one that does not tell. Reads a small file beside it.
[[nodiscard]] QString behindStarter(const Files& files, const QString& program);

} // namespace gosetup::collect
