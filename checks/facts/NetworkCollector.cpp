// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

#include "base/Parallel.h"
#include "gosettings/ProxyList.h"

namespace gosetup::collect {

/// Without credentials: those are the downloader's business.
std::vector<QUrl> wantedProbes(const Basics& basics)
{
    std::vector<QUrl> urls = standardProbes();
    const auto list = gosettings::parseProxyList(basics.goEnv.value(QStringLiteral("GOPROXY")));
    for (const gosettings::ProxyEntry& entry : list.entries) {
        QUrl url(entry.url);
        if (!url.scheme().startsWith(QLatin1String("http")) || url.host().isEmpty())
            continue;
        url.setUserInfo(QString());
        const bool known = std::any_of(urls.begin(), urls.end(), [&](const QUrl& u) {
            return u.host().compare(url.host(), Qt::CaseInsensitive) == 0;
        });
        if (!known)
            urls.push_back(url);
    }
    return urls;
}

namespace {

void probeOne(Machine& machine, Probe& probe, std::chrono::milliseconds timeout)
{
    try {
        const ProxySettings proxy = machine.network().proxyFor(probe.url);
        if (!proxy.isDirect())
            probe.proxy =
                QStringLiteral("%1:%2 (%3)").arg(proxy.host).arg(proxy.port).arg(proxy.source);
        const auto result = machine.network().probe(probe.url, timeout);
        probe.result =
            result ? Observed<ProbeResult>(*result) : Observed<ProbeResult>::from(result.error());
    } catch (const std::exception& e) {
        probe.result = Observed<ProbeResult>::unknown(WhyUnknown::Failed,
                                                      Text::verbatim(QString::fromUtf8(e.what())));
    }
}

} // namespace

NetworkFacts network(Machine& machine, const Basics& basics, std::chrono::milliseconds timeout)
{
    return probes(machine, wantedProbes(basics), timeout);
}

NetworkFacts probes(Machine& machine, const std::vector<QUrl>& urls,
                    std::chrono::milliseconds timeout)
{
    NetworkFacts facts;
    for (const QUrl& url : urls)
        facts.probes.push_back({url, {}, {}});
    std::vector<std::function<void()>> work;
    work.reserve(facts.probes.size());
    for (Probe& probe : facts.probes)
        work.emplace_back([&machine, &probe, timeout] { probeOne(machine, probe, timeout); });
    runInParallel(std::move(work));
    return facts;
}

} // namespace gosetup::collect
