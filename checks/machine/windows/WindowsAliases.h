// SPDX-License-Identifier: Apache-2.0
// App Execution Aliases of this user on Windows. Used by WindowsMachine; knows nothing of what an
// alias shadows or why it goes.
#pragma once

#include "machine/Aliases.h"

namespace gosetup {

class WindowsAliases final : public Aliases
{
  public:
    WindowsAliases(); ///< %LOCALAPPDATA%\Microsoft\WindowsApps of this user
    /// Tests give a folder of their own.
    explicit WindowsAliases(QString folder) : m_folder(std::move(folder)) {}

    Result<std::vector<AliasStub>> list() const override;
    Result<void> disable(const QString& name) override;
    Result<void> restore(const QString& name, quint32 tag, const QByteArray& reparseData) override;

  private:
    QString m_folder; ///< empty where the system does not tell the folder
};

} // namespace gosetup
