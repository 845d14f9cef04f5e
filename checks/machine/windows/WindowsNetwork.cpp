// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsNetwork.h"

#include "base/DetachedTask.h"
#include "gosettings/NoProxy.h"
#include "machine/http/HttpProbe.h"
#include "machine/http/Proxy.h"
#include "machine/windows/RootCertificates.h"
#include "machine/windows/Win32.h"
#include "machine/windows/WindowsProxy.h"

#include <QHash>

#include <condition_variable>
#include <mutex>

namespace gosetup {

/// What scripts answered, by scheme and host, for a minute; and who is asking now.
class ProxyMemory
{
  public:
    using Answer = std::optional<ProxySettings>; ///< nullopt: the script could not be had

    /// Waits for the answer of a worker of its own that WinHTTP may hold up for as long as it
    /// likes; nullopt when it is not there in time.
    static Answer ask(const std::shared_ptr<ProxyMemory>& memory, const SystemProxyConfig& config,
                      const QUrl& url)
    {
        const QString key = url.scheme() + u':' + url.host();
        std::unique_lock lock(memory->m_mutex);
        Entry& entry = memory->m_entries[key];
        if (!entry.asking && (!entry.answered || entry.until < std::chrono::steady_clock::now())) {
            entry = {true, false, {}, std::nullopt};
            runDetached([memory, config, url, key] {
                const Answer answer = proxyFromScript(config, url);
                const std::scoped_lock inside(memory->m_mutex);
                memory->m_entries[key] = {
                    false, true, std::chrono::steady_clock::now() + std::chrono::minutes(1),
                    answer};
                memory->m_changed.notify_all();
            });
        }
        // The elevated copy only downloads, and asks for the first time.
        const auto patience = std::chrono::milliseconds(win32::isElevated() ? 15000 : 1500);
        memory->m_changed.wait_for(lock, patience, [&] { return memory->m_entries[key].answered; });
        return memory->m_entries[key].answer;
    }

  private:
    struct Entry
    {
        bool asking = false;
        bool answered = false;
        std::chrono::steady_clock::time_point until;
        Answer answer;
    };
    std::mutex m_mutex;
    std::condition_variable m_changed;
    QHash<QString, Entry> m_entries;
};

WindowsNetwork::WindowsNetwork(const System& system)
    : m_system(system), m_memory(std::make_shared<ProxyMemory>())
{
}

WindowsNetwork::~WindowsNetwork() = default;

Result<ProbeResult> WindowsNetwork::probe(const ProbeRequest& request,
                                          std::chrono::milliseconds timeout)
{
    return httpProbe(request, request.proxy ? *request.proxy : proxyFor(request.url), timeout,
                     isPrivateRoot);
}

Result<void> WindowsNetwork::connectTo(const ProxySettings& proxy,
                                       std::chrono::milliseconds timeout)
{
    return tcpConnect(proxy, timeout);
}

ProxySettings WindowsNetwork::proxyFor(const QUrl& url) const
{
    if (url.isLocalFile() || gosettings::isLoopback(url.host()))
        return {};
    const auto environment = m_system.processEnvironment();
    if (namesProxy(environment, url))
        return proxyFromEnvironment(environment, url).value_or(ProxySettings());
    const SystemProxyConfig config = systemProxyConfig();
    if (config.wantsAuto()) {
        if (const auto proxy = ProxyMemory::ask(m_memory, config, url))
            return *proxy;
    }
    ProxySettings proxy = proxyFromList(config.proxies, config.bypass, url);
    if (!proxy.isDirect())
        proxy.bypass = config.bypass;
    return proxy;
}

} // namespace gosetup
