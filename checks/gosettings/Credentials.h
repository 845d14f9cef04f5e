// SPDX-License-Identifier: Apache-2.0
// User name and password in an address, where people write them as they are: net/url ends the
// host at the first "/", "?" or "#" and refuses "\" and a "%" that encodes nothing. Pure.
#pragma once

#include <QString>

namespace gosetup::gosettings {

/// "http://CORP%5Cli:a%23b@proxy:8080" for "http://CORP\li:a#b@proxy:8080": what stands between the
/// scheme and the last "@", percent-encoded; a "%" with two hexadecimal digits stays. The address
/// itself where nothing in it has to be encoded, or where it is no address with credentials.
[[nodiscard]] QString withEncodedCredentials(const QString& address);

/// Whether net/url reads the address as something else because of a character that has to be
/// encoded there. Source: net/url, parseAuthority and validUserinfo, Go 1.24.
[[nodiscard]] bool hasBareCredentials(const QString& address);

} // namespace gosetup::gosettings
