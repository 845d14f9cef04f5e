// SPDX-License-Identifier: Apache-2.0
// The proxy settings of Windows, by WinHTTP. Used by WindowsNetwork alone; what the texts mean is
// in SystemProxy.
#pragma once

#include "machine/http/SystemProxy.h"

#include <optional>

namespace gosetup {

/// Of this account and its current connection; nothing set = an empty one.
[[nodiscard]] SystemProxyConfig systemProxyConfig();
/// What the script of `config` (or the one that auto-detection finds) answers for the URL: blocks
/// as long as Windows likes. Nullopt where there is no script or it cannot be had.
[[nodiscard]] std::optional<ProxySettings> proxyFromScript(const SystemProxyConfig& config,
                                                           const QUrl& url);

} // namespace gosetup
