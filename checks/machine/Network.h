// SPDX-License-Identifier: Apache-2.0
// Port: how this machine reaches a host, for probes and for the downloader's proxy choice.
#pragma once

#include "base/Result.h"

#include <QUrl>

#include <chrono>

namespace gosetup {

struct ProbeResult
{
    int httpStatus = 0;          ///< 0 = no answer
    qint64 milliseconds = 0;     ///< to the first byte
    bool tlsIntercepted = false; ///< the certificate's issuer is not a public one
    bool tlsTrusted = true;      ///< false: this computer refuses the certificate; no answer then
    QString tlsIssuer;
};

struct ProxySettings
{
    QString host; ///< empty = direct
    quint16 port = 0;
    QString user;     ///< decoded
    QString password; ///< decoded; never shown, never logged
    QString source;   ///< "HTTPS_PROXY", "system", "image"

    [[nodiscard]] bool isDirect() const { return host.isEmpty(); }
};

class Network
{
  public:
    Network() = default;
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;
    virtual ~Network() = default;

    /// One GET of the address, bodies discarded. Network or Timeout when nothing answers;
    /// a certificate that is refused is a result.
    [[nodiscard]] virtual Result<ProbeResult> probe(const QUrl& url,
                                                    std::chrono::milliseconds timeout) = 0;
    [[nodiscard]] virtual ProxySettings proxyFor(const QUrl& url) const = 0;
};

} // namespace gosetup
