// SPDX-License-Identifier: Apache-2.0
// Microsoft Defender asked over WMI: which classes, properties and methods, and what their answers
// and numbers mean. Used by WindowsDefender; knows no COM, so that it is tested anywhere.
#pragma once

#include "machine/Defender.h"
#include "machine/wmi/Wmi.h"

#include <functional>
#include <memory>

namespace gosetup {

class WmiDefender : public Defender
{
  public:
    /// `elevated`: whether this process has administrator rights now.
    WmiDefender(std::unique_ptr<Wmi> wmi, std::function<bool()> elevated);

    Result<DefenderStatus> status() const override;
    Result<DefenderLists> exclusions() const override;
    Result<QStringList> otherProducts() const override;
    Result<void> addPath(const QString& folder) override;
    Result<void> removePath(const QString& folder) override;

  private:
    [[nodiscard]] Result<void> change(const QString& method, const QStringList& folders);
    [[nodiscard]] tl::unexpected<Error> failed(const WmiFailure& failure) const;

    std::unique_ptr<Wmi> m_wmi;
    std::function<bool()> m_elevated;
};

/// What a refusal means; `subject` is the product's name. Timeout; Unsupported where the product or
/// its namespace is not there; NeedsElevation where rights would change it; Policy, AccessDenied,
/// Io. Source: wbemcli.h, winerror.h; 0x800106ba is Defender's "the service does not run".
[[nodiscard]] Error wmiError(const WmiFailure& failure, bool elevated, const QString& subject);

} // namespace gosetup
