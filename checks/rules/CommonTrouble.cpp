// SPDX-License-Identifier: Apache-2.0
// What several hosts have alike, and what a person can do about it.
#include "rules/ModuleProxies.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

bool isSilence(const Observed<ProbeResult>& result)
{
    return result ? result->httpStatus == 0 && result->tlsTrusted
                  : result.why() == WhyUnknown::Failed;
}

bool asksForSignIn(const Observed<ProbeResult>& result)
{
    return result && result->httpStatus == 407;
}

bool isWebPage(const Observed<ProbeResult>& result)
{
    return result && result->body == BodyKind::Html;
}

bool hasSameEvidence(const Finding& a, const Finding& b)
{
    return std::ranges::any_of(a.evidence, [&](const Text& line) {
        return std::ranges::any_of(
            b.evidence, [&](const Text& other) { return other.english() == line.english(); });
    });
}

/// The gravest tells of all of them.
void join(const std::vector<Finding*>& group)
{
    if (group.size() < 2)
        return;
    Finding* teller = *std::ranges::max_element(
        group, {}, [](const Finding* finding) { return finding->status; });
    if (teller->status < Status::Warning)
        return;
    if (teller->cause.isEmpty())
        teller->cause = teller->id + u'\n' + teller->subject;
    for (Finding* finding : group) {
        if (finding == teller)
            continue;
        finding->cause = teller->cause;
        finding->follows = true;
    }
}

} // namespace

CommonTrouble commonTrouble(const NetworkFacts& network)
{
    const auto all = [&](bool (*isSo)(const Observed<ProbeResult>&)) {
        return !network.probes.empty() && std::ranges::all_of(network.probes, isSo, &Probe::result);
    };
    if (all(isSilence))
        return CommonTrouble::NoResponse;
    if (all(asksForSignIn))
        return CommonTrouble::SignIn;
    return all(isWebPage) ? CommonTrouble::WebPage : CommonTrouble::None;
}

Fix trustFix()
{
    return manualFix(QStringLiteral("trust"),
                     Text::tr("If the issuer is your organisation, its root certificate belongs in "
                              "Windows' certificate store; if it is a public one, check the date "
                              "of the computer. Do not turn verification off"));
}

namespace {

/// Empty where it has no user name and password yet.
QString variableWithSignIn(const Facts& facts)
{
    for (const char* name : {"HTTPS_PROXY", "HTTP_PROXY"}) {
        const QString key = QString::fromLatin1(name);
        if (facts.environment && facts.environment->effective(key).contains(u'@'))
            return key;
    }
    return {};
}

Fix signInFix(const Facts& facts)
{
    const QString id = QStringLiteral("sign-in");
    const QString variable = variableWithSignIn(facts);
    if (variable.isEmpty())
        return manualFix(
            id, Text::tr(
                    "Enter your user name and password in HTTPS_PROXY "
                    "(http://name:password@host:port): Go has no other way to sign in to a proxy"));
    return manualFix(id, Text::tr("Check the user name and password in %1: the proxy does not "
                                  "accept them. Characters such as @ : / # have to be written as "
                                  "%2")
                             .arg(variable)
                             .arg(QStringLiteral("%40 %3A %2F %23")));
}

} // namespace

std::optional<Fix> remedyFor(const Facts& facts, const Observed<ProbeResult>& result)
{
    if (result && !result->tlsTrusted)
        return trustFix();
    if (asksForSignIn(result))
        return signInFix(facts);
    switch (commonTrouble(*facts.network)) {
    case CommonTrouble::NoResponse:
        return manualFix(QStringLiteral("connect"),
                         Text::tr("Check the connection to the internet; if your organisation has "
                                  "a proxy, set HTTPS_PROXY to its address"));
    case CommonTrouble::WebPage:
        return manualFix(QStringLiteral("web-page"),
                         Text::tr("Open any page in the browser and sign in to the network, or ask "
                                  "your organisation for a module proxy"));
    case CommonTrouble::SignIn:
    case CommonTrouble::None: break;
    }
    return std::nullopt;
}

void nameHostCauses(const Facts& facts, std::vector<Finding>& findings)
{
    if (!facts.network)
        return;
    const auto find = [&](const char* what) -> Finding* {
        const QString id = QStringLiteral("network.") + QLatin1String(what);
        const auto found = std::ranges::find_if(findings, [&](const Finding& finding) {
            return finding.id == id && finding.status != Status::Ok && !finding.follows;
        });
        return found == findings.end() ? nullptr : &*found;
    };
    Finding* modules = find("module-proxy");
    Finding* certificates = find("tls-interception");
    Finding* checksums = find("checksums");
    std::vector<Finding*> group;
    const bool isCommon = commonTrouble(*facts.network) != CommonTrouble::None;
    for (Finding* finding : {modules, find("downloads"), certificates, checksums}) {
        // That a setting asks no host is no consequence.
        const bool isSetting = finding == modules && modules && modules->status == Status::Note;
        const bool isRefused = finding && certificates && certificates->status >= Status::Warning &&
                               hasSameEvidence(*finding, *certificates);
        if (finding && !isSetting && (isCommon || isRefused))
            group.push_back(finding);
    }
    join(group);
    // Whatever the module proxy's own cause is.
    const auto proxy = std::ranges::find_if(findings, [](const Finding& finding) {
        return finding.id == QLatin1String("network.module-proxy") &&
               finding.status >= Status::Warning;
    });
    if (proxy != findings.end() && checksums && !checksums->follows &&
        proxy->subject == checksums->subject) {
        checksums->fixes.clear();
        join({&*proxy, checksums});
    }
}

} // namespace gosetup::rules
