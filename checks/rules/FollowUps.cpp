// SPDX-License-Identifier: Apache-2.0
#include "rules/FollowUps.h"

#include "changes/Overloaded.h"
#include "paths/WindowsPath.h"
#include "rules/Catalogue.h"

#include <algorithm>
#include <functional>

namespace gosetup::rules {

namespace {

const QString missingGoBinId = QStringLiteral("path.missing-gobin");

void set(EnvironmentFacts& environment, const SetVariable& change)
{
    auto& observed = change.scope == Scope::User ? environment.user : environment.machine;
    if (!observed)
        return;
    EnvironmentBlock block = *observed;
    const VariableFact* old = block.find(change.name);
    const bool expands = change.text && (winpath::hasVariable(*change.text) ||
                                         (old && old->value.kind == RegKind::ExpandString));
    std::erase_if(block.variables, [&](const VariableFact& variable) {
        return variable.name.compare(change.name, Qt::CaseInsensitive) == 0;
    });
    if (change.text)
        block.variables.push_back(
            {change.name,
             RegValue::fromText(expands ? RegKind::ExpandString : RegKind::String, *change.text)});
    observed = block;
}

void write(GoEnvFacts& goEnv, const WriteGoEnv& change)
{
    for (QMap<QString, QString>* values : {&goEnv.fileValues, &goEnv.fileMeant}) {
        if (change.value)
            values->insert(change.name, *change.value);
        else
            values->remove(change.name);
    }
}

/// Nobody has looked at it: what is put into it is protected as in a drive's root.
LocationFacts folderToBe(const MakeFolder& folder)
{
    LocationFacts location;
    location.path = winpath::clean(folder.path);
    location.absolute = true;
    location.nearest = winpath::root(location.path);
    location.access = Observed<FolderAccess>::unknown(WhyUnknown::Failed, {});
    location.volume = Observed<VolumeInfo>::unknown(WhyUnknown::Failed, {});
    return location;
}

/// The settings of Go as the changes leave them.
Facts settingsAfter(const Facts& facts, const std::vector<Change>& changes)
{
    Facts after = facts;
    EnvironmentFacts environment = *facts.environment;
    GoEnvFacts goEnv = *facts.goEnv;
    std::vector<LocationFacts> made;
    for (const Change& change : changes) {
        std::visit(Overloaded{[&](const SetVariable& c) { set(environment, c); },
                              [&](const WriteGoEnv& c) { write(goEnv, c); },
                              [&](const RewriteGoEnv&) {
                                  goEnv.fileValues = goEnv.fileMeant;
                                  goEnv.fileFaults = {};
                              },
                              [&](const MakeFolder& c) { made.push_back(folderToBe(c)); },
                              [](const auto&) {}},
                   change);
    }
    settle(goEnv, environment, *facts.system);
    after.environment = environment;
    after.goEnv = goEnv;
    if (facts.locations && !made.empty()) {
        LocationsFacts locations = *facts.locations;
        locations.locations.insert(locations.locations.end(), made.begin(), made.end());
        after.locations = locations;
    }
    return after;
}

bool mayMoveGoBin(const GoEnvFacts& goEnv, const Change& change)
{
    const QStringList names = {QStringLiteral("GOPATH"), QStringLiteral("GOBIN")};
    const auto isName = [&](const QString& name) { return names.contains(name); };
    if (std::holds_alternative<RewriteGoEnv>(change))
        return std::ranges::any_of(names, [&](const QString& name) {
            return goEnv.fileMeant.value(name) != goEnv.fileValues.value(name);
        });
    const auto* variable = std::get_if<SetVariable>(&change);
    const auto* line = std::get_if<WriteGoEnv>(&change);
    return (variable && isName(variable->name.toUpper())) || (line && isName(line->name));
}

std::vector<Fix*> fixesThatMoveGoBin(const GoEnvFacts& goEnv, std::vector<Finding>& findings)
{
    const auto moves = [&](const Change& change) { return mayMoveGoBin(goEnv, change); };
    std::vector<Fix*> fixes;
    for (Finding& finding : findings) {
        for (Fix& fix : finding.fixes) {
            if (fix.recommended && std::ranges::any_of(fix.changes, moves))
                fixes.push_back(&fix);
        }
    }
    return fixes;
}

bool isRecommended(const std::vector<Finding>& findings,
                   const std::function<bool(const Change&)>& isSuch)
{
    return std::ranges::any_of(findings, [&](const Finding& finding) {
        return std::ranges::any_of(finding.fixes, [&](const Fix& fix) {
            return fix.recommended && std::ranges::any_of(fix.changes, isSuch);
        });
    });
}

/// No line can be written into a file in UTF-16 before it is rewritten.
void withdrawLines(const GoEnvFacts& goEnv, std::vector<Finding>& findings)
{
    const auto rewrites = [](const Change& c) { return std::holds_alternative<RewriteGoEnv>(c); };
    if (!goEnv.fileFaults.utf16 || isRecommended(findings, rewrites))
        return;
    for (Finding& finding : findings) {
        for (Fix& fix : finding.fixes) {
            if (std::ranges::any_of(fix.changes, [](const Change& change) {
                    return std::holds_alternative<WriteGoEnv>(change);
                }))
                fix.recommended = false;
        }
    }
}

} // namespace

void addFollowUps(const Facts& facts, std::vector<Finding>& findings)
{
    if (!facts.goEnv || !facts.environment || !facts.system)
        return;
    withdrawLines(*facts.goEnv, findings);
    const std::vector<Fix*> fixes = fixesThatMoveGoBin(*facts.goEnv, findings);
    if (fixes.empty())
        return;
    std::vector<Change> changes;
    for (const Fix* fix : fixes)
        changes.insert(changes.end(), fix->changes.begin(), fix->changes.end());
    for (const Finding& later : findRule(missingGoBinId)->evaluate(settingsAfter(facts, changes))) {
        const auto add = std::ranges::find_if(later.fixes, &Fix::recommended);
        if (later.status < Status::Warning || add == later.fixes.end())
            continue;
        for (Fix* fix : fixes)
            fix->changes.insert(fix->changes.end(), add->changes.begin(), add->changes.end());
        // The folder of today need not come onto PATH.
        for (Finding& finding : findings) {
            if (finding.id != missingGoBinId || winpath::same(finding.subject, later.subject))
                continue;
            for (Fix& fix : finding.fixes)
                fix.recommended = false;
        }
    }
}

} // namespace gosetup::rules
