// SPDX-License-Identifier: Apache-2.0
#include "rules/GoOrder.h"

#include <algorithm>
#include <compare>

namespace gosetup {

namespace {

const QString go = QStringLiteral("go");

bool better(const ToolchainInstall& a, const ToolchainInstall& b)
{
    if (isInModuleCache(a) != isInModuleCache(b))
        return isInModuleCache(b);
    if ((a.owner == Owner::GoSetup) != (b.owner == Owner::GoSetup))
        return a.owner == Owner::GoSetup;
    const auto va = GoVersion::parse(a.version);
    const auto vb = GoVersion::parse(b.version);
    if (va.has_value() != vb.has_value())
        return va.has_value();
    return va && (*va <=> *vb) == std::weak_ordering::greater;
}

const ToolCandidate* entryOf(const ToolchainFacts& facts, const ToolchainInstall& install)
{
    for (const ToolCandidate& candidate : facts.candidates(go)) {
        if (candidate.kind == ToolCandidate::Kind::Program &&
            facts.install(candidate.root) == &install)
            return &candidate;
    }
    return nullptr;
}

/// A package manager's own starter for that very tree.
bool isShimOf(const ToolCandidate& candidate, const ToolchainInstall& install)
{
    const QString key = winpath::key(candidate.path);
    return candidate.root.isEmpty() &&
           ((install.owner == Owner::Scoop && key.contains(QLatin1String("\\scoop\\shims\\"))) ||
            (install.owner == Owner::Chocolatey &&
             key.contains(QLatin1String("\\chocolatey\\bin\\"))) ||
            (install.owner == Owner::Winget && key.contains(QLatin1String("\\winget\\links\\"))));
}

const ToolchainInstall* pickWanted(const ToolchainFacts& facts)
{
    const ToolchainInstall* onPath = nullptr;
    const ToolchainInstall* anywhere = nullptr;
    // In PATH order, so that of equals the earlier one stays.
    for (const ToolCandidate& candidate : facts.candidates(go)) {
        const ToolchainInstall* install = facts.install(candidate.root);
        if (install && install->runs() && (!onPath || better(*install, *onPath)))
            onPath = install;
    }
    for (const ToolchainInstall& install : facts.installs) {
        if (!install.runs())
            continue;
        if (!anywhere || better(install, *anywhere))
            anywhere = &install;
    }
    if (anywhere && anywhere->owner == Owner::GoSetup)
        return anywhere;
    return onPath ? onPath : anywhere;
}

bool isGoBin(const ToolCandidate& candidate)
{
    return !candidate.root.isEmpty() &&
           winpath::same(candidate.entryFolder,
                         winpath::join(candidate.root, QStringLiteral("bin")));
}

/// Every copy of the folder: else the next one would answer in its place.
void removeAll(const Facts& facts, const QString& folder, EditPath& user, EditPath& machine)
{
    for (const PathEntry& entry : facts.path ? facts.path->effective() : std::vector<PathEntry>()) {
        if (entry.several || !winpath::same(entry.folder, folder))
            continue;
        EditPath& theirs = entry.hive == Hive::CurrentUser ? user : machine;
        theirs.edits.push_back({PathEdit::Kind::Remove,
                                entry.raw,
                                {},
                                entry.occurrence,
                                QStringLiteral("path.shadowed-go")});
    }
}

} // namespace

bool isInModuleCache(const ToolchainInstall& install)
{
    return winpath::key(install.root).contains(QLatin1String("\\golang.org\\toolchain@"));
}

QString GoOrder::wantedBin() const
{
    if (wantedEntry)
        return wantedEntry->entryFolder;
    return wanted ? wanted->bin() : QString();
}

GoOrder goOrder(const Facts& facts)
{
    GoOrder order;
    if (!facts.toolchain)
        return order;
    const ToolchainFacts& tools = *facts.toolchain;
    for (const ToolCandidate& candidate : tools.candidates(go)) {
        if (candidate.kind != ToolCandidate::Kind::AliasStub) {
            order.winner = &candidate;
            break;
        }
    }
    order.wanted = pickWanted(tools);
    if (!order.wanted)
        return order;
    order.wantedEntry = entryOf(tools, *order.wanted);
    for (const ToolCandidate& candidate : tools.candidates(go)) {
        if (&candidate == order.wantedEntry)
            break;
        const bool same =
            tools.install(candidate.root) == order.wanted || isShimOf(candidate, *order.wanted);
        if (candidate.kind != ToolCandidate::Kind::AliasStub && !same)
            order.blockers.push_back(candidate);
    }
    return order;
}

GoFirst putFirst(const Facts& facts, const QString& bin, Scope scope)
{
    GoFirst result;
    EditPath user{Scope::User, {}};
    EditPath machine{Scope::Machine, {}};
    EditPath& ours = scope == Scope::User ? user : machine;
    const PathEntry* present = facts.path ? facts.path->find(bin) : nullptr;
    if (present && (present->hive == Hive::CurrentUser) != (scope == Scope::User))
        present = nullptr;
    PathEdit insert{PathEdit::Kind::InsertFirst,
                    present ? present->raw : bin,
                    {},
                    0,
                    QStringLiteral("path.shadowed-go")};
    bool moveFirst = false;
    const auto candidates =
        facts.toolchain ? facts.toolchain->candidates(go) : std::vector<ToolCandidate>();
    for (const ToolCandidate& candidate : candidates) {
        if (winpath::same(candidate.entryFolder, bin))
            break;
        if (candidate.kind == ToolCandidate::Kind::AliasStub)
            continue;
        const bool sameScope = (candidate.hive == Hive::CurrentUser) == (scope == Scope::User);
        if (isGoBin(candidate)) {
            removeAll(facts, candidate.entryFolder, user, machine);
        } else if (sameScope || (scope == Scope::Machine)) {
            moveFirst = true;
        } else {
            result.onlyPerson = true;
        }
    }
    if (!present || moveFirst)
        ours.edits.push_back(insert);
    for (const EditPath& edit : {machine, user}) {
        if (!edit.edits.empty())
            result.changes.emplace_back(edit);
    }
    return result;
}

} // namespace gosetup
