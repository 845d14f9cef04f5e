// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/RecordingPorts.h"

namespace gosetup {

namespace {

ImageHost::Outcome outcomeOfFailure(const Error& error)
{
    return error.code == ErrorCode::Timeout ? ImageHost::Outcome::Timeout
                                            : ImageHost::Outcome::Unreachable;
}

} // namespace

Result<ProbeResult> RecordingNetwork::probe(const ProbeRequest& request,
                                            std::chrono::milliseconds timeout)
{
    auto result = m_recording->machine().network().probe(request, timeout);
    if (!result && result.error().code == ErrorCode::Unsupported)
        return result;
    ImageHost host;
    if (result) {
        host.httpStatus = result->httpStatus;
        host.milliseconds = result->milliseconds;
        if (!result->tlsTrusted)
            host.outcome = ImageHost::Outcome::Untrusted;
        if (result->tlsIntercepted || !result->tlsTrusted)
            host.tlsIssuer = result->tlsIssuer;
        if (result->body != BodyKind::Versions)
            host.body = result->body;
        host.bodyArrives = !request.readsBody || result->body != BodyKind::NotRead;
    } else {
        host.outcome = outcomeOfFailure(result.error());
    }
    m_recording->note([key = ImageNetwork::hostKey(request.url), proxy = request.proxy,
                       host](MachineImage& image) {
        const bool direct = proxy && proxy->isDirect();
        (direct ? image.network.withoutProxy : image.network.hosts)[key] = host;
        if (proxy && !direct)
            image.network.proxy = *proxy;
    });
    return result;
}

Result<void> RecordingNetwork::connectTo(const ProxySettings& proxy,
                                         std::chrono::milliseconds timeout)
{
    auto result = m_recording->machine().network().connectTo(proxy, timeout);
    if (!result && result.error().code == ErrorCode::Unsupported)
        return result;
    const auto outcome = result ? ImageHost::Outcome::Ok : outcomeOfFailure(result.error());
    m_recording->note([proxy, outcome](MachineImage& image) {
        image.network.proxy = proxy;
        image.network.proxyOutcome = outcome;
    });
    return result;
}

ProxySettings RecordingNetwork::proxyFor(const QUrl& url) const
{
    const ProxySettings proxy = m_recording->machine().network().proxyFor(url);
    if (!proxy.isDirect())
        m_recording->note([proxy](MachineImage& image) { image.network.proxy = proxy; });
    return proxy;
}

} // namespace gosetup
