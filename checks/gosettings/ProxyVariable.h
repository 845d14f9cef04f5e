// SPDX-License-Identifier: Apache-2.0
// HTTP_PROXY and HTTPS_PROXY as Go's net/http reads them: nothing trims the value, "http://" is
// added where it is no address with scheme and host, and a value that cannot be parsed is passed
// over in silence. Pure.
#pragma once

#include <QString>

namespace gosetup::gosettings {

struct ProxyVariable
{
    enum class Kind
    {
        None, ///< empty, or passed over: Go connects directly
        Http,
        Https, ///< TLS to the proxy itself
        Socks5,
        Other ///< a scheme that Go does not know: it speaks HTTP to that host
    };
    Kind kind = Kind::None;
    QString scheme;
    QString host;     ///< without port and brackets
    int port = 0;     ///< the scheme's own where none is given; 0 = there is none
    QString user;     ///< decoded
    QString password; ///< decoded; never shown
    /// A character in the user name or password is not encoded: Go takes it for the end of the
    /// host, or refuses the value.
    bool cutInside = false;
    bool isScript =
        false;       ///< "http://wpad/proxy.pac": what Windows reads, and Go takes for a proxy
    QString refusal; ///< Go's own words (it never prints them), where it passes the value over

    /// A host can be called so: not "http" of "http://http://x", nor one with a quote in it, nor
    /// what is the front half of credentials.
    [[nodiscard]] bool hasPossibleHost() const;
    [[nodiscard]] bool isMisspelt() const;
    /// The host is a word such as "http", which says what went wrong and gives nothing away.
    [[nodiscard]] bool hasSchemeForHost() const;
};
/// Source: golang.org/x/net/http/httpproxy, parseProxy; net/http/transport.go, Go 1.24.
[[nodiscard]] ProxyVariable parseProxyVariable(const QString& value);
/// What a misspelt value was meant to be; empty where nobody can tell. May hold credentials.
[[nodiscard]] QString correctedProxyVariable(const QString& value);

} // namespace gosetup::gosettings
