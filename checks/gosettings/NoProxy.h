// SPDX-License-Identifier: Apache-2.0
// NO_PROXY as Go's net/http reads it: host names, domains, addresses and networks separated by
// commas; anything else is taken for a name that no host has. Pure.
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

namespace gosetup::gosettings {

/// Whether Go goes to the URL's host without a proxy because of the value. Loopback is exempt
/// whatever it says: see below.
/// Source: golang.org/x/net/http/httpproxy, config.init and useProxy, Go 1.24.
[[nodiscard]] bool isExempt(const QString& noProxy, const QUrl& url);
/// "localhost" and the addresses of this computer itself, which no proxy is asked for.
[[nodiscard]] bool isLoopback(const QString& host);

/// ".corp" for "*.corp", "10.0.0.0/8" for "10.*"; what Go reads stays as it is, and empty where
/// NO_PROXY has no words for it.
[[nodiscard]] QString noProxyEntry(const QString& entry);
/// Entries that another program may understand and Go does not: a wrong separator, an address with
/// its scheme, a pattern. "<local>" is not one: it harms nobody, and many lists have it.
[[nodiscard]] QStringList uselessNoProxyEntries(const QString& noProxy);
/// The list with those as Go reads them; what nobody can tell is left out.
[[nodiscard]] QString correctedNoProxy(const QString& noProxy);

} // namespace gosetup::gosettings
