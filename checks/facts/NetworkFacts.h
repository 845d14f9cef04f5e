// SPDX-License-Identifier: Apache-2.0
// Which hosts that Go needs answer from here, asked on the way that Go takes: a new process gets
// its proxy variables from the registry, and Go never reads Windows' own settings. Filled by
// NetworkCollector. Holds no credentials.
#pragma once

#include "base/Observed.h"
#include "machine/Network.h"

#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

namespace gosetup {

/// A host asked on a way that Go does not take: through the proxy that only Windows (or this
/// program's own environment) has, or without the proxy of a variable that does not respond.
struct OtherWay
{
    Observed<ProbeResult> result;
    QString proxy;           ///< "host:port (source)"; empty = direct
    QString address;         ///< "http://host:port"; empty = direct
    QString source;          ///< "system", "ALL_PROXY"
    QString bypass;          ///< of "system": "*.corp;<local>"
    bool needsLogin = false; ///< there are a name and a password for it
};

struct Probe
{
    QUrl url; ///< without user and password
    Observed<ProbeResult> result;
    QString proxy;    ///< "host:port (source)", to be shown; empty = direct
    QString server;   ///< "host:port" of it
    QString variable; ///< that sends Go there, also where it is misspelt; empty = none does
    std::optional<OtherWay> other;

    /// The host itself answered: not a proxy that wants a login, not a gateway error.
    [[nodiscard]] bool reachable() const { return isReachable(result); }
    [[nodiscard]] static bool isReachable(const Observed<ProbeResult>& result);
};

/// A proxy that variables name and Go therefore uses.
struct NamedProxy
{
    QStringList variables;   ///< HTTPS_PROXY, HTTP_PROXY
    QString address;         ///< "127.0.0.1:7890"
    Observed<bool> responds; ///< to a connection; false: it refuses; unknown: too slow. `trouble`
    Text trouble;
};

struct NetworkFacts
{
    std::vector<Probe> probes;
    std::vector<NamedProxy> proxies;
    /// Go sends user names and passwords of a file; probes do not. Source:
    /// cmd/go/internal/auth/netrc.go, Go 1.24.
    bool hasNetrc = false;

    /// By host, case-insensitive, the first of it; nullptr where it was not probed.
    [[nodiscard]] const Probe* probe(const QString& host) const;
    [[nodiscard]] const Probe* probe(const QUrl& url) const;
};

/// Hosts that are always asked.
[[nodiscard]] std::vector<QUrl> standardProbes();
/// What a module proxy is asked to tell whether it is one: the versions of golang.org/x/text.
[[nodiscard]] QUrl moduleListUrl(const QString& proxyUrl);
/// Asked of a module proxy, and of the database itself; the latter has an address of its own where
/// GOSUMDB brings one. Empty where GOSUMDB names none.
[[nodiscard]] QUrl databaseThroughProxyUrl(const QString& proxyUrl, const QString& gosumdb);
[[nodiscard]] QUrl databaseUrl(const QString& gosumdb);

} // namespace gosetup
