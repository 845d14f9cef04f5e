// SPDX-License-Identifier: Apache-2.0
// Proxy addresses as environment variables hold them, and URLs as they may be shown. Used by the
// downloader and by the machines' network ports; never lets a credential into a text.
#pragma once

#include "gosettings/ProxyVariable.h"
#include "machine/Network.h"

#include <QMap>

namespace gosetup {

/// The server of a value that has a possible host; one of a type nobody here speaks is taken for
/// HTTP, as Go takes it.
[[nodiscard]] ProxySettings settingsOf(const gosettings::ProxyVariable& read,
                                       const QString& source);
/// A variable's value as Go reads it (gosettings/ProxyVariable). Unsupported for schemes other than
/// http, socks5 and socks5h; Invalid for what Go passes over or what names no possible host.
/// `source` names the variable in messages.
[[nodiscard]] Result<ProxySettings> parseProxy(const QString& value, const QString& source);

/// HTTPS_PROXY or HTTP_PROXY by the URL's scheme, then ALL_PROXY, which Go does not read; direct
/// where Go goes directly (gosettings/NoProxy). Keys of `environment` are upper case.
[[nodiscard]] Result<ProxySettings> proxyFromEnvironment(const QMap<QString, QString>& environment,
                                                         const QUrl& url);

/// Whether the environment has a proxy for the URL's scheme at all, exempt or not: then it alone
/// decides, as it does for Go.
[[nodiscard]] bool namesProxy(const QMap<QString, QString>& environment, const QUrl& url);

/// For people and logs: without user, password, query and fragment.
[[nodiscard]] QString displayUrl(const QUrl& url);
/// "proxy.corp:8080", never the credentials.
[[nodiscard]] QString displayProxy(const ProxySettings& proxy);
/// A library's message with every "user:password@" taken out.
[[nodiscard]] QString withoutCredentials(const QString& text);

} // namespace gosetup
