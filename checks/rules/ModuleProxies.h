// SPDX-License-Identifier: Apache-2.0
// What module proxies answer and where Go's way through GOPROXY ends; what else the network rules
// share. Pure.
#pragma once

#include "facts/Facts.h"
#include "gosettings/ProxyList.h"
#include "rules/RuleKit.h"

namespace gosetup {

enum class ModuleAnswer
{
    Works,
    NotFound, ///< 404, 410, with whatever body: Go asks the next one, whatever the separator
    Fails,    ///< anything else; Go goes on only after "|"
    Unknown   ///< nobody asked, or the answer's body did not arrive
};
/// Of a module proxy that was asked for moduleListUrl(). 200 counts only with versions:
/// golang.org/x/text has some at every proxy that has it.
[[nodiscard]] ModuleAnswer moduleAnswer(const Observed<ProbeResult>& result);

} // namespace gosetup

namespace gosetup::rules {

/// Where Go's way through the list ends. Source: cmd/go/internal/modfetch/proxy.go, TryProxies.
struct ProxyWalk
{
    enum class End
    {
        Works,
        Direct, ///< Go asks the hosts of modules themselves
        Folder,
        Off,
        Fails,       ///< `decisive` failed, and Go asks nobody else
        NothingLeft, ///< no entry has the module
        Unknown
    };
    End end = End::Unknown;
    const Probe* decisive = nullptr;              ///< the last that was asked
    std::optional<gosettings::ProxyEntry> failed; ///< that ended the way, or the first that failed
    /// `decisive` denied access to a question without the credentials that Go would have sent.
    bool askedWithoutCredentials = false;
    bool passedOver = false; ///< one failed, and Go went on ("|")
    bool isRefused = false;  ///< Go does not ask an entry: ProxyEntry::refusalToAsk()
    Evidence evidence;

    [[nodiscard]] bool leadsToModules() const
    {
        return end == End::Works || end == End::Direct || end == End::Folder;
    }
};
enum class Way
{
    OfGo,
    Other ///< as `Probe::other` has it, and else Go's
};
/// The list must be valid and network facts be there.
[[nodiscard]] ProxyWalk walkProxies(const Facts& facts, const gosettings::ProxyList& list,
                                    Way way = Way::OfGo);
/// The same for the checksum database that GOSUMDB names without an address: Works where a module
/// proxy forwards it; Direct where Go then asks the database itself.
/// Source: cmd/go/internal/modfetch/sumdb.go, initBase.
[[nodiscard]] ProxyWalk walkToDatabase(const Facts& facts, const gosettings::ProxyList& list,
                                       const QString& gosumdb);
/// Go would ask sum.golang.org in vain: each download of a module would end with that. False where
/// no host was asked.
[[nodiscard]] bool isDatabaseSilent(const Facts& facts);

/// One line for a person: status and what it means, or why there is none.
[[nodiscard]] Text resultText(const QString& host, const Observed<ProbeResult>& result);
/// Whether Go goes to a module proxy (or to the hosts of modules) by way of the variable; false
/// where NO_PROXY exempts all that it asks.
[[nodiscard]] bool isUsedByGo(const Facts& facts, const QString& variable);
/// Why a host does not respond, where the rules on proxies say so already; nothing where the host
/// itself is the cause.
[[nodiscard]] std::optional<Text> proxyTrouble(const Facts& facts, const Probe& probe);
/// A web service that is no module proxy gave what it is there for.
[[nodiscard]] bool isProperAnswer(const Observed<ProbeResult>& result);

/// What all hosts alike have; nobody's own fault then.
enum class CommonTrouble
{
    None,
    NoResponse,
    SignIn, ///< 407
    WebPage ///< of a hotel, a firewall
};
[[nodiscard]] CommonTrouble commonTrouble(const NetworkFacts& network);
/// What a person can do about the answer where the host is not the cause.
[[nodiscard]] std::optional<Fix> remedyFor(const Facts& facts, const Observed<ProbeResult>& result);
[[nodiscard]] Fix trustFix();

/// What one finding says of a host that is wanted.
struct HostTexts
{
    Text silent; ///< title where nothing responds
    Text wrong;  ///< title where something else does
    Text remedy;
};
/// Warning where the host does not give what it is there for.
[[nodiscard]] Findings judgeHost(const Facts& facts, const Probe* probe, const QString& host,
                                 const HostTexts& texts);
/// "%1 was asked without your credentials" and its like, of a walk that ends with Unknown.
[[nodiscard]] Findings unknownWalk(const Facts& facts, const ProxyWalk& walk);
/// Gives one cause to the findings on hosts of which the hosts are not the cause.
void nameHostCauses(const Facts& facts, std::vector<Finding>& findings);

/// "HTTPS_PROXY and HTTP_PROXY"
[[nodiscard]] Text bothNames(const QStringList& names);
/// network.proxy-misspelt, network.proxy-dead
[[nodiscard]] std::vector<Rule> proxyVariableRules();
/// network.proxy-not-for-go
[[nodiscard]] Rule windowsProxyRule();
/// network.checksums
[[nodiscard]] Rule checksumRule();

} // namespace gosetup::rules
