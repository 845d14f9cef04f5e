// SPDX-License-Identifier: Apache-2.0
// GOPROXY taken apart. Pure; used by the proxy rule and the network rule.
#pragma once

#include <QStringList>

namespace gosetup::rules {

struct GoProxyList
{
    QStringList servers; ///< in order: addresses, "direct", "off"
    QString corrected;   ///< with the separators and schemes it should have
    bool valid = false;
    bool missingScheme = false;
    bool plainHttp = false;
    bool behindDirect = false; ///< something follows "direct" or "off"
};
/// Source: `go help goproxy`.
[[nodiscard]] GoProxyList parseGoProxy(const QString& value);

} // namespace gosetup::rules
