// SPDX-License-Identifier: Apache-2.0
// HTTP_PROXY and HTTPS_PROXY: what Go makes of them, and whether the proxy is there.
#include "gosettings/NoProxy.h"
#include "gosettings/ProxyVariable.h"
#include "gosettings/ShownAddress.h"
#include "rules/GoSettingFixes.h"
#include "rules/ModuleProxies.h"

#include <algorithm>
#include <functional>

namespace gosetup::rules {

namespace {

using gosettings::ProxyVariable;

/// The place whose value a new process gets; Go does not read these in its own file.
std::optional<SettingPlace> effectivePlace(const Facts& facts, const QString& name)
{
    const auto places = settingPlaces(facts, name);
    return places.empty() || !places.front().hive ? std::nullopt : std::optional(places.front());
}

Text placeShown(const Facts& facts, const QString& name)
{
    const auto place = effectivePlace(facts, name);
    return place ? placeText(facts, name, *place)
                 : Text::tr("%1 = %2").arg(name).arg(
                       shownValue(name, facts.environment->effective(name)));
}

/// Without rights over the system's value, the user's own beats it.
Scope scopeToWrite(const Facts& facts, const QString& name)
{
    const auto place = effectivePlace(facts, name);
    const bool forAll = place && place->hive == Hive::LocalMachine && canElevate(facts);
    return forAll ? Scope::Machine : Scope::User;
}

/// Deletes them in each scope whose own value is unwanted; nothing where rights for that are
/// missing.
std::vector<Change> deletionOf(const Facts& facts, const QStringList& names,
                               const std::function<bool(const ProxyVariable&)>& unwanted)
{
    std::vector<Change> changes;
    const auto lookup = facts.environment->lookup();
    for (const QString& name : names) {
        for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
            const EnvironmentBlock* block = facts.environment->block(hive);
            const VariableFact* variable = block ? block->find(name) : nullptr;
            if (!variable)
                continue;
            const bool expands = variable->value.kind == RegKind::ExpandString;
            if (!unwanted(gosettings::parseProxyVariable(
                    expands ? winpath::expand(variable->text(), lookup) : variable->text())))
                continue;
            if (hive == Hive::LocalMachine && !canElevate(facts))
                return {};
            changes.emplace_back(SetVariable{scopeOf(hive), name, std::nullopt});
        }
    }
    return changes;
}

/// Whether NO_PROXY keeps Go from the variable. HTTP_PROXY is also unused where each address is
/// https, which may be another tomorrow.
bool exemptsAll(const Facts& facts, const QString& name)
{
    if (isUsedByGo(facts, name))
        return false;
    return name == QLatin1String("HTTPS_PROXY") ||
           !isUsedByGo(facts, QStringLiteral("HTTPS_PROXY"));
}

class MisspeltProxies
{
  public:
    explicit MisspeltProxies(const Facts& facts) : m_facts(facts) {}

    Findings judge()
    {
        for (const char* name : {"HTTPS_PROXY", "HTTP_PROXY"})
            look(QString::fromLatin1(name));
        if (m_names.isEmpty())
            return {};
        Finding finding = say(
            m_status,
            m_isMisspelt
                ? Text::tr("%1: misspelt proxy address").arg(bothNames(m_names))
                : Text::tr("%1: Go does not support this type of proxy").arg(bothNames(m_names)),
            m_evidence);
        finding.subject = m_names.first();
        if (m_changes.size() == static_cast<std::size_t>(m_names.size()))
            finding.fixes = {correction()};
        const auto deletion = deletionOf(
            m_facts, m_names, [](const ProxyVariable& proxy) { return proxy.isMisspelt(); });
        if (!deletion.empty())
            finding.fixes.push_back(offeredFix(
                QStringLiteral("delete"), Text::tr("Delete %1").arg(bothNames(m_names)), deletion));
        return {finding};
    }

  private:
    void look(const QString& name)
    {
        const QString value = m_facts.environment->effective(name);
        const ProxyVariable read = gosettings::parseProxyVariable(value);
        const bool answers = read.hasPossibleHost() && read.port > 0 && answersAnyway(name);
        const bool isOtherType = read.kind == ProxyVariable::Kind::Other;
        if (!read.isMisspelt() || (answers && !isOtherType))
            return;
        const bool isAsked = isUsedByGo(m_facts, name);
        m_names << name;
        m_evidence.push_back(placeShown(m_facts, name));
        if (value.trimmed() != value)
            m_evidence.push_back(Text::tr("the value begins or ends with a space"));
        m_evidence.push_back(answers ? Text::tr("Go speaks HTTP with this proxy, not \"%1\", and "
                                                "it responds")
                                           .arg(read.scheme)
                                     : meaning(read));
        if (read.cutInside && read.kind == ProxyVariable::Kind::None)
            m_evidence.push_back(encodeCredentials());
        m_isMisspelt = m_isMisspelt || !isOtherType || !read.hasPossibleHost();
        const bool isUsed = read.kind != ProxyVariable::Kind::None;
        m_ignored = m_ignored || !isUsed;
        // Nearly everything that Go fetches is fetched by https.
        m_status = std::max(m_status, answers ? Status::Note : statusFor(name, isUsed, isAsked));
        m_isOfUse = m_isOfUse || answers || isOfUseToOthers(read);
        if (!isAsked && isExemptEverywhere(name))
            m_evidence.push_back(Text::tr("Go contacts no host through it"));
        const QString corrected = gosettings::correctedProxyVariable(value);
        if (corrected.isEmpty())
            return;
        m_corrected << corrected;
        m_changes.emplace_back(SetVariable{scopeToWrite(m_facts, name), name, corrected});
    }

    /// curl, git and browsers take these, and the program behind it may take nothing else.
    [[nodiscard]] static bool isOfUseToOthers(const ProxyVariable& read)
    {
        return read.scheme == QLatin1String("socks4") || read.scheme == QLatin1String("socks4a");
    }

    /// Many a program behind a wrong scheme speaks HTTP all the same.
    [[nodiscard]] bool answersAnyway(const QString& name) const
    {
        return m_facts.network &&
               std::ranges::any_of(m_facts.network->probes, [&](const Probe& probe) {
                   return probe.variable == name && probe.reachable();
               });
    }

    [[nodiscard]] Status statusFor(const QString& name, bool isUsed, bool isAsked) const
    {
        if (isUsed && isAsked)
            return Status::Problem;
        return isAsked || !isExemptEverywhere(name) ? Status::Warning : Status::Note;
    }

    /// Not only today, for want of an address with http://.
    [[nodiscard]] bool isExemptEverywhere(const QString& name) const
    {
        return exemptsAll(m_facts, name);
    }

    [[nodiscard]] static Text meaning(const ProxyVariable& read)
    {
        if (read.kind == ProxyVariable::Kind::None)
            return Text::tr("Go ignores this value and connects directly");
        if (read.cutInside)
            return encodeCredentials();
        if (read.isScript)
            return Text::tr(
                "This is the address of a configuration script; Go needs http://host:port");
        if (!read.hasPossibleHost() && !read.hasSchemeForHost())
            return Text::tr("This is not the address of a proxy");
        if (!read.hasPossibleHost())
            return Text::tr("Go looks for a proxy on a computer named \"%1\"").arg(read.host);
        return Text::tr("Go does not support proxies of type \"%1\"").arg(read.scheme);
    }

    [[nodiscard]] Fix correction() const
    {
        QStringList values = m_corrected;
        values.removeDuplicates();
        const Text names = bothNames(m_names);
        const Text title = values.size() == 1
                               ? Text::tr("Set %1 to %2")
                                     .arg(names)
                                     .arg(gosettings::shownProxyVariable(values.first()))
                               : Text::tr("Correct %1").arg(names);
        // A value that is ignored today hurts nobody; a proxy that is off would.
        return m_ignored || m_isOfUse
                   ? offeredFix(QStringLiteral("correct"), title, m_changes)
                   : recommendedFix(m_facts, QStringLiteral("correct"), title, m_changes);
    }

    const Facts& m_facts;
    Status m_status = Status::Note;
    QStringList m_names;
    QStringList m_corrected;
    Evidence m_evidence;
    std::vector<Change> m_changes;
    bool m_ignored = false;
    bool m_isMisspelt = false; ///< not only of another type
    bool m_isOfUse = false;    ///< as it is
};

/// Hosts that Go asks for modules, which the value was to exempt and does not.
QStringList missedHosts(const Facts& facts, const QString& value, const QString& corrected)
{
    QStringList hosts;
    if (!facts.network)
        return hosts;
    for (const Probe& probe : facts.network->probes) {
        const bool isMissed = !gosettings::isExempt(value, probe.url) &&
                              gosettings::isExempt(corrected, probe.url) &&
                              !probe.variable.isEmpty() && !probe.reachable();
        if (isMissed && !hosts.contains(probe.url.host()))
            hosts << probe.url.host();
    }
    return hosts;
}

void noProxyList(const Facts& facts, Findings& findings)
{
    const QString name = QStringLiteral("NO_PROXY");
    const QString value = facts.environment->effective(name);
    const QStringList useless = gosettings::uselessNoProxyEntries(value);
    const bool hasProxy = !facts.environment->effective(QStringLiteral("HTTPS_PROXY")).isEmpty() ||
                          !facts.environment->effective(QStringLiteral("HTTP_PROXY")).isEmpty();
    if (useless.isEmpty() || !hasProxy)
        return;
    const QString corrected = gosettings::correctedNoProxy(value);
    const QStringList missed = missedHosts(facts, value, corrected);
    Finding finding =
        say(missed.isEmpty() ? Status::Warning : Status::Problem,
            Text::tr("NO_PROXY contains entries that match no host"), {placeShown(facts, name)});
    finding.subject = name;
    finding.reason = Text::tr("Go reads NO_PROXY as names, domains (.corp), addresses and networks "
                              "(10.0.0.0/8), separated by commas.");
    for (const QString& entry : useless)
        finding.evidence.push_back(
            Text::tr("Go reads this as the name of one host: %1").arg(withoutCredentials(entry)));
    for (const QString& host : missed)
        finding.evidence.push_back(Text::tr("%1 does not respond through the proxy").arg(host));
    if (!corrected.isEmpty())
        finding.fixes = {recommendedFix(facts, QStringLiteral("correct"),
                                        Text::tr("Set %1 to %2").arg(name).arg(corrected),
                                        {SetVariable{scopeToWrite(facts, name), name, corrected}})};
    findings.push_back(finding);
}

Findings misspelt(const Facts& facts)
{
    Findings findings = MisspeltProxies(facts).judge();
    noProxyList(facts, findings);
    return findings;
}

/// Whether Go would be served without the proxy.
std::optional<Text> directResult(const NetworkFacts& network)
{
    for (const Probe& probe : network.probes) {
        if (!probe.other || !probe.other->address.isEmpty())
            continue;
        const auto& result = probe.other->result;
        if (Probe::isReachable(result))
            return Text::tr("without the proxy, %1 responds").arg(probe.url.host());
    }
    const bool allFail = std::ranges::all_of(network.probes, [](const Probe& probe) {
        return probe.other &&
               (probe.other->result || probe.other->result.why() != WhyUnknown::NotApplicable);
    });
    return allFail && !network.probes.empty()
               ? std::optional(Text::tr("without the proxy, no host responds either"))
               : std::nullopt;
}

bool answersThrough(const NetworkFacts& network, const NamedProxy& proxy)
{
    return std::ranges::any_of(network.probes, [&](const Probe& probe) {
        return probe.server == proxy.address && probe.result && probe.result->httpStatus > 0;
    });
}

Status deadStatus(const Facts& facts, const QStringList& names)
{
    const auto isUsed = [&](const QString& name) { return isUsedByGo(facts, name); };
    if (std::ranges::any_of(names, isUsed))
        return Status::Problem;
    const auto isExempt = [&](const QString& name) { return exemptsAll(facts, name); };
    return std::ranges::all_of(names, isExempt) ? Status::Note : Status::Warning;
}

Findings dead(const Facts& facts)
{
    Findings findings;
    for (const NamedProxy& proxy : facts.network->proxies) {
        QStringList names = proxy.variables;
        names.removeIf([&](const QString& name) {
            return gosettings::parseProxyVariable(facts.environment->effective(name)).isMisspelt();
        });
        if (names.isEmpty() || (proxy.responds && *proxy.responds))
            continue;
        if (!proxy.responds) {
            if (!proxy.trouble.isEmpty() && !answersThrough(*facts.network, proxy))
                findings.push_back(unknown(proxy.responds.why(), proxy.trouble).front());
            continue;
        }
        const Text list = bothNames(names);
        const bool https = names.contains(QStringLiteral("HTTPS_PROXY"));
        Finding finding =
            say(deadStatus(facts, names), Text::tr("The proxy in %1 does not respond").arg(list));
        finding.subject = proxy.address;
        for (const QString& name : std::as_const(names))
            finding.evidence.push_back(placeShown(facts, name));
        finding.evidence.push_back(proxy.trouble);
        if (finding.status == Status::Note)
            finding.evidence.push_back(Text::tr("Go contacts no host through it"));
        if (const auto direct = directResult(*facts.network); direct && https)
            finding.evidence.push_back(*direct);
        const bool local = gosettings::isLoopback(proxy.address.section(u':', 0, -2));
        finding.fixes = {
            manualFix(QStringLiteral("start"),
                      local ? Text::tr("Start the proxy program on this computer")
                            : Text::tr("Check whether the address of the proxy is still right"))};
        const auto deletion = deletionOf(facts, names, [&](const ProxyVariable& read) {
            return QStringLiteral("%1:%2").arg(read.host).arg(read.port) == proxy.address;
        });
        if (!deletion.empty())
            finding.fixes.push_back(
                offeredFix(QStringLiteral("delete"), Text::tr("Delete %1").arg(list), deletion));
        findings.push_back(finding);
    }
    return findings;
}

} // namespace

std::vector<Rule> proxyVariableRules()
{
    const QString source = QStringLiteral("https://pkg.go.dev/net/http#ProxyFromEnvironment");
    return {
        {QStringLiteral("network.proxy-misspelt"), Text::tr("The proxy variables are valid"),
         Status::Problem,
         Text::tr("Go reads HTTPS_PROXY and HTTP_PROXY as http://host:port. If the value contains "
                  "a mistake, no download works, or the value is ignored."),
         source, given({&Facts::environment}, misspelt)},
        {QStringLiteral("network.proxy-dead"), Text::tr("The proxy in the variables responds"),
         Status::Problem,
         Text::tr("Go sends every download through the proxy in HTTPS_PROXY and does not fall back "
                  "to a direct connection."),
         source, given({&Facts::network, &Facts::environment}, dead)},
    };
}

} // namespace gosetup::rules
