// SPDX-License-Identifier: Apache-2.0
// One GET of an address whose body nobody wants: status, time to the first byte, and who vouched
// for the server. Used by the network port of Windows; portable, so that it is tested anywhere.
#pragma once

#include "machine/Network.h"

#include <QByteArray>
#include <QList>

#include <functional>

namespace gosetup {

/// Whether a certificate chain (DER, the server's own first) that the system trusts ends at a root
/// of somebody's own making.
using IsPrivateChain = std::function<bool(const QList<QByteArray>& chain)>;

/// Blocks at most `timeout`, with an event loop of its own; redirects are answers, not followed.
/// Timeout, Network, Proxy, Tls (no certificate at all). A proxy that wants a login is status 407.
[[nodiscard]] Result<ProbeResult> httpProbe(const QUrl& url, const ProxySettings& proxy,
                                            std::chrono::milliseconds timeout,
                                            const IsPrivateChain& isPrivate);

} // namespace gosetup
