// SPDX-License-Identifier: Apache-2.0
// Who and what this computer is: version, architecture, account, known folders, the block this
// process was started with. Used by WindowsMachine; judges nothing.
#pragma once

#include "machine/System.h"

namespace gosetup {

class WindowsSystem final : public System
{
  public:
    /// Version, architecture, account and profile do not change while a process lives: asked once.
    WindowsSystem();

    SystemInfo info() const override { return m_info; }
    /// Documents and desktop as they are now: OneDrive may move them meanwhile.
    KnownFolders folders() const override;
    QMap<QString, QString> processEnvironment() const override { return m_environment; }

  private:
    SystemInfo m_info;
    KnownFolders m_folders;
    QMap<QString, QString> m_environment;
};

} // namespace gosetup
