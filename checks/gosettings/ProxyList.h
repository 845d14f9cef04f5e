// SPDX-License-Identifier: Apache-2.0
// GOPROXY as Go reads it: entries between "," and "|", each trimmed, empty ones skipped, "https://"
// before what looks like a host. Used by the proxy rule and the network collector and rule. Pure.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace gosetup::gosettings {

struct ProxyEntry
{
    enum class Kind
    {
        Server,
        Folder, ///< file:///…
        Direct,
        Off
    };
    Kind kind = Kind::Server;
    QString text; ///< as it stands in the value, trimmed
    QString url;  ///< with the scheme Go adds; empty of Direct and Off
    /// "|" follows: any failure leads to the next entry. With "," only 404 and 410 do.
    bool goesOnAfterAnyFailure = false;

    [[nodiscard]] QString folder() const; ///< of Folder, as Windows writes it
    /// False of a server with no host, or with the separator of another list in it: Go takes such
    /// an address and fails when it asks.
    [[nodiscard]] bool hasPossibleHost() const;
    /// "https://li:a#b@x": Go takes "li" for the host, as what follows "#" or "?" is none of it.
    [[nodiscard]] bool isCutInsideCredentials() const;
    /// Go's own words where it never asks the server: it sends no user name and password over
    /// http. Source: cmd/go/internal/web/http.go, get. Empty of all others.
    [[nodiscard]] QString refusalToAsk() const;
};

struct ProxyList
{
    std::vector<ProxyEntry> entries; ///< in the order Go asks; Direct and Off end it
    QStringList unused;              ///< what stands behind "direct" or "off"
    QString refusal;                 ///< Go's own words; empty where Go takes the value
    QString refusedEntry;

    [[nodiscard]] bool isValid() const { return refusal.isEmpty(); }
};
/// Source: cmd/go/internal/modfetch/proxy.go, proxyList and newProxyRepo, Go 1.24.
[[nodiscard]] ProxyList parseProxyList(const QString& value);
/// The list as it was meant, where every entry that Go refuses or cannot ask has one plain meaning:
/// ";" and blanks for ",", "file://D:/x", "https:/x", "Direct". Empty where one has not.
[[nodiscard]] QString correctedProxyList(const QString& value);

} // namespace gosetup::gosettings
