// SPDX-License-Identifier: Apache-2.0
#include "facts/NetworkFacts.h"

namespace gosetup {

bool Probe::reachable() const
{
    constexpr int proxyLogin = 407;
    return result && result->httpStatus > 0 && result->httpStatus != proxyLogin &&
           result->httpStatus < 500;
}

const Probe* NetworkFacts::probe(const QString& host) const
{
    for (const Probe& one : probes) {
        if (one.url.host().compare(host, Qt::CaseInsensitive) == 0)
            return &one;
    }
    return nullptr;
}

std::vector<QUrl> standardProbes()
{
    return {QUrl(QStringLiteral("https://go.dev/dl/?mode=json")),
            QUrl(QStringLiteral("https://proxy.golang.org/")),
            QUrl(QStringLiteral("https://sum.golang.org/")),
            QUrl(QStringLiteral("https://goproxy.cn/")),
            QUrl(QStringLiteral("https://goproxy.io/"))};
}

} // namespace gosetup
