// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

#include "base/Parallel.h"
#include "gosettings/NoProxy.h"
#include "gosettings/ProxyList.h"
#include "gosettings/ProxyVariable.h"
#include "machine/http/Proxy.h"
#include "paths/WindowsPath.h"

#include <algorithm>
#include <chrono>

namespace gosetup::collect {

/// Without credentials: those are the downloader's business.
std::vector<QUrl> wantedProbes(const Basics& basics)
{
    std::vector<QUrl> urls = standardProbes();
    const auto add = [&](const QUrl& url) {
        if (url.scheme().startsWith(QLatin1String("http")) && !url.host().isEmpty() &&
            std::ranges::find(urls, url) == urls.end())
            urls.push_back(url);
    };
    const QString gosumdb = basics.goEnv.value(QStringLiteral("GOSUMDB"));
    const auto list = gosettings::parseProxyList(basics.goEnv.value(QStringLiteral("GOPROXY")));
    const auto isServer = [](const gosettings::ProxyEntry& entry) {
        return entry.kind == gosettings::ProxyEntry::Kind::Server && entry.hasPossibleHost();
    };
    for (const gosettings::ProxyEntry& entry : list.entries) {
        if (!isServer(entry))
            continue;
        add(moduleListUrl(entry.url));
        add(databaseThroughProxyUrl(entry.url, gosumdb));
    }
    add(databaseUrl(gosumdb));
    return urls;
}

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

QString schemeOf(ProxySettings::Type type)
{
    return type == ProxySettings::Type::Socks5 ? QStringLiteral("socks5") : QStringLiteral("http");
}

/// What Go makes of one variable. It goes directly where nothing is named.
struct GoWay
{
    ProxySettings proxy;
    bool named = false;
    Text impossible; ///< why nobody can ask on this way
    QString variable;
};

GoWay wayBy(const EnvironmentFacts& environment, const QString& variable)
{
    using Kind = gosettings::ProxyVariable::Kind;
    const auto read = gosettings::parseProxyVariable(environment.effective(variable));
    GoWay way;
    way.named = read.kind != Kind::None;
    if (!way.named)
        return way;
    way.variable = variable;
    // What stands in the host's place may be half a password: it is neither asked nor shown.
    if (!read.hasPossibleHost()) {
        way.impossible = Text::tr("%1 is misspelt").arg(variable);
        return way;
    }
    way.proxy = settingsOf(read, variable);
    if (read.kind == Kind::Https)
        way.impossible = Text::tr("GoSetup cannot use a proxy of type \"%1\"").arg(read.scheme);
    return way;
}

GoWay wayTo(const EnvironmentFacts& environment, const QUrl& url)
{
    if (gosettings::isLoopback(url.host()) ||
        gosettings::isExempt(environment.effective(QStringLiteral("NO_PROXY")), url))
        return {{}, true, {}, {}};
    return wayBy(environment, url.scheme() == QLatin1String("https")
                                  ? QStringLiteral("HTTPS_PROXY")
                                  : QStringLiteral("HTTP_PROXY"));
}

QString shown(const ProxySettings& proxy)
{
    return proxy.isDirect()
               ? QString()
               : QStringLiteral("%1:%2 (%3)").arg(proxy.host).arg(proxy.port).arg(proxy.source);
}

/// One host, the way of Go and what the machine itself would do.
struct Question
{
    Probe& probe;
    GoWay go;
    ProxySettings machine;
    ProxySettings alternative; ///< asked where Go goes directly; direct: there is none
    const NamedProxy* named = nullptr;
};

class Prober
{
  public:
    Prober(Machine& machine, const EnvironmentFacts& environment, milliseconds timeout)
        : m_machine(machine), m_environment(environment), m_timeout(timeout),
          m_deadline(steady_clock::now() + timeout)
    {
    }

    NetworkFacts run(const std::vector<QUrl>& urls)
    {
        for (const QUrl& url : urls)
            m_facts.probes.push_back({url, {}, {}, {}, {}, {}});
        for (Probe& probe : m_facts.probes)
            m_questions.push_back({probe, wayTo(m_environment, probe.url), {}, {}});
        for (const char* name : {"HTTPS_PROXY", "HTTP_PROXY"})
            addProxy(wayBy(m_environment, QString::fromLatin1(name)));
        prepare();
        ask();
        return std::move(m_facts);
    }

  private:
    /// All of it where the preparation took no time worth naming: the number stands in texts.
    [[nodiscard]] milliseconds left() const
    {
        constexpr milliseconds step(100);
        const auto rest =
            std::chrono::duration_cast<milliseconds>(m_deadline - steady_clock::now());
        if (rest + step > m_timeout)
            return m_timeout;
        return std::max(rest / step * step, step);
    }

    void addProxy(const GoWay& way)
    {
        if (!way.named || way.proxy.isDirect())
            return;
        const QString address = displayProxy(way.proxy);
        const auto same = std::ranges::find(m_facts.proxies, address, &NamedProxy::address);
        if (same != m_facts.proxies.end()) {
            same->variables << way.proxy.source;
            return;
        }
        m_facts.proxies.push_back({{way.proxy.source}, address, {}, {}});
        m_servers.push_back(way.proxy);
    }

    /// What has to be known before a host is asked: PAC scripts, and whether proxies are there.
    void prepare()
    {
        std::vector<std::function<void()>> work;
        for (Question& question : m_questions)
            work.emplace_back([this, &question] { askMachine(question); });
        for (std::size_t i = 0; i < m_servers.size(); ++i)
            work.emplace_back([this, i] { connect(m_servers[i], m_facts.proxies[i]); });
        runInParallel(std::move(work));
        for (Question& question : m_questions) {
            const QString address =
                question.go.proxy.isDirect() ? QString() : displayProxy(question.go.proxy);
            const auto named = std::ranges::find(m_facts.proxies, address, &NamedProxy::address);
            question.named = named == m_facts.proxies.end() ? nullptr : &*named;
        }
    }

    void askMachine(Question& question)
    {
        try {
            question.machine = m_machine.network().proxyFor(question.probe.url);
        } catch (const std::exception&) { // then there is no other way to ask on
            return;
        }
        const ProxySettings& machine = question.machine;
        // A practice machine's proxy that no variable names: the image says that Go uses it.
        const bool isElsewhere = machine.source == QLatin1String("system") ||
                                 m_environment.process.contains(machine.source);
        if (!question.go.named && !machine.isDirect() && !isElsewhere)
            question.go.proxy = machine;
        question.alternative = machine.isDirect() ? httpProxyFor(question.probe.url) : machine;
    }

    /// Somebody who sets HTTP_PROXY alone means it for https, too.
    [[nodiscard]] ProxySettings httpProxyFor(const QUrl& url) const
    {
        const QString noProxy = m_environment.effective(QStringLiteral("NO_PROXY"));
        const GoWay http = wayBy(m_environment, QStringLiteral("HTTP_PROXY"));
        const bool isMeant = url.scheme() == QLatin1String("https") && http.impossible.isEmpty() &&
                             !gosettings::isLoopback(url.host()) &&
                             !gosettings::isExempt(noProxy, url);
        return isMeant ? http.proxy : ProxySettings();
    }

    void connect(const ProxySettings& server, NamedProxy& proxy)
    {
        try {
            const auto reached = m_machine.network().connectTo(server, m_timeout / 2);
            if (reached || reached.error().code == ErrorCode::Network)
                proxy.responds = reached.has_value();
            if (!reached)
                proxy.trouble = reached.error().text();
        } catch (const std::exception& e) {
            proxy.trouble = Text::verbatim(QString::fromUtf8(e.what()));
        }
    }

    void ask()
    {
        std::vector<std::function<void()>> work;
        for (Question& question : m_questions) {
            Probe& probe = question.probe;
            const GoWay& go = question.go;
            probe.proxy = shown(go.proxy);
            probe.server = go.proxy.isDirect() ? QString() : displayProxy(go.proxy);
            probe.variable = go.variable;
            const bool isDead =
                question.named && question.named->responds.known() && !*question.named->responds;
            if (isDead)
                probe.result =
                    Observed<ProbeResult>::unknown(WhyUnknown::Failed, question.named->trouble);
            else if (go.impossible.isEmpty())
                work.emplace_back([this, &question] {
                    question.probe.result = answer(question, question.go.proxy);
                });
            else
                probe.result =
                    Observed<ProbeResult>::unknown(WhyUnknown::NotApplicable, go.impossible);
            const bool windowsOnly =
                !go.named && go.proxy.isDirect() && !question.alternative.isDirect();
            if (isDead || windowsOnly)
                work.emplace_back([this, &question, isDead] {
                    askOtherWay(question, isDead ? ProxySettings() : question.alternative);
                });
        }
        runInParallel(std::move(work));
        for (Question& question : m_questions) {
            // Too slow for a connection, and for an answer: whether it is there is not known.
            if (question.named && !question.named->responds.known() && !question.probe.result)
                question.probe.result = Observed<ProbeResult>::unknown(WhyUnknown::NotApplicable,
                                                                       question.named->trouble);
        }
    }

    void askOtherWay(Question& question, const ProxySettings& proxy)
    {
        OtherWay other;
        other.result = answer(question, proxy);
        other.proxy = shown(proxy);
        other.source = proxy.source;
        other.bypass = proxy.bypass;
        other.needsLogin = !proxy.user.isEmpty();
        if (!proxy.isDirect())
            other.address = schemeOf(proxy.type) + QStringLiteral("://") + displayProxy(proxy);
        question.probe.other = std::move(other);
    }

    [[nodiscard]] Observed<ProbeResult> answer(const Question& question, const ProxySettings& proxy)
    {
        try {
            ProbeRequest request(question.probe.url);
            request.readsBody = true; // a page for people may answer for any host
            if (!proxy.isSameServer(question.machine))
                request.proxy = proxy;
            const auto result = m_machine.network().probe(request, left());
            return result ? Observed<ProbeResult>(*result)
                          : Observed<ProbeResult>::from(result.error());
        } catch (const std::exception& e) {
            return Observed<ProbeResult>::unknown(WhyUnknown::Failed,
                                                  Text::verbatim(QString::fromUtf8(e.what())));
        }
    }

    Machine& m_machine;
    const EnvironmentFacts& m_environment;
    const milliseconds m_timeout;
    const steady_clock::time_point m_deadline;
    NetworkFacts m_facts;
    std::vector<Question> m_questions;
    std::vector<ProxySettings> m_servers; ///< of m_facts.proxies, in the same order
};

bool hasNetrc(Machine& machine, const EnvironmentFacts& environment)
{
    const auto lookup = environment.lookup();
    const QString home = lookup(QStringLiteral("USERPROFILE"));
    QStringList paths = {environment.effective(QStringLiteral("NETRC"))};
    if (paths.first().isEmpty())
        paths = {winpath::join(home, QStringLiteral("_netrc")),
                 winpath::join(home, QStringLiteral(".netrc"))};
    return std::ranges::any_of(paths, [&](const QString& path) {
        if (!winpath::isAbsolute(path))
            return false;
        const auto info = machine.files().info(path);
        return !info || info->has_value(); // one that cannot be seen may be there
    });
}

} // namespace

NetworkFacts network(Machine& machine, const Basics& basics, milliseconds timeout)
{
    NetworkFacts facts = probes(machine, basics, wantedProbes(basics), timeout);
    facts.hasNetrc = hasNetrc(machine, basics.environment);
    return facts;
}

NetworkFacts probes(Machine& machine, const Basics& basics, const std::vector<QUrl>& urls,
                    milliseconds timeout)
{
    return Prober(machine, basics.environment, timeout).run(urls);
}

} // namespace gosetup::collect
