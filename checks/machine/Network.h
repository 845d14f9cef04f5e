// SPDX-License-Identifier: Apache-2.0
// Port: how this machine reaches a host, for probes and for the downloader's proxy choice.
#pragma once

#include "base/Names.h"
#include "base/Result.h"

#include <QUrl>

#include <chrono>
#include <optional>

namespace gosetup {

/// What the first bytes of an answer are.
enum class BodyKind
{
    NotRead,
    Versions, ///< lines that begin with a version: a module proxy's @v/list
    Html,     ///< a page for people: of a firewall, a hotel, a listing of files
    Other
};

struct ProbeResult
{
    int httpStatus = 0;          ///< 0 = no answer
    qint64 milliseconds = 0;     ///< to the first byte
    bool tlsIntercepted = false; ///< the certificate's issuer is not a public one
    bool tlsTrusted = true;      ///< false: this computer refuses the certificate; no answer then
    QString tlsIssuer;
    BodyKind body = BodyKind::NotRead; ///< only where the request wanted it
};

struct ProxySettings
{
    enum class Type
    {
        Http,
        Socks5
    };
    QString host; ///< empty = direct
    quint16 port = 0;
    QString user;     ///< decoded
    QString password; ///< decoded; never shown, never logged
    QString source;   ///< "HTTPS_PROXY", "system", "image"
    Type type = Type::Http;
    QString bypass = {}; ///< "*.corp;<local>": of "system", what Windows reaches without it

    [[nodiscard]] bool isDirect() const { return host.isEmpty(); }
    /// The same way to a host, whoever named it.
    [[nodiscard]] bool isSameServer(const ProxySettings& other) const
    {
        return host.compare(other.host, Qt::CaseInsensitive) == 0 &&
               (isDirect() || (port == other.port && type == other.type));
    }
};
constexpr auto enumNames(ProxySettings::Type)
{
    return std::to_array<EnumName<ProxySettings::Type>>(
        {{ProxySettings::Type::Http, "http"}, {ProxySettings::Type::Socks5, "socks5"}});
}

struct ProbeRequest
{
    ProbeRequest(QUrl address) : url(std::move(address)) {} // NOLINT(google-explicit-constructor)

    QUrl url;
    std::optional<ProxySettings> proxy; ///< nullopt: what `proxyFor` says
    /// Up to ten redirects are followed, as Go does, and the kind of the last body is told.
    bool readsBody = false;
};

class Network
{
  public:
    Network() = default;
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;
    virtual ~Network() = default;

    /// One GET of the address; of its body the kind at most. Network, Proxy or Timeout when nothing
    /// answers; a certificate that is refused is a result. Unsupported where nobody can know
    /// (a practice machine whose image does not say).
    [[nodiscard]] virtual Result<ProbeResult> probe(const ProbeRequest& request,
                                                    std::chrono::milliseconds timeout) = 0;
    /// Whether the proxy itself takes connections. Network where it surely does not (it refuses, or
    /// its name cannot be resolved); Timeout where nobody can tell; Unsupported as above.
    [[nodiscard]] virtual Result<void> connectTo(const ProxySettings& proxy,
                                                 std::chrono::milliseconds timeout) = 0;
    [[nodiscard]] virtual ProxySettings proxyFor(const QUrl& url) const = 0;
};

} // namespace gosetup
