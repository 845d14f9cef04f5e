// SPDX-License-Identifier: Apache-2.0
// Proxy addresses as environment variables hold them, and URLs as they may be shown. Used by the
// downloader and by the machines' network ports; never lets a credential into a text.
#pragma once

#include "machine/Network.h"

#include <QMap>

namespace gosetup {

/// "http://http%40user:pw@host:8080/path", "host:8080", "host". Credentials are percent-decoded,
/// the path is dropped. Unsupported for schemes other than http, socks5 and socks5h; Invalid for
/// the rest. `source` names the variable in messages.
[[nodiscard]] Result<ProxySettings> parseProxy(const QString& value, const QString& source);

/// HTTPS_PROXY or HTTP_PROXY by the URL's scheme, then ALL_PROXY; NO_PROXY lists hosts, domains
/// (".corp", "corp"), host:port, networks (10.0.0.0/8) or "*". Loopback is always direct, as in Go
/// (golang.org/x/net/http/httpproxy). Keys of `environment` are upper case.
[[nodiscard]] Result<ProxySettings> proxyFromEnvironment(const QMap<QString, QString>& environment,
                                                         const QUrl& url);

/// Whether the environment has a proxy for the URL's scheme at all, exempt or not: then it alone
/// decides, as it does for Go.
[[nodiscard]] bool namesProxy(const QMap<QString, QString>& environment, const QUrl& url);

/// Whether a NO_PROXY value exempts the URL's host.
[[nodiscard]] bool isExempt(const QString& noProxy, const QUrl& url);
[[nodiscard]] bool isLoopback(const QString& host);

/// For people and logs: without user, password, query and fragment.
[[nodiscard]] QString displayUrl(const QUrl& url);
/// "proxy.corp:8080", never the credentials.
[[nodiscard]] QString displayProxy(const ProxySettings& proxy);
/// A library's message with every "user:password@" taken out.
[[nodiscard]] QString withoutCredentials(const QString& text);

} // namespace gosetup
