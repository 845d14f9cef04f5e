// SPDX-License-Identifier: Apache-2.0
#include "facts/PathFacts.h"

#include "paths/PathList.h"

#include <QHash>

namespace gosetup {

bool PathEntry::searched() const
{
    return !unexpanded && !unknownVariable && winpath::isAbsolute(folder);
}

const PathScope* PathFacts::scope(Hive hive) const
{
    const Observed<PathScope>& scope = hive == Hive::CurrentUser ? user : machine;
    return scope ? &scope.value() : nullptr;
}

std::vector<PathEntry> PathFacts::effective() const
{
    std::vector<PathEntry> all;
    for (const Hive hive : {Hive::LocalMachine, Hive::CurrentUser}) {
        if (const PathScope* one = scope(hive))
            all.insert(all.end(), one->entries.begin(), one->entries.end());
    }
    return all;
}

const PathEntry* PathFacts::find(const QString& folder) const
{
    const QString wanted = winpath::key(folder);
    for (const Hive hive : {Hive::LocalMachine, Hive::CurrentUser}) {
        const PathScope* one = scope(hive);
        if (!one)
            continue;
        for (const PathEntry& entry : one->entries) {
            if (entry.searched() && winpath::key(entry.folder) == wanted)
                return &entry;
        }
    }
    return nullptr;
}

namespace {

void addEntries(PathScope& scope, PathEntry entry, const winpath::VariableLookup& lookup)
{
    const QString expanded = winpath::expand(entry.raw, lookup);
    entry.hasVariable = winpath::hasVariable(entry.raw);
    entry.quoted = entry.raw.contains(u'"');
    entry.unexpanded = entry.hasVariable && scope.kind == RegKind::String;
    const PathList parts(expanded);
    entry.several = entry.hasVariable && parts.entries().size() > 1;
    if (!entry.several) {
        entry.folder = winpath::clean(expanded);
        entry.unknownVariable = entry.hasVariable && winpath::hasVariable(expanded);
        scope.entries.push_back(entry);
        return;
    }
    for (const QString& part : parts.entries()) {
        entry.folder = winpath::clean(part);
        entry.unknownVariable = winpath::hasVariable(part);
        if (!entry.folder.isEmpty())
            scope.entries.push_back(entry);
    }
}

Observed<PathScope> parseScope(const EnvironmentFacts& environment, Hive hive,
                               const winpath::VariableLookup& lookup)
{
    const auto& block = hive == Hive::CurrentUser ? environment.user : environment.machine;
    if (!block)
        return Observed<PathScope>::unknown(block.why(), block.detail());
    PathScope scope;
    const VariableFact* path = block->find(QStringLiteral("PATH"));
    if (!path)
        return scope;
    scope.present = true;
    scope.kind = path->value.kind;
    if (!path->isText())
        return scope;
    scope.text = path->text();
    const QStringList raws = PathList(scope.text).entries();
    QHash<QString, int> seen;
    for (int i = 0; i < raws.size(); ++i) {
        PathEntry entry;
        entry.hive = hive;
        entry.index = i;
        entry.raw = raws[i];
        entry.occurrence = seen[raws[i]]++;
        addEntries(scope, entry, lookup);
    }
    return scope;
}

} // namespace

PathFacts parsePath(const EnvironmentFacts& environment)
{
    const winpath::VariableLookup lookup = environment.lookup();
    PathFacts facts;
    facts.machine = parseScope(environment, Hive::LocalMachine, lookup);
    facts.user = parseScope(environment, Hive::CurrentUser, lookup);
    facts.processText = environment.process.value(QStringLiteral("PATH"));
    return facts;
}

} // namespace gosetup
