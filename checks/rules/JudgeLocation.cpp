// SPDX-License-Identifier: Apache-2.0
#include "rules/JudgeLocation.h"

#include "rules/LocationChecks.h"
#include "rules/LocationFixes.h"
#include "rules/RuleKit.h"
#include "rules/SettingPlaces.h"

#include <algorithm>
#include <iterator>

namespace gosetup {

LocationContext locationContext(const Facts& facts, Scope scope)
{
    LocationContext context;
    context.scope = scope;
    if (facts.system)
        context.folders = facts.system->folders;
    if (facts.cloud)
        context.cloud = *facts.cloud;
    if (facts.goEnv)
        context.gopaths = facts.goEnv->gopaths();
    const LocationFacts* home =
        locationOf(facts, winpath::join(context.folders.userProfile, QStringLiteral("go")));
    context.homeHoldsGo = home != nullptr && home->isGoTree;
    context.canElevate = rules::canElevate(facts);
    context.longPaths = facts.longPaths.valueOr(false);
    return context;
}

std::vector<Finding> judgeLocation(const LocationFacts& location, const LocationContext& context)
{
    std::vector<Finding> findings;
    for (const rules::LocationRule& rule : rules::locationChecks()) {
        std::optional<Finding> finding = rule.check(location, context);
        if (!finding)
            continue;
        finding->id = rule.id;
        finding->subject = location.path;
        if (finding->reason.isEmpty())
            finding->reason = rule.why;
        findings.push_back(std::move(*finding));
        // Of a text that is no path, the other checks say nothing sensible.
        if (!location.absolute)
            break;
    }
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.status > b.status; });
    if (findings.empty()) {
        Finding fine = rules::say(Status::Ok, Text::tr("This folder can be used"));
        fine.id = QStringLiteral("location.not-absolute");
        fine.subject = location.path;
        findings.push_back(fine);
    }
    return findings;
}

bool isRefused(const std::vector<Finding>& findings)
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& f) { return f.status == Status::Problem; });
}

namespace rules {

const std::vector<LocationRule>& locationChecks()
{
    static const std::vector<LocationRule> all = [] {
        std::vector<LocationRule> checks;
        for (auto* part : {placeChecks, rightsChecks, nameChecks}) {
            std::vector<LocationRule> some = part();
            std::move(some.begin(), some.end(), std::back_inserter(checks));
        }
        return checks;
    }();
    return all;
}

namespace {

/// A tree that the machine's PATH leads to serves every user.
Scope scopeOfUse(const Facts& facts, const LocationFacts& location)
{
    if (!facts.path)
        return Scope::User;
    const PathEntry* entry = facts.path->find(winpath::join(location.path, QStringLiteral("bin")));
    return entry ? scopeOf(entry->hive) : Scope::User;
}

/// What another rule says better of a folder in use: onedrive.*, or of a value that Go refuses.
bool saidElsewhere(const QString& id, const LocationFacts& location, const Facts& facts)
{
    if (location.purpose == Purpose::Toolchain)
        return false;
    const bool isRefusedValue =
        facts.goEnv && !facts.goEnv->refusal(location.name, location.path).isEmpty();
    return id == QLatin1String("location.cloud") ||
           (id == QLatin1String("location.reserved-name") && isRefusedValue);
}

bool isLostGoBin(const LocationRule& rule, const Facts& facts, const LocationFacts& location)
{
    return rule.id == QLatin1String("location.no-drive") && facts.goEnv &&
           location.name == QLatin1String("GOBIN") &&
           winpath::same(location.path, facts.goEnv->value(location.name));
}

Findings evaluateCheck(const LocationRule& rule, const Facts& facts)
{
    Findings findings;
    for (const LocationFacts& location : facts.locations->locations) {
        if (location.purpose == Purpose::Reference && !isLostGoBin(rule, facts, location))
            continue;
        LocationContext context = locationContext(facts, scopeOfUse(facts, location));
        // The default place of an installation to come is judged as such.
        context.proposed = location.purpose == Purpose::Toolchain && !location.exists;
        // A full drive that is in use is told once, by cache.low-space.
        if (!context.proposed && rule.id == QLatin1String("location.free-space"))
            continue;
        if (!location.absolute && rule.id != QLatin1String("location.not-absolute"))
            continue;
        std::optional<Finding> finding = rule.check(location, context);
        if (!finding || saidElsewhere(rule.id, location, facts))
            continue;
        finding->subject = location.path;
        if (!location.name.isEmpty())
            finding->evidence.push_back(Text::tr("it is the folder of %1").arg(location.name));
        if (finding->status == Status::Problem && finding->fixes.empty())
            finding->fixes = settingFixes(facts, rule.id, location);
        findings.push_back(std::move(*finding));
    }
    return findings;
}

} // namespace

std::vector<Rule> locationRules()
{
    std::vector<Rule> all;
    for (const LocationRule& rule : locationChecks()) {
        std::vector<Need> needs = {&Facts::locations, &Facts::system};
        if (rule.id == QLatin1String("location.cloud"))
            needs.emplace_back(&Facts::cloud);
        all.push_back({rule.id, rule.title, rule.severity, rule.why, rule.source,
                       given(std::move(needs),
                             [&rule](const Facts& facts) { return evaluateCheck(rule, facts); })});
    }
    return all;
}

} // namespace rules

} // namespace gosetup
