// SPDX-License-Identifier: Apache-2.0
// What the probe of the network port and the downloader want of Qt's HTTP client alike, and what
// its errors mean in our words.
#pragma once

#include "base/Error.h"
#include "machine/Network.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QUrl>

namespace gosetup {

/// A GET of our name that follows no redirect and asks no cache, by HTTP/1.1.
[[nodiscard]] QNetworkRequest requestFor(const QUrl& url);
[[nodiscard]] QNetworkProxy toQt(const ProxySettings& proxy);

/// The common name or else the organisation of who issued it; empty for a null certificate.
[[nodiscard]] QString issuerOf(const QSslCertificate& certificate);

/// Of a request that got no answer: Proxy, Timeout, Tls or Network.
/// `words` are Qt's own; they are passed on, without credentials, only where ours say less.
[[nodiscard]] Error errorOf(QNetworkReply::NetworkError code, const QString& words, const QUrl& url,
                            const ProxySettings& proxy);

} // namespace gosetup
