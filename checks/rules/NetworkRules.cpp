// SPDX-License-Identifier: Apache-2.0
#include "gosettings/Patterns.h"
#include "rules/GoSettingFixes.h"
#include "rules/ModuleProxies.h"
#include "rules/ValueFaults.h"

#include <QRegularExpression>
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

/// "https://a/go,direct" for an entry "https://a/go/direct"; empty where it ends in no such word.
QString withComma(const gosettings::ProxyList& list, const gosettings::ProxyEntry& failed)
{
    static const QRegularExpression form(QStringLiteral("^(.+[^/])/+(direct|off)$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(failed.text);
    return match.hasMatch() && failed.text == list.entries.back().text
               ? withMirror(list, failed, match.captured(1)) + u',' + match.captured(2).toLower()
               : QString();
}

Text failureTitle(const Observed<ProbeResult>& result)
{
    if (result && !result->tlsTrusted)
        return Text::tr("The certificate of the module proxy is not trusted");
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
    const bool isSilent =
        probe && (!probe->result || (probe->result->httpStatus == 0 && probe->result->tlsTrusted));
    fix.recommended =
        fix.recommended && isSilent && QUrl(failed.url).host() == QLatin1String("proxy.golang.org");
    return fix;
}

/// Where a variable hides a list that leads to modules: without it, what a person wrote counts.
std::optional<Fix> lettingTheFileCount(const Facts& facts)
{
    const QString name = QStringLiteral("GOPROXY");
    const QString inFile = facts.goEnv->fileValues.value(name);
    std::vector<Change> changes;
    for (const SettingPlace& place : settingPlaces(facts, name)) {
        if (place.hive)
            changes.push_back(changeAt(place, name, std::nullopt));
    }
    const auto list = gosettings::parseProxyList(inFile);
    if (inFile.isEmpty() || changes.empty() || isFaulty(facts, name, inFile))
        return std::nullopt;
    const ProxyWalk walk = walkProxies(facts, list);
    if (walk.passedOver || walk.end != ProxyWalk::End::Works)
        return std::nullopt;
    return recommendedFix(facts, QStringLiteral("drop-variable"),
                          Text::tr("Remove the variable %1, so that %2 takes effect")
                              .arg(name)
                              .arg(shownValue(name, inFile)),
                          changes);
}

Findings failedWalk(const Facts& facts, const gosettings::ProxyList& list, const ProxyWalk& walk)
{
    const Probe* probe = facts.network->probe(moduleListUrl(walk.failed->url));
    const Probe& failed = probe ? *probe : *walk.decisive;
    if (const auto trouble = proxyTrouble(facts, failed))
        return unknown(WhyUnknown::Failed, *trouble);
    const bool isSilent =
        !failed.result || (failed.result->httpStatus == 0 && failed.result->tlsTrusted);
    const bool isPassedOver = walk.end == ProxyWalk::End::Works && isSilent;
    // Go goes on after "|", at the price of waiting.
    const Status status = isPassedOver            ? Status::Note
                          : walk.leadsToModules() ? Status::Warning
                                                  : Status::Problem;
    Finding finding = say(status, failureTitle(failed.result), walk.evidence);
    finding.subject = failed.url.host();
    if (!failed.proxy.isEmpty())
        finding.evidence.push_back(Text::tr("contacted through the proxy %1").arg(failed.proxy));
    if (isPassedOver)
        finding.evidence.push_back(
            Text::tr("Go continues with the next entry after any error, because of |"));
    if (walk.end == ProxyWalk::End::Direct)
        finding.evidence.push_back(
            Text::tr("Go then fetches modules directly from where they are hosted"));
    if (commonTrouble(*facts.network) == CommonTrouble::NoResponse)
        finding.evidence.push_back(Text::tr("no other host responds either"));
    if (const QString meant = withComma(list, *walk.failed); !meant.isEmpty()) {
        const QString name = QStringLiteral("GOPROXY");
        finding.evidence.push_back(Text::tr("a comma is missing in GOPROXY before the last word"));
        finding.fixes = {
            recommendedFix(facts, QStringLiteral("separate"),
                           Text::tr("Set %1 to %2").arg(name).arg(shownValue(name, meant)),
                           setGoSetting(facts, name, meant))};
        return {finding};
    }
    if (auto fix = lettingTheFileCount(facts)) {
        finding.evidence.push_back(
            Text::tr("the proxy that go env -w wrote responds; the variable overrides it"));
        finding.fixes = {std::move(*fix)};
        return {finding};
    }
    const auto remedy = remedyFor(facts, failed.result);
    const QString mirror = workingMirror(*facts.network, failed.url.host());
    if (mirror.isEmpty()) {
        finding.fixes = {remedy.value_or(manualFix(
            QStringLiteral("connect"),
            Text::tr("Check the connection, or ask your organisation for a module proxy")))};
        return {finding};
    }
    finding.evidence.push_back(Text::tr("%1 responds").arg(mirror));
    finding.fixes = {mirrorFix(facts, list, *walk.failed, mirror)};
    // Once without a response is no reason to take out what Go passes over.
    if (walk.leadsToModules())
        finding.fixes.front().recommended = false;
    if (remedy)
        finding.fixes.push_back(*remedy);
    return {finding};
}

/// The setting that says what Go fetches without any proxy.
QString exemptingSetting(const Facts& facts)
{
    const QString own = QStringLiteral("GONOPROXY");
    return facts.goEnv->value(own).isEmpty() ? QStringLiteral("GOPRIVATE") : own;
}

Findings noProxyAsked(const QString& setting, Text evidence)
{
    Findings findings =
        note(Text::tr("Modules are not fetched through a proxy"), {std::move(evidence)});
    findings.front().subject = setting;
    return findings;
}

Findings moduleProxy(const Facts& facts)
{
    using End = ProxyWalk::End;
    const QString value = facts.goEnv->value(QStringLiteral("GOPROXY"));
    const auto list = gosettings::parseProxyList(value);
    const bool isPossible = std::ranges::all_of(
        list.entries, [](const gosettings::ProxyEntry& e) { return e.hasPossibleHost(); });
    if (!list.isValid() || !isPossible)
        return unknown(WhyUnknown::NotApplicable, value.isEmpty()
                                                      ? Text::tr("GOPROXY is empty")
                                                      : Text::tr("GOPROXY is misspelt"));
    const auto server = std::ranges::find(list.entries, gosettings::ProxyEntry::Kind::Server,
                                          &gosettings::ProxyEntry::kind);
    if (server == list.entries.end())
        return noProxyAsked(QStringLiteral("GOPROXY"),
                            Text::tr("%1 = %2")
                                .arg(QStringLiteral("GOPROXY"))
                                .arg(shownValue(QStringLiteral("GOPROXY"), value)));
    const QString exempting = exemptingSetting(facts);
    const QString patterns = facts.goEnv->value(exempting);
    if (gosettings::matchesEverything(patterns))
        return noProxyAsked(exempting, verbatim(exempting + QStringLiteral(" = ") + patterns));
    if (!facts.network)
        return unknown(facts.network);
    const ProxyWalk walk = walkProxies(facts, list);
    if (walk.end == End::Unknown && walk.decisive == nullptr && !walk.isRefused)
        return judgeHost(facts, nullptr, QUrl(server->url).host(), {});
    if (walk.end == End::Unknown)
        return unknownWalk(facts, walk);
    const bool isDirect = walk.end == End::Direct || walk.end == End::Folder;
    if (walk.passedOver || !walk.leadsToModules())
        return failedWalk(facts, list, walk);
    return isDirect ? note(Text::tr("The module proxy does not have public modules"), walk.evidence)
                    : inOrder(walk.evidence);
}

Findings downloads(const Facts& facts)
{
    const QString host = QStringLiteral("go.dev");
    const Probe* probe = facts.network->probe(host);
    // Downloads of ours use Windows' proxy too.
    if (probe && probe->other && !probe->other->address.isEmpty() &&
        isProperAnswer(probe->other->result))
        return inOrder({resultText(host, probe->other->result),
                        Text::tr("contacted through the proxy %1").arg(probe->other->proxy)});
    return judgeHost(facts, probe, host,
                     {Text::tr("go.dev does not respond"),
                      Text::tr("go.dev responds with something other than the list of releases"),
                      Text::tr("Use golang.google.cn, a mirror folder or an archive you have")});
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
    const auto& probes = facts.network->probes;
    const bool isAsked = std::ranges::any_of(probes, [](const Probe& probe) {
        return probe.result || probe.result.why() != WhyUnknown::NotApplicable;
    });
    if (!answered && !isAsked && !probes.empty())
        return unknown(probes.front().result);
    if (!answered)
        return unknown(WhyUnknown::Failed, Text::tr("no host responded"));
    if (evidence.empty())
        return inOrder();
    Finding finding =
        say(Status::Warning,
            anyRefused ? Text::tr("Certificates of servers are not trusted on this computer")
                       : Text::tr("Encrypted connections are intercepted"),
            evidence);
    finding.fixes = {
        anyRefused ? trustFix()
                   : manualFix(QStringLiteral("trust"),
                               Text::tr("Go uses Windows' certificate store; git and others may "
                                        "need the organisation's certificate. Do not turn "
                                        "verification off"))};
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
         modules, given({&Facts::goEnv}, moduleProxy)},
        {QStringLiteral("network.downloads"), Text::tr("go.dev responds"), Status::Warning,
         Text::tr("Releases and their hashes come from there."),
         QStringLiteral("https://go.dev/dl/"), given({&Facts::network}, downloads)},
        checksumRule(),
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
