// SPDX-License-Identifier: Apache-2.0
// The folder of one smoke test below the person's TEMP: gone when this ends, and found by the next
// test where this program was killed. Used by SmokeTest alone.
#pragma once

#include "machine/Machine.h"

namespace gosetup {

class SmokeFolder
{
  public:
    /// Below `temporary`, which must be there: Invalid where it is not.
    [[nodiscard]] static Result<SmokeFolder> make(Machine& machine, const QString& temporary);
    SmokeFolder(SmokeFolder&& other) noexcept;
    SmokeFolder(const SmokeFolder&) = delete;
    SmokeFolder& operator=(const SmokeFolder&) = delete;
    SmokeFolder& operator=(SmokeFolder&&) = delete;
    ~SmokeFolder(); ///< removes it, where remove() was not called

    [[nodiscard]] QString module() const; ///< where go.mod is
    [[nodiscard]] QString cache() const;  ///< GOCACHE; not made
    /// An error names the folder that is left. A scanner may hold a fresh program for a moment.
    [[nodiscard]] Result<void> remove();

  private:
    SmokeFolder(Machine& machine, QString path) : m_machine(&machine), m_path(std::move(path)) {}

    Machine* m_machine;
    QString m_path; ///< empty: nothing to remove
};

/// "gosetup-smoke-1234-0a1b2c3d": the number is that of the process.
[[nodiscard]] QString smokeFolderName(qint64 pid);
/// Of a name that smokeFolderName() made; nullopt for any other.
[[nodiscard]] std::optional<qint64> pidOfSmokeFolder(const QString& name);

/// Removes what killed tests left below `temporary`; the folders of running ones stay. What cannot
/// be listed or removed stays, too: it harms nobody.
void removeSmokeLeftovers(Machine& machine, const QString& temporary);

} // namespace gosetup
