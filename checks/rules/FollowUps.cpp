// SPDX-License-Identifier: Apache-2.0
#include "rules/FollowUps.h"

#include "changes/Overloaded.h"
#include "paths/WindowsPath.h"
#include "rules/Catalogue.h"
#include "rules/PathVerdicts.h"
#include "rules/RuleKit.h"

#include <algorithm>
#include <functional>

namespace gosetup::rules {

namespace {

const QString missingGoBinId = QStringLiteral("path.missing-gobin");
const QString deadEntriesId = QStringLiteral("path.dead-entries");

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

/// Where the user's entries with a variable lead then. The machine's are expanded without the
/// user's variables, which may override its own instead.
void expand(PathFacts& paths, const EnvironmentFacts& environment)
{
    if (!paths.user)
        return;
    PathScope later = *paths.user;
    for (PathEntry& entry : later.entries) {
        if (!entry.hasVariable || entry.several)
            continue;
        const QString text = winpath::expand(entry.raw, environment.lookup(entry.hive));
        entry.folder = winpath::searchedFolder(text);
        entry.blankEnds = winpath::hasBlankEnds(text);
        entry.unknownVariable = winpath::hasVariable(text);
    }
    paths.user = later;
}

/// The settings of Go as the changes leave them, and PATH with them.
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
    if (facts.path) {
        PathFacts paths = *facts.path;
        expand(paths, environment);
        after.path = paths;
    }
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

std::vector<EditPath*> recommendedPathEdits(std::vector<Finding>& findings)
{
    std::vector<EditPath*> all;
    for (Finding& finding : findings) {
        for (Fix& fix : finding.fixes) {
            for (Change& change : fix.changes) {
                auto* edit = fix.recommended ? std::get_if<EditPath>(&change) : nullptr;
                if (edit != nullptr)
                    all.push_back(edit);
            }
        }
    }
    return all;
}

bool isOf(const PathEdit& edit, Scope scope, const PathEntry& entry)
{
    return edit.kind == PathEdit::Kind::Remove && scope == scopeOf(entry.hive) &&
           edit.entry == entry.raw && edit.occurrence == entry.occurrence;
}

Finding inOrderNow(const Finding& finding)
{
    const Rule& rule = *findRule(finding.id);
    Finding ok = say(Status::Ok, rule.title);
    ok.id = rule.id;
    ok.reason = rule.why;
    return ok;
}

/// The folder to come may be missing like the one of today: its entry is none of a dead folder.
void keepEntriesOfGoBin(const Facts& after, std::vector<Finding>& findings)
{
    const std::vector<JudgedEntry> entries = judgeEntries(after);
    const auto stays = [&](const PathEdit& edit, Scope scope) {
        return edit.ruleId == deadEntriesId &&
               std::ranges::any_of(entries, [&](const JudgedEntry& judged) {
                   return judged.verdict == EntryVerdict::Keep && isOf(edit, scope, judged.entry);
               });
    };
    for (EditPath* path : recommendedPathEdits(findings))
        std::erase_if(path->edits, [&](const PathEdit& edit) { return stays(edit, path->scope); });
    const auto isEmpty = [](const Change& change) {
        const auto* path = std::get_if<EditPath>(&change);
        return path != nullptr && path->edits.empty();
    };
    for (Finding& finding : findings) {
        if (finding.id != deadEntriesId)
            continue;
        const auto gone = std::erase_if(finding.fixes, [&](const Fix& fix) {
            return std::ranges::any_of(fix.changes, isEmpty);
        });
        // Then none of its entries is dead.
        if (gone > 0 && finding.fixes.empty())
            finding = inOrderNow(finding);
    }
}

/// PATH without the entries that go.
void takeOut(Facts& after, std::vector<Finding>& findings)
{
    const std::vector<EditPath*> edits = recommendedPathEdits(findings);
    PathFacts paths = *after.path;
    for (Observed<PathScope>* scope : {&paths.machine, &paths.user}) {
        if (!*scope)
            continue;
        PathScope rest = **scope;
        std::erase_if(rest.entries, [&](const PathEntry& entry) {
            return std::ranges::any_of(edits, [&](const EditPath* path) {
                return std::ranges::any_of(path->edits, [&](const PathEdit& edit) {
                    return isOf(edit, path->scope, entry);
                });
            });
        });
        *scope = rest;
    }
    after.path = paths;
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
    Facts after = settingsAfter(facts, changes);
    if (after.path) {
        keepEntriesOfGoBin(after, findings);
        takeOut(after, findings);
    }
    for (const Finding& later : findRule(missingGoBinId)->evaluate(after)) {
        const auto add = std::ranges::find_if(later.fixes, &Fix::recommended);
        if (later.status == Status::Ok || add == later.fixes.end())
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
