// SPDX-License-Identifier: Apache-2.0
// The registry of this computer, byte for byte, always in the 64-bit view. Used by WindowsMachine;
// knows nothing of what the values mean.
#pragma once

#include "machine/Registry.h"

namespace gosetup {

/// Where a hive begins. Tests give each a key of their own below HKCU, so that they never touch
/// the real places.
struct RegistryRoot
{
    Hive hive = Hive::CurrentUser; ///< the predefined key that is opened
    QString below;                 ///< a key below it; empty = the hive itself
};

class WindowsRegistry final : public Registry
{
  public:
    WindowsRegistry() = default;
    WindowsRegistry(RegistryRoot currentUser, RegistryRoot localMachine)
        : m_currentUser(std::move(currentUser)), m_localMachine(std::move(localMachine))
    {
    }

    Result<std::optional<RegValue>> read(const RegistryValuePath& place) const override;
    Result<QStringList> valueNames(Hive hive, const QString& key) const override;
    Result<QStringList> subKeys(Hive hive, const QString& key) const override;
    Result<bool> keyExists(Hive hive, const QString& key) const override;
    Result<QDateTime> lastWrite(Hive hive, const QString& key) const override;
    /// As the port says; what was written is read back, and Io says that it is something else.
    Result<void> write(const RegistryValuePath& place,
                       const std::optional<RegValue>& value) override;
    Result<void> removeEmptyKey(Hive hive, const QString& key) override;

  private:
    [[nodiscard]] const RegistryRoot& root(Hive hive) const
    {
        return hive == Hive::CurrentUser ? m_currentUser : m_localMachine;
    }
    [[nodiscard]] QString path(Hive hive, const QString& key) const;

    RegistryRoot m_currentUser{Hive::CurrentUser, {}};
    RegistryRoot m_localMachine{Hive::LocalMachine, {}};
};

} // namespace gosetup
