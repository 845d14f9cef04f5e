// SPDX-License-Identifier: Apache-2.0
#include "gosettings/Patterns.h"
#include "rules/GoSettingFixes.h"
#include "rules/ModuleProxies.h"

#include <QSet>

#include <algorithm>

namespace gosetup::rules {

namespace {

/// A mirror that answers and speaks for every public module.
QString workingMirror(const NetworkFacts& network, const QString& exceptHost)
{
    for (const char* host : {"proxy.golang.org", "goproxy.cn", "goproxy.io"}) {
        const QString url = QStringLiteral("https://") + QString::fromLatin1(host);
        const Probe* probe = network.probe(moduleListUrl(url));
        if (QUrl(url).host() != exceptHost && probe &&
            moduleAnswer(probe->result) == ModuleAnswer::Works)
            return url;
    }
    return {};
}

/// The list with the mirror in the place of an entry; the rest, and what separates it, stays.
QString withMirror(const gosettings::ProxyList& list, const gosettings::ProxyEntry& failed,
                   const QString& mirror)
{
    QString value;
    QChar separator;
    bool hasMirror = false;
    for (const gosettings::ProxyEntry& entry : list.entries) {
        const QString text = entry.text == failed.text ? mirror : entry.text;
        const bool again = hasMirror && moduleListUrl(text) == moduleListUrl(mirror);
        hasMirror = hasMirror || moduleListUrl(text) == moduleListUrl(mirror);
        if (!again)
            value += (value.isEmpty() ? QString() : QString(separator)) + text;
        separator = entry.goesOnAfterAnyFailure ? u'|' : u',';
    }
    return value;
}

Text failureTitle(const Observed<ProbeResult>& result)
{
    if (!result || result->httpStatus == 0)
        return Text::tr("The module proxy does not respond");
    if (result->httpStatus == 401 || result->httpStatus == 403)
        return Text::tr("The module proxy denies access");
    if (result->httpStatus == 407)
        return Text::tr("The proxy on the way to the module proxy requires a sign-in");
    if (result->body == BodyKind::Html)
        return Text::tr("A web page responds instead of the module proxy");
    if (moduleAnswer(result) == ModuleAnswer::NotFound)
        return Text::tr("The module proxy does not have public modules");
    if (result->httpStatus == 200)
        return Text::tr("This is not the answer of a module proxy");
    return Text::tr("The module proxy reports an error");
}

Fix mirrorFix(const Facts& facts, const gosettings::ProxyList& list,
              const gosettings::ProxyEntry& failed, const QString& mirror)
{
    const QString value = withMirror(list, failed, mirror);
    Fix fix = recommendedFix(facts, QStringLiteral("use-mirror"),
                             Text::tr("Fetch modules from %1 (GOPROXY)")
                                 .arg(shownValue(QStringLiteral("GOPROXY"), value)),
                             setGoSetting(facts, QStringLiteral("GOPROXY"), value));
    // A person's own proxy is not ours to replace unasked, nor what an organisation forbids.
    const Probe* probe = facts.network->probe(moduleListUrl(failed.url));
    const bool isSilent = probe && (!probe->result || probe->result->httpStatus == 0);
    fix.recommended =
        fix.recommended && isSilent && QUrl(failed.url).host() == QLatin1String("proxy.golang.org");
    return fix;
}

Findings failedWalk(const Facts& facts, const gosettings::ProxyList& list, const ProxyWalk& walk)
{
    const Probe* probe = facts.network->probe(moduleListUrl(walk.failed->url));
    const Probe& failed = probe ? *probe : *walk.decisive;
    if (const auto trouble = proxyTrouble(facts, failed))
        return unknown(WhyUnknown::Failed, *trouble);
    // Go goes on after "|", at the price of waiting.
    const Status status = walk.leadsToModules() ? Status::Warning : Status::Problem;
    Finding finding = say(status, failureTitle(failed.result), walk.evidence);
    finding.subject = failed.url.host();
    if (!failed.proxy.isEmpty())
        finding.evidence.push_back(Text::tr("contacted through the proxy %1").arg(failed.proxy));
    if (walk.end == ProxyWalk::End::Direct)
        finding.evidence.push_back(
            Text::tr("Go then fetches modules directly from where they are hosted"));
    const QString mirror = workingMirror(*facts.network, failed.url.host());
    if (mirror.isEmpty()) {
        finding.fixes = {manualFix(
            QStringLiteral("connect"),
            Text::tr("Check the connection, or ask your organisation for a module proxy"))};
        return {finding};
    }
    finding.evidence.push_back(Text::tr("%1 responds").arg(mirror));
    finding.fixes = {mirrorFix(facts, list, *walk.failed, mirror)};
    return {finding};
}

Findings unknownWalk(const Facts& facts, const ProxyWalk& walk)
{
    const Probe& probe = *walk.decisive;
    const QString host = probe.url.host();
    if (walk.askedWithoutCredentials)
        return unknown(WhyUnknown::NotApplicable,
                       Text::tr("%1 was asked without your credentials").arg(host));
    if (const auto trouble = proxyTrouble(facts, probe))
        return unknown(WhyUnknown::Failed, *trouble);
    if (probe.result)
        return unknown(WhyUnknown::Failed,
                       Text::tr("%1 did not send its answer in time").arg(host));
    return unknown(probe.result);
}

/// Modules that Go fetches without any proxy.
QString exemptModules(const Facts& facts)
{
    const QString own = facts.goEnv->value(QStringLiteral("GONOPROXY"));
    return own.isEmpty() ? facts.goEnv->value(QStringLiteral("GOPRIVATE")) : own;
}

Findings moduleProxy(const Facts& facts)
{
    using End = ProxyWalk::End;
    const QString value = facts.goEnv->value(QStringLiteral("GOPROXY"));
    const auto list = gosettings::parseProxyList(value);
    if (!list.isValid())
        return unknown(WhyUnknown::NotApplicable, Text::tr("GOPROXY is misspelt"));
    const auto server = std::ranges::find(list.entries, gosettings::ProxyEntry::Kind::Server,
                                          &gosettings::ProxyEntry::kind);
    if (server == list.entries.end())
        return note(Text::tr("Modules are not fetched through a proxy"),
                    {shownValue(QStringLiteral("GOPROXY"), value)});
    if (const QString patterns = exemptModules(facts); gosettings::matchesEverything(patterns))
        return note(Text::tr("Modules are not fetched through a proxy"),
                    {verbatim(QStringLiteral("GONOPROXY = ") + patterns)});
    const ProxyWalk walk = walkProxies(facts, list);
    if (walk.end == End::Unknown && walk.decisive == nullptr)
        return unknown(WhyUnknown::Failed,
                       Text::tr("%1 was not contacted").arg(QUrl(server->url).host()));
    if (walk.end == End::Unknown)
        return unknownWalk(facts, walk);
    const bool isDirect = walk.end == End::Direct || walk.end == End::Folder;
    if (walk.passedOver || !walk.leadsToModules())
        return failedWalk(facts, list, walk);
    return isDirect ? note(Text::tr("The module proxy does not have public modules"), walk.evidence)
                    : inOrder(walk.evidence);
}

Findings reaches(const Facts& facts, const Probe* probe, const QString& host, const Text& bad,
                 const Text& remedy)
{
    if (!probe)
        return unknown(WhyUnknown::Failed, Text::tr("%1 was not contacted").arg(host));
    if (probe->reachable())
        return inOrder({resultText(host, probe->result)});
    if (const auto trouble = proxyTrouble(facts, *probe))
        return unknown(WhyUnknown::Failed, *trouble);
    if (!probe->result && probe->result.why() == WhyUnknown::NotApplicable)
        return unknown(probe->result);
    Finding finding = say(Status::Warning, bad, {resultText(host, probe->result)});
    finding.subject = host;
    finding.fixes = {manualFix(QStringLiteral("other-source"), remedy)};
    return {finding};
}

Findings downloads(const Facts& facts)
{
    const QString host = QStringLiteral("go.dev");
    const Probe* probe = facts.network->probe(host);
    // Downloads of ours use Windows' proxy too.
    if (probe && probe->other && !probe->other->address.isEmpty() &&
        Probe::isReachable(probe->other->result))
        return inOrder({resultText(host, probe->other->result),
                        Text::tr("contacted through the proxy %1").arg(probe->other->proxy)});
    return reaches(facts, probe, host, Text::tr("go.dev does not respond"),
                   Text::tr("Use golang.google.cn, a mirror folder or an archive you have"));
}

/// The module proxy that Go asks first, where it passes the database on.
std::optional<Text> passedOnBy(const Facts& facts, const QString& gosumdb)
{
    const auto list = gosettings::parseProxyList(facts.goEnv->value(QStringLiteral("GOPROXY")));
    if (!list.isValid() || list.entries.front().kind != gosettings::ProxyEntry::Kind::Server)
        return std::nullopt;
    const QUrl url = databaseThroughProxyUrl(list.entries.front().url, gosumdb);
    const Probe* probe = url.isEmpty() ? nullptr : facts.network->probe(url);
    if (!probe || !probe->result || probe->result->httpStatus != 200 ||
        probe->result->body == BodyKind::Html)
        return std::nullopt;
    return Text::tr("%1 forwards it").arg(url.host());
}

Findings checksums(const Facts& facts)
{
    const QString gosumdb = facts.goEnv ? facts.goEnv->value(QStringLiteral("GOSUMDB"))
                                        : QStringLiteral("sum.golang.org");
    const QUrl url = databaseUrl(gosumdb);
    const QUrl official = databaseUrl(QStringLiteral("sum.golang.org"));
    const bool isAlias = gosumdb == QLatin1String("sum.golang.google.cn");
    const auto other = [&] {
        return note(Text::tr("Another checksum database is set"),
                    {verbatim(withoutCredentials(gosumdb))});
    };
    if (url.isEmpty())
        return other();
    if (!facts.network)
        return url == official || isAlias ? unknown(facts.network) : other();
    if (facts.goEnv) {
        if (const auto passedOn = passedOnBy(facts, gosumdb))
            return inOrder({*passedOn});
    }
    const Probe* probe = facts.network->probe(url);
    if (url != official && !isAlias && (!probe || probe->reachable()))
        return other();
    Findings findings =
        reaches(facts, probe, url.host(), Text::tr("The checksum database does not respond"),
                Text::tr("Most module proxies forward its responses; keep GOSUMDB on"));
    for (Finding& finding : findings) {
        if (finding.status == Status::Warning)
            finding.status = Status::Note; // a module proxy passes its answers on
    }
    return findings;
}

Findings interception(const Facts& facts)
{
    Evidence evidence;
    bool answered = false;
    bool anyRefused = false;
    QSet<QString> told;
    for (const Probe& probe : facts.network->probes) {
        const auto& result = !probe.result && probe.other ? probe.other->result : probe.result;
        if (!result)
            continue;
        const bool refused = !result->tlsTrusted;
        anyRefused = anyRefused || refused;
        answered = answered || refused || result->httpStatus > 0;
        const QString host = probe.url.host();
        if ((!refused && !result->tlsIntercepted) || told.contains(host))
            continue;
        told.insert(host);
        if (refused)
            evidence.push_back(resultText(host, result));
        else
            evidence.push_back(Text::tr("%1: certificate of %2").arg(host).arg(result->tlsIssuer));
    }
    if (!answered)
        return unknown(WhyUnknown::Failed, Text::tr("no host responded"));
    if (evidence.empty())
        return inOrder();
    Finding finding =
        say(Status::Warning,
            anyRefused ? Text::tr("Certificates of servers are not trusted on this computer")
                       : Text::tr("Encrypted connections are intercepted"),
            evidence);
    finding.fixes = {manualFix(
        QStringLiteral("trust"),
        anyRefused ? Text::tr("If the issuer is your organisation, its root certificate belongs in "
                              "Windows' certificate store; if it is a public one, check the date "
                              "of the computer. Do not turn verification off")
                   : Text::tr("Go uses Windows' certificate store; git and others may need the "
                              "organisation's certificate. Do not turn verification off"))};
    return {finding};
}

} // namespace

std::vector<Rule> networkRules()
{
    const QString modules = QStringLiteral("https://go.dev/ref/mod#goproxy-protocol");
    std::vector<Rule> rules = proxyVariableRules();
    rules.push_back(windowsProxyRule());
    const std::vector<Rule> hosts = {
        {QStringLiteral("network.module-proxy"), Text::tr("The module proxy responds"),
         Status::Problem, Text::tr("Without it, go build cannot fetch what a project needs."),
         modules, given({&Facts::network, &Facts::goEnv}, moduleProxy)},
        {QStringLiteral("network.downloads"), Text::tr("go.dev responds"), Status::Warning,
         Text::tr("Releases and their hashes come from there."),
         QStringLiteral("https://go.dev/dl/"), given({&Facts::network}, downloads)},
        {QStringLiteral("network.checksums"), Text::tr("The checksum database responds"),
         Status::Note, Text::tr("New modules are checked against it."), modules,
         given({}, checksums)},
        {QStringLiteral("network.tls-interception"), Text::tr("Connections are not intercepted"),
         Status::Warning,
         Text::tr("A proxy that opens encrypted connections shows its own certificate; programs "
                  "that do not know it fail with \"certificate signed by unknown authority\"."),
         QStringLiteral("https://pkg.go.dev/crypto/x509"), given({&Facts::network}, interception)},
    };
    rules.insert(rules.end(), hosts.begin(), hosts.end());
    return rules;
}

} // namespace gosetup::rules
