// SPDX-License-Identifier: Apache-2.0
// Which places a request may name, and who could change what is there, up to the root of the drive.
// Used by judgeRequest alone; knows no types of changes.
#pragma once

#include "machine/Machine.h"
#include "paths/WindowsPath.h"

#include <map>

namespace gosetup {

class RequestPlaces
{
  public:
    explicit RequestPlaces(Machine& machine);

    /// A later question finds this folder there, made by the request. `protectedList`: with a list
    /// of its own that lets only administrators write, else with what the folder above hands down.
    void willMake(const QString& folder, bool protectedList);

    /// Why no request may put or remove anything there: no plain full path on a drive of this
    /// computer, inside Windows or anybody's profile, one of the folders that hold all programs, a
    /// link on the way. Empty where it may.
    [[nodiscard]] Text objection(const QString& path) const;
    /// Why a stranger could change what is at `path`, now or once it is there: they may write to
    /// it, rename a folder on the way, or make one that is missing. Empty where none could.
    [[nodiscard]] Text insecurity(const QString& path) const;
    /// Why a stranger could swap a folder on the way to `path`: for what is made, replaced or
    /// removed there.
    [[nodiscard]] Text insecurityAbove(const QString& path) const;
    /// Why a stranger could change one of the programs in a folder that is there.
    [[nodiscard]] Text insecurePrograms(const QString& folder) const;
    /// Windows itself or something in it.
    [[nodiscard]] bool isWindowsOwn(const QString& path) const;

  private:
    [[nodiscard]] QStringList profileFolders() const;
    [[nodiscard]] std::optional<bool> madeProtected(const QString& folder) const;

    Machine& m_machine;
    KnownFolders m_folders;
    QStringList m_closed;               ///< nothing may be put inside these
    QStringList m_containers;           ///< these themselves may not be touched
    std::map<QString, bool> m_willMake; ///< by key: whether with a protected list
};

} // namespace gosetup
