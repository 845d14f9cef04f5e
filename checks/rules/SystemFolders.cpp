// SPDX-License-Identifier: Apache-2.0
#include "rules/SystemFolders.h"

#include "rules/PathVerdicts.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

bool isSearchedIn(const PathScope* scope, const QString& folder)
{
    return scope != nullptr && std::ranges::any_of(scope->entries, [&](const PathEntry& entry) {
               return entry.searched() && winpath::same(entry.folder, folder);
           });
}

/// An entry that means the folder and hides it: another rule tells of that entry.
const PathEntry* hiddenIn(const PathScope& scope, const QString& folder)
{
    const auto found = std::ranges::find_if(scope.entries, [&](const PathEntry& entry) {
        return winpath::same(entry.folder, folder) ||
               std::ranges::any_of(
                   entry.meant, [&](const QString& meant) { return winpath::same(meant, folder); });
    });
    return found == scope.entries.end() ? nullptr : &*found;
}

/// Written to, it no longer has the length by which a cut is told.
bool isCut(const Facts& facts)
{
    return std::ranges::any_of(judgeEntries(facts), [](const JudgedEntry& judged) {
        return judged.verdict == EntryVerdict::Cut && judged.entry.hive == Hive::LocalMachine;
    });
}

/// The same folders on the user PATH, where they are of no use then.
EditPath secondOnes(const Facts& facts, const QStringList& entries)
{
    EditPath edit{Scope::User, {}};
    const PathScope* scope = facts.path->scope(Hive::CurrentUser);
    if (scope == nullptr || !facts.environment)
        return edit;
    const auto lookup = facts.environment->lookup(Hive::LocalMachine);
    for (const PathEntry& entry : scope->entries) {
        const bool isBack = std::ranges::any_of(entries, [&](const QString& back) {
            return winpath::same(winpath::expand(back, lookup), entry.folder);
        });
        if (isBack && entry.searched() && !entry.several)
            edit.edits.push_back({PathEdit::Kind::Remove,
                                  entry.raw,
                                  {},
                                  entry.occurrence,
                                  QStringLiteral("path.system-folders")});
    }
    return edit;
}

Fix bringBack(const Facts& facts, const QStringList& entries)
{
    EditPath edit{Scope::Machine, {}};
    for (const QString& entry : entries) // each goes in front: the first one comes last
        edit.edits.insert(
            edit.edits.begin(),
            {PathEdit::Kind::InsertFirst, entry, {}, 0, QStringLiteral("path.system-folders")});
    const QString id = QStringLiteral("add");
    const Text title = Text::tr("Add Windows' own folders to the system PATH");
    std::vector<Change> changes = {edit};
    if (EditPath second = secondOnes(facts, entries); !second.edits.empty())
        changes.emplace_back(std::move(second));
    return isCut(facts) ? offeredFix(id, title, changes)
                        : recommendedFix(facts, id, title, changes);
}

} // namespace

Findings systemFolders(const Facts& facts)
{
    const QString system32 =
        winpath::join(facts.system->folders.windows, QStringLiteral("System32"));
    const PathScope& scope = *facts.path->machine;
    const bool isText = scope.kind == RegKind::String || scope.kind == RegKind::ExpandString;
    if ((scope.present && !isText) || isSearchedIn(&scope, system32))
        return inOrder();
    if (const PathEntry* hidden = hiddenIn(scope, system32)) {
        Findings findings = note(Text::tr("The system PATH contains System32, but misspelt"),
                                 {verbatim(hidden->raw)});
        findings.front().subject = hidden->raw;
        findings.front().alsoAbout = {hidden->raw};
        return findings;
    }
    const bool isOnUsers = isSearchedIn(facts.path->scope(Hive::CurrentUser), system32);
    Finding finding = say(isOnUsers ? Status::Warning : Status::Problem,
                          Text::tr("The system PATH does not contain Windows' own folders"),
                          {Text::tr("%1 is not on the system PATH").arg(system32)});
    finding.subject = system32;
    finding.fixes = {bringBack(facts, facts.path->lostWindowsEntries)};
    return {finding};
}

} // namespace gosetup::rules
