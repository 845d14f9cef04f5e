// SPDX-License-Identifier: Apache-2.0
// One GET of an address: status, time to the first byte, who vouched for the server, and what kind
// of body it sends. Used by the network port of Windows; portable, so that it is tested anywhere.
#pragma once

#include "machine/Network.h"

#include <QByteArray>
#include <QList>

#include <functional>

namespace gosetup {

/// Whether a certificate chain (DER, the server's own first) that the system trusts ends at a root
/// of somebody's own making.
using IsPrivateChain = std::function<bool(const QList<QByteArray>& chain)>;

/// Blocks at most `timeout`, with an event loop of its own; redirects are answers, and followed
/// only where the request reads a body (never from https to http, as the go command has it).
/// Timeout, Network, Proxy, Tls (no certificate at all). A proxy that wants a login is status 407.
[[nodiscard]] Result<ProbeResult> httpProbe(const ProbeRequest& request, const ProxySettings& proxy,
                                            std::chrono::milliseconds timeout,
                                            const IsPrivateChain& isPrivate);
/// Whether the proxy takes connections; says nothing to it. Network where every address of it
/// refuses or its name cannot be resolved; Timeout where that is not known within the time.
[[nodiscard]] Result<void> tcpConnect(const ProxySettings& proxy,
                                      std::chrono::milliseconds timeout);
/// By the first bytes of an answer and its Content-Type.
[[nodiscard]] BodyKind bodyKindOf(const QByteArray& begin, const QString& contentType);

} // namespace gosetup
