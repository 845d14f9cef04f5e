// SPDX-License-Identifier: Apache-2.0
// How this computer reaches a host: a GET by Qt and Schannel, and the proxy that the environment
// or Windows' own settings (manual, PAC, auto-detect) name. Used by WindowsMachine.
#pragma once

#include "machine/Network.h"
#include "machine/System.h"

#include <memory>

namespace gosetup {

class ProxyMemory;

/// Thread-safe; each call has its own event loop and connection.
class WindowsNetwork final : public Network
{
  public:
    /// `system` tells the environment block that this process was started with; it must outlive
    /// this.
    explicit WindowsNetwork(const System& system);
    ~WindowsNetwork() override;

    [[nodiscard]] Result<ProbeResult> probe(const ProbeRequest& request,
                                            std::chrono::milliseconds timeout) override;
    [[nodiscard]] Result<void> connectTo(const ProxySettings& proxy,
                                         std::chrono::milliseconds timeout) override;
    /// The environment first (as Go has it), then Windows' settings. A script or auto-detection may
    /// take 1.5 s; a later answer serves the next call. A proxy that cannot be used (SOCKS only) is
    /// told as direct, as on practice machines.
    [[nodiscard]] ProxySettings proxyFor(const QUrl& url) const override;

  private:
    const System& m_system;
    std::shared_ptr<ProxyMemory> m_memory;
};

} // namespace gosetup
