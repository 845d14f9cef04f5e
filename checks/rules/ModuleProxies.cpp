// SPDX-License-Identifier: Apache-2.0
#include "rules/ModuleProxies.h"

#include "gosettings/NoProxy.h"
#include "gosettings/ProxyVariable.h"

#include <algorithm>
#include <functional>

namespace gosetup {

ModuleAnswer moduleAnswer(const Observed<ProbeResult>& result)
{
    if (!result)
        return result.why() == WhyUnknown::NotApplicable ? ModuleAnswer::Unknown
                                                         : ModuleAnswer::Fails;
    if (result->httpStatus == 404 || result->httpStatus == 410)
        return ModuleAnswer::NotFound;
    if (result->httpStatus != 200)
        return ModuleAnswer::Fails;
    if (result->body == BodyKind::NotRead)
        return ModuleAnswer::Unknown;
    return result->body == BodyKind::Versions ? ModuleAnswer::Works : ModuleAnswer::Fails;
}

} // namespace gosetup

namespace gosetup::rules {

namespace {

Text statusText(const QString& host, const ProbeResult& result, bool isModules)
{
    const auto with = [&](Text text) { return text.arg(host).arg(result.httpStatus); };
    switch (result.httpStatus) {
    case 401: return with(Text::tr("%1: HTTP %2, a sign-in is required"));
    case 403: return with(Text::tr("%1: HTTP %2, access is denied"));
    case 404:
    case 410: return with(Text::tr("%1: HTTP %2, not found"));
    case 407: return with(Text::tr("%1: HTTP %2, the proxy requires a user name and a password"));
    default: break;
    }
    if (result.body == BodyKind::Html)
        return with(isModules
                        ? Text::tr("%1: HTTP %2 with a web page instead of a list of versions")
                        : Text::tr("%1: HTTP %2 with a web page"));
    if (result.httpStatus >= 300 && result.httpStatus < 400)
        return with(Text::tr("%1: HTTP %2, a redirect that Go does not follow"));
    if (result.httpStatus == 200 && result.body == BodyKind::Other && isModules)
        return with(Text::tr("%1: HTTP %2 with something else than a list of versions"));
    if (result.httpStatus >= 500)
        return with(Text::tr("%1: HTTP %2, a server error"));
    return with(Text::tr("%1: HTTP %2 after %3 ms")).arg(result.milliseconds);
}

bool serves(const QUrl& url, const Observed<ProbeResult>& result)
{
    return url.path().endsWith(QLatin1String("/@v/list"))
               ? moduleAnswer(result) == ModuleAnswer::Works
               : isProperAnswer(result);
}

} // namespace

namespace {

Text resultOf(const QString& host, const Observed<ProbeResult>& result, bool isModules)
{
    const bool saysAll = !result && (result.why() == WhyUnknown::NotApplicable ||
                                     result.detail().english().contains(host));
    if (saysAll)
        return result.detail();
    if (!result)
        return Text::tr("%1: no response (%2)")
            .arg(host)
            .arg(result.detail().isEmpty() ? whyText(result.why(), {}) : result.detail());
    if (!result->tlsTrusted)
        return Text::tr("%1: its certificate, issued by \"%2\", is not trusted here")
            .arg(host)
            .arg(result->tlsIssuer);
    if (result->httpStatus == 0)
        return Text::tr("%1: no response").arg(host);
    return statusText(host, *result, isModules);
}

/// "https://li:pw@a.corp", a file of credentials, or a command that brings them.
bool hasCredentials(const Facts& facts, const gosettings::ProxyEntry& entry)
{
    if (!QUrl(entry.url).userInfo().isEmpty())
        return true;
    const QString goauth =
        facts.goEnv ? facts.goEnv->value(QStringLiteral("GOAUTH")).trimmed() : QString();
    if (goauth == QLatin1String("off"))
        return false;
    const bool isOwn = !goauth.isEmpty() && goauth != QLatin1String("netrc");
    return isOwn || facts.network->hasNetrc;
}

bool deniesAccess(const Observed<ProbeResult>& result)
{
    return result && (result->httpStatus == 401 || result->httpStatus == 403);
}

} // namespace

bool isProperAnswer(const Observed<ProbeResult>& result)
{
    return result && result->httpStatus == 200 && result->body != BodyKind::Html;
}

Text resultText(const QString& host, const Observed<ProbeResult>& result)
{
    return resultOf(host, result, false);
}

bool isUsedByGo(const Facts& facts, const QString& variable)
{
    using Kind = gosettings::ProxyEntry::Kind;
    const QString scheme =
        variable == QLatin1String("HTTPS_PROXY") ? QStringLiteral("https") : QStringLiteral("http");
    // Where a module is hosted is anybody's choice.
    const QUrl anywhere(scheme + QStringLiteral("://module.example/"));
    const QString exempt = facts.environment->effective(QStringLiteral("NO_PROXY"));
    const auto goesThrough = [&](const QUrl& url) {
        return url.scheme() == scheme && !gosettings::isLoopback(url.host()) &&
               !gosettings::isExempt(exempt, url);
    };
    const auto list = gosettings::parseProxyList(
        facts.goEnv ? facts.goEnv->value(QStringLiteral("GOPROXY")) : QString());
    const bool hasServer = std::ranges::any_of(
        list.entries, [](const auto& entry) { return entry.kind == Kind::Server; });
    if (!list.isValid() || !hasServer)
        return goesThrough(anywhere);
    return std::ranges::any_of(list.entries, [&](const gosettings::ProxyEntry& entry) {
        return entry.kind == Kind::Server && goesThrough(moduleListUrl(entry.url));
    });
}

Text bothNames(const QStringList& names)
{
    return names.size() == 2 ? Text::tr("%1 and %2").arg(names[0]).arg(names[1])
                             : verbatim(names.join(QStringLiteral(", ")));
}

namespace {

/// What the entries are asked, and what the answer means.
struct WalkQuestion
{
    std::function<QUrl(const gosettings::ProxyEntry&)> url;
    std::function<ModuleAnswer(const Observed<ProbeResult>&)> answer;
    bool isModules = true;
};

ProxyWalk walkBy(const Facts& facts, const gosettings::ProxyList& list, Way way,
                 const WalkQuestion& question)
{
    using End = ProxyWalk::End;
    using Kind = gosettings::ProxyEntry::Kind;
    ProxyWalk walk;
    const auto ended = [&](End end) {
        walk.end = end;
        return walk;
    };
    for (const gosettings::ProxyEntry& entry : list.entries) {
        // A folder has what somebody put into it; for the rest Go goes on.
        const bool isLast = &entry == &list.entries.back();
        if (entry.kind == Kind::Folder && !isLast)
            continue;
        if (entry.kind != Kind::Server)
            return ended(entry.kind == Kind::Direct   ? End::Direct
                         : entry.kind == Kind::Folder ? End::Folder
                                                      : End::Off);
        walk.isRefused = !entry.refusalToAsk().isEmpty();
        walk.decisive = walk.isRefused ? nullptr : facts.network->probe(question.url(entry));
        if (walk.decisive == nullptr)
            return ended(End::Unknown);
        const Probe& probe = *walk.decisive;
        const auto& result = way == Way::Other && probe.other ? probe.other->result : probe.result;
        walk.evidence.push_back(resultOf(probe.url.host(), result, question.isModules));
        walk.askedWithoutCredentials = deniesAccess(result) && hasCredentials(facts, entry);
        if (walk.askedWithoutCredentials)
            return ended(End::Unknown);
        const ModuleAnswer answer = question.answer(result);
        if (answer == ModuleAnswer::Works)
            return ended(End::Works);
        if (answer == ModuleAnswer::Unknown)
            return ended(End::Unknown);
        if (answer == ModuleAnswer::NotFound) {
            walk.failed = walk.failed.value_or(entry);
            continue;
        }
        const bool stops = !entry.goesOnAfterAnyFailure || isLast;
        if (stops || !walk.passedOver)
            walk.failed = entry;
        if (stops)
            return ended(End::Fails);
        walk.passedOver = true;
    }
    return ended(End::NothingLeft);
}

/// Go takes any 200 for a yes, and a web page then fails it for each module.
ModuleAnswer databaseAnswer(const Observed<ProbeResult>& result)
{
    if (isProperAnswer(result))
        return ModuleAnswer::Works;
    return result && result->httpStatus == 200 ? ModuleAnswer::Fails : moduleAnswer(result);
}

} // namespace

ProxyWalk walkProxies(const Facts& facts, const gosettings::ProxyList& list, Way way)
{
    return walkBy(facts, list, way,
                  {[](const gosettings::ProxyEntry& entry) { return moduleListUrl(entry.url); },
                   moduleAnswer, true});
}

ProxyWalk walkToDatabase(const Facts& facts, const gosettings::ProxyList& list,
                         const QString& gosumdb)
{
    using End = ProxyWalk::End;
    ProxyWalk walk = walkBy(facts, list, Way::OfGo,
                            {[&](const gosettings::ProxyEntry& entry) {
                                 return databaseThroughProxyUrl(entry.url, gosumdb);
                             },
                             databaseAnswer, false});
    // Go asks the database itself where no entry forwards it; but one that failed counts for more
    // than all that follow it except "direct".
    const bool isLeft =
        walk.end == End::NothingLeft || walk.end == End::Off || walk.end == End::Folder;
    if (isLeft)
        walk.end = walk.passedOver ? End::Fails : End::Direct;
    return walk;
}

std::optional<Text> proxyTrouble(const Facts& facts, const Probe& probe)
{
    if (!facts.network || !facts.environment)
        return std::nullopt;
    if (const QString& variable = probe.variable; !variable.isEmpty()) {
        if (gosettings::parseProxyVariable(facts.environment->effective(variable)).isMisspelt())
            return Text::tr("%1 is misspelt").arg(variable);
        for (const NamedProxy& proxy : facts.network->proxies) {
            if (proxy.variables.contains(variable) && proxy.responds && !*proxy.responds)
                return Text::tr("the proxy %1 does not respond").arg(proxy.address);
        }
    }
    if (!probe.variable.isEmpty() || !probe.proxy.isEmpty() || !probe.other ||
        !serves(probe.url, probe.other->result))
        return std::nullopt;
    const bool isKnown = probe.result || probe.result.why() != WhyUnknown::NotApplicable;
    return (isKnown ? Text::tr("%1 responds only through the proxy %2, which Go does not use")
                    : Text::tr("%1 responds through the proxy %2, which Go does not use; whether "
                               "it responds without it is not known"))
        .arg(probe.url.host())
        .arg(probe.other->proxy);
}

Findings unknownWalk(const Facts& facts, const ProxyWalk& walk)
{
    if (walk.isRefused)
        return unknown(WhyUnknown::NotApplicable, Text::tr("Go does not contact the module proxy"));
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

Findings judgeHost(const Facts& facts, const Probe* probe, const QString& host,
                   const HostTexts& texts)
{
    if (!probe)
        return unknown(WhyUnknown::Failed, host.isEmpty()
                                               ? Text::tr("no server was contacted")
                                               : Text::tr("%1 was not contacted").arg(host));
    const auto& result = probe->result;
    if (isProperAnswer(result))
        return inOrder({resultText(host, result)});
    if (const auto trouble = proxyTrouble(facts, *probe))
        return unknown(WhyUnknown::Failed, *trouble);
    if (!result && result.why() == WhyUnknown::NotApplicable)
        return unknown(result);
    const bool isSilent = !result || result->httpStatus == 0;
    Finding finding =
        say(Status::Warning, isSilent ? texts.silent : texts.wrong, {resultText(host, result)});
    finding.subject = host;
    finding.fixes = {
        remedyFor(facts, result).value_or(manualFix(QStringLiteral("other-source"), texts.remedy))};
    return {finding};
}

bool isDatabaseSilent(const Facts& facts)
{
    if (!facts.network || !facts.goEnv)
        return false;
    const QString official = QStringLiteral("sum.golang.org");
    const auto list = gosettings::parseProxyList(facts.goEnv->value(QStringLiteral("GOPROXY")));
    if (!list.isValid())
        return false;
    const ProxyWalk walk = walkToDatabase(facts, list, official);
    if (walk.end == ProxyWalk::End::Works || walk.end == ProxyWalk::End::Fails)
        return walk.end == ProxyWalk::End::Fails;
    const Probe* probe = facts.network->probe(databaseUrl(official));
    return probe != nullptr && !probe->reachable();
}

} // namespace gosetup::rules
