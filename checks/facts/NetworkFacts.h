// SPDX-License-Identifier: Apache-2.0
// Which hosts that Go needs answer from here. Filled by NetworkCollector. Holds no credentials.
#pragma once

#include "base/Observed.h"
#include "machine/Network.h"

#include <QUrl>

#include <vector>

namespace gosetup {

struct Probe
{
    QUrl url; ///< without user and password
    Observed<ProbeResult> result;
    QString proxy; ///< "host:port (source)"; empty = direct

    /// The host itself answered: not a proxy that wants a login, not a gateway error.
    [[nodiscard]] bool reachable() const;
};

struct NetworkFacts
{
    std::vector<Probe> probes;

    /// By host, case-insensitive; nullptr where it was not probed.
    [[nodiscard]] const Probe* probe(const QString& host) const;
};

/// Hosts that are always asked.
[[nodiscard]] std::vector<QUrl> standardProbes();

} // namespace gosetup
