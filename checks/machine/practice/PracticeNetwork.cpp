// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/PracticePorts.h"

#include "machine/http/Proxy.h"
#include "machine/http/SystemProxy.h"

#include <algorithm>

namespace gosetup {

namespace {

Result<ProbeResult> answerOf(const ImageHost& host, const ProbeRequest& request,
                             std::chrono::milliseconds timeout)
{
    const QString name = request.url.host();
    if (host.outcome == ImageHost::Outcome::Unreachable)
        return fail(ErrorCode::Network, Text::tr("%1: no connection (error 10060)").arg(name));
    if (host.outcome == ImageHost::Outcome::Timeout || host.milliseconds > timeout.count())
        return fail(
            ErrorCode::Timeout,
            Text::tr("%1: no response within %2 ms").arg(name).arg(qint64(timeout.count())));
    ProbeResult result;
    result.tlsIssuer = host.tlsIssuer;
    result.tlsTrusted = host.outcome != ImageHost::Outcome::Untrusted;
    result.milliseconds = host.milliseconds;
    if (!result.tlsTrusted)
        return result;
    result.httpStatus = host.httpStatus;
    result.tlsIntercepted = !host.tlsIssuer.isEmpty();
    if (request.readsBody && host.bodyArrives)
        result.body = host.body == BodyKind::NotRead && host.httpStatus == 200 ? BodyKind::Versions
                                                                               : host.body;
    return result;
}

/// How the host answers on this way; nullopt where the image does not say.
std::optional<ImageHost> hostOn(const ImageNetwork& network, const QUrl& url,
                                const ProxySettings& way)
{
    const QString key = ImageNetwork::hostKey(url);
    const QString name = url.host().toLower();
    const auto known = [&](const QMap<QString, ImageHost>& hosts) -> std::optional<ImageHost> {
        if (hosts.contains(key) || hosts.contains(name))
            return hosts.value(hosts.contains(key) ? key : name);
        return std::nullopt;
    };
    if (network.proxy.isDirect() || way.isSameServer(network.proxy)) {
        if (const auto host = known(network.hosts))
            return host;
        const auto direct = known(network.withoutProxy);
        return network.proxy.isDirect() && direct ? *direct : network.others;
    }
    return way.isDirect() ? known(network.withoutProxy) : std::nullopt;
}

} // namespace

Result<ProbeResult> PracticeNetwork::probe(const ProbeRequest& request,
                                           std::chrono::milliseconds timeout)
{
    const ProxySettings way = request.proxy ? *request.proxy : proxyFor(request.url);
    const QString name = request.url.host();
    return m_state->perform("network.probe", name, [&]() -> Result<ProbeResult> {
        const auto host = hostOn(m_state->image.network, request.url, way);
        if (host)
            return answerOf(*host, request, timeout);
        return fail(ErrorCode::Unsupported,
                    way.isDirect()
                        ? Text::tr("how %1 responds without the proxy is not known").arg(name)
                        : Text::tr("how %1 responds through the proxy %2 is not known")
                              .arg(name)
                              .arg(displayProxy(way)));
    });
}

Result<void> PracticeNetwork::connectTo(const ProxySettings& proxy,
                                        std::chrono::milliseconds timeout)
{
    return m_state->perform("network.connect", proxy.host, [&]() -> Result<void> {
        using Outcome = ImageHost::Outcome;
        const ImageNetwork& network = m_state->image.network;
        const bool isTheOne = proxy.isSameServer(network.proxy);
        if (!isTheOne && !network.proxy.isDirect())
            return fail(ErrorCode::Unsupported,
                        Text::tr("whether %1 responds is not known").arg(displayProxy(proxy)));
        const auto fails = [](const ImageHost& host) {
            return host.outcome == Outcome::Unreachable || host.outcome == Outcome::Timeout;
        };
        const bool noneAnswers = isTheOne && fails(network.others) &&
                                 std::all_of(network.hosts.begin(), network.hosts.end(), fails);
        const Outcome outcome =
            network.proxyOutcome.value_or(noneAnswers ? network.others.outcome : Outcome::Ok);
        if (outcome == Outcome::Unreachable)
            return fail(ErrorCode::Network,
                        Text::tr("%1 refused the connection").arg(displayProxy(proxy)));
        if (outcome == Outcome::Timeout)
            return fail(ErrorCode::Timeout, Text::tr("%1: no response within %2 ms")
                                                .arg(displayProxy(proxy))
                                                .arg(qint64(timeout.count())));
        return {};
    });
}

ProxySettings PracticeNetwork::proxyFor(const QUrl& url) const
{
    const QString host = url.host().toLower();
    if (host == QLatin1String("localhost") || host.startsWith(QLatin1String("127.")) ||
        url.isLocalFile())
        return {};
    const auto proxy = m_state->perform("network.proxyFor", host, [&]() -> Result<ProxySettings> {
        const ProxySettings& named = m_state->image.network.proxy;
        // A variable that a plan has deleted names no proxy any more.
        const bool isVariable = named.source.endsWith(QLatin1String("_PROXY"));
        const bool isGone = isVariable && !m_state->processEnvironment().contains(named.source) &&
                            !freshEnvironment(m_state->image).contains(named.source);
        return isGone || isBypassed(named.bypass, url) ? ProxySettings() : named;
    });
    return proxy.value_or(ProxySettings{});
}

} // namespace gosetup
