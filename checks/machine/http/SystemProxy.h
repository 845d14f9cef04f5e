// SPDX-License-Identifier: Apache-2.0
// Windows' own proxy settings as texts, and what they mean for one address. Used by the network
// port of Windows; asks the system nothing itself. Pure.
#pragma once

#include "machine/Network.h"

namespace gosetup {

/// What WINHTTP_CURRENT_USER_IE_PROXY_CONFIG holds.
struct SystemProxyConfig
{
    bool autoDetect = false;
    QString pacUrl;
    QString proxies; ///< "a:1", "http=a:1;https=b:2;socks=c:3"
    QString bypass;  ///< "<local>;*.corp;10.*"

    [[nodiscard]] bool wantsAuto() const { return autoDetect || !pacUrl.isEmpty(); }
};

/// The first proxy of the list that can be used for the URL's scheme; direct where none is, where
/// the host is this computer, or where `bypass` names it. An entry for the scheme goes before one
/// without, one for SOCKS (taken for version 5, which Go and Qt speak) counts where no other does;
/// proxies behind TLS are passed over. `source` of the result is "system".
/// Source: WINHTTP_PROXY_INFO (Microsoft): ([<scheme>=][<scheme>"://"]<server>[":"<port>]), by
/// semicolons or blanks; port 80 where none is given.
[[nodiscard]] ProxySettings proxyFromList(const QString& proxies, const QString& bypass,
                                          const QUrl& url);

/// Entries by semicolons or blanks: `*` stands for any text, "<local>" for names without a dot;
/// an entry may have a scheme and a port.
[[nodiscard]] bool isBypassed(const QString& bypass, const QUrl& url);

} // namespace gosetup
