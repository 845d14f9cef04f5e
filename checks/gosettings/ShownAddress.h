// SPDX-License-Identifier: Apache-2.0
// Addresses as reports and images may show them. A misspelt address has its password where nobody
// looks for it, so only what is surely a host and a port is shown; the rest gives way. Pure.
#pragma once

#include "base/Text.h"

#include <QString>

namespace gosetup::gosettings {

inline constexpr auto notShown = "(not shown)";

/// HTTPS_PROXY, HTTP_PROXY, ALL_PROXY: names whose value may hold a password. NO_PROXY does not.
[[nodiscard]] bool isProxyVariable(const QString& name);
/// The value itself where it is made of a host and a port only; scheme, host and port of what Go
/// can read; else `notShown`. No part of it around an "@" but the host is ever shown.
[[nodiscard]] QString shownProxyVariable(const QString& value);
/// GOPROXY, entry by entry: without user, password and query; `notShown` for an entry that has
/// something else where its port belongs.
[[nodiscard]] QString shownProxyList(const QString& value);
/// The same of every address within a longer text, such as Go's own messages.
[[nodiscard]] QString shownAddresses(const QString& text);
/// Patterns of module paths: without the user and password of an address that stands in their
/// place.
[[nodiscard]] QString shownPatterns(const QString& value);
/// `notShown` within such a text in the reader's language.
[[nodiscard]] Text inReadersWords(const QString& shown);
/// The value of any variable or setting before and after a change: addresses as above, all else as
/// it is.
[[nodiscard]] Text shownInPlan(const QString& name, const QString& value);
/// What stands in an image for a proxy variable: Go judges it as it does the value.
[[nodiscard]] QString proxyStandIn(const QString& value, const QString& secret);

/// The same for GOPROXY, where user and password of a sound address are left to redaction.
[[nodiscard]] QString proxyListStandIn(const QString& value, const QString& secret);

} // namespace gosetup::gosettings
