// SPDX-License-Identifier: Apache-2.0
// Rules about the entries of PATH. Each entry has one verdict, so no two fixes touch the same
// entry.
#include "changes/handlers/PathEdits.h"
#include "paths/PathList.h"
#include "rules/GoBinOnPath.h"
#include "rules/GoInPowerShell.h"
#include "rules/GoOnPath.h"
#include "rules/GorootOnPath.h"
#include "rules/OpenPathFolders.h"
#include "rules/PathCharacters.h"
#include "rules/PathVerdicts.h"
#include "rules/RuleKit.h"

#include <algorithm>
#include <functional>

namespace gosetup::rules {

namespace {

std::optional<Findings> bothScopesOfPath(const Facts& facts)
{
    return Need::missing(facts.path->machine ? facts.path->user : facts.path->machine);
}

std::vector<JudgedEntry> withVerdict(const Facts& facts, EntryVerdict verdict)
{
    std::vector<JudgedEntry> some = judgeEntries(facts);
    std::erase_if(some, [&](const JudgedEntry& judged) { return judged.verdict != verdict; });
    return some;
}

/// The first variable of the entry that a new process has no value for.
QString unsetVariable(const Facts& facts, const PathEntry& entry)
{
    for (const QString& name : variablesOf(entry.raw)) {
        if (facts.environment && facts.environment->lookup(entry.hive)(name).isNull())
            return name;
    }
    return {};
}

Evidence linesOf(const Facts& facts, const std::vector<JudgedEntry>& entries)
{
    Evidence lines;
    for (const JudgedEntry& judged : entries) {
        const PathEntry& entry = judged.entry;
        const QString raw = entry.raw;
        const QString unset = entry.unknownVariable ? unsetVariable(facts, entry) : QString();
        if (!unset.isEmpty()) {
            lines.push_back(Text::tr("%1 (%2 PATH): the variable %3 is not set")
                                .arg(raw)
                                .arg(scopeName(entry.hive))
                                .arg(unset));
            continue;
        }
        lines.push_back(winpath::same(raw, entry.folder) && !entry.quoted
                            ? Text::tr("%1 (%2 PATH)").arg(raw).arg(scopeName(entry.hive))
                            : Text::tr("%1 = %2 (%3 PATH)")
                                  .arg(raw)
                                  .arg(entry.folder)
                                  .arg(scopeName(entry.hive)));
    }
    return lines;
}

/// What takes the entry's place; on the system PATH, without variables: no other is accepted there.
QString replacementFor(const JudgedEntry& judged)
{
    const PathEntry& entry = judged.entry;
    if (judged.verdict == EntryVerdict::Variable)
        return entry.corrected.value(0);
    return entry.hive == Hive::LocalMachine && entry.hasVariable
               ? entry.folder
               : QString(entry.raw).remove(u'"').trimmed();
}

/// One change per scope with all its edits.
std::vector<std::pair<Hive, EditPath>> editsOf(const std::vector<JudgedEntry>& entries,
                                               PathEdit::Kind kind, const QString& ruleId)
{
    std::vector<std::pair<Hive, EditPath>> edits;
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        EditPath edit{scopeOf(hive), {}};
        for (const JudgedEntry& judged : entries) {
            if (judged.entry.hive != hive)
                continue;
            const QString replacement =
                kind == PathEdit::Kind::Replace ? replacementFor(judged) : QString();
            edit.edits.push_back(
                {kind, judged.entry.raw, replacement, judged.entry.occurrence, ruleId});
        }
        if (!edit.edits.empty())
            edits.emplace_back(hive, edit);
    }
    return edits;
}

/// The cut is told by the length of the value and its last entry: with another change of that PATH
/// nobody could tell it any more, and what is missing would never come back.
void recommendOnlyWhole(const Facts& facts, Finding& finding)
{
    for (const JudgedEntry& cut : withVerdict(facts, EntryVerdict::Cut)) {
        bool isHeld = false;
        for (Fix& fix : finding.fixes) {
            const auto* edit =
                fix.changes.empty() ? nullptr : std::get_if<EditPath>(&fix.changes[0]);
            const bool isOfCut = edit != nullptr && edit->scope == scopeOf(cut.entry.hive);
            isHeld = isHeld || isOfCut;
            fix.recommended = fix.recommended && !isOfCut;
        }
        if (isHeld)
            finding.evidence.push_back(Text::tr("the %1 PATH looks cut off: complete it first")
                                           .arg(scopeName(cut.entry.hive)));
    }
}

/// With the entry that counts, where that is in the other scope.
Evidence duplicateLines(const Facts& facts, const std::vector<JudgedEntry>& entries)
{
    Evidence lines = linesOf(facts, entries);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].entry.several) {
            lines[i] = Text::tr("%1 (%2 PATH): each of its folders comes earlier on PATH")
                           .arg(entries[i].entry.raw)
                           .arg(scopeName(entries[i].entry.hive));
            continue;
        }
        const PathEntry* first = facts.path->find(entries[i].entry.folder);
        if (first && first->hive == Hive::LocalMachine &&
            entries[i].entry.hive == Hive::CurrentUser)
            lines[i] = Text::tr("%1: the entry in the system PATH, which is searched first, counts")
                           .arg(lines[i]);
    }
    return lines;
}

Findings duplicates(const Facts& facts)
{
    const auto entries = withVerdict(facts, EntryVerdict::Duplicate);
    const int count = static_cast<int>(entries.size());
    if (count == 0)
        return inOrder();
    Finding finding = say(Status::Warning, Text::tr("Duplicate PATH entries: %n", nullptr, count),
                          duplicateLines(facts, entries));
    for (const auto& [hive, edit] :
         editsOf(entries, PathEdit::Kind::Remove, QStringLiteral("path.duplicates"))) {
        const int n = static_cast<int>(edit.edits.size());
        finding.fixes.push_back(
            recommendedFix(facts,
                           hive == Hive::CurrentUser ? QStringLiteral("remove-duplicates-user")
                                                     : QStringLiteral("remove-duplicates-machine"),
                           Text::tr("Remove duplicate entries from the %1 PATH: %n", nullptr, n)
                               .arg(scopeName(hive)),
                           {edit}));
    }
    recommendOnlyWhole(facts, finding);
    return {finding};
}

/// Entries that name an existing folder, were it not for the value of their variable.
Findings wrongVariables(const Facts& facts)
{
    const auto entries = withVerdict(facts, EntryVerdict::Variable);
    if (entries.empty())
        return {};
    Finding finding = say(Status::Warning,
                          Text::tr("PATH entries whose variable has a wrong value: %n", nullptr,
                                   static_cast<int>(entries.size())),
                          linesOf(facts, entries));
    for (const JudgedEntry& judged : entries) {
        finding.evidence.push_back(
            Text::tr("the folder that exists: %1").arg(judged.entry.meant.join(u';')));
        for (const QString& name : variablesOf(judged.entry.raw))
            finding.alsoAbout << u'%' + name.toUpper() + u'%';
    }
    for (const auto& [hive, edit] :
         editsOf(entries, PathEdit::Kind::Replace, QStringLiteral("path.dead-entries")))
        finding.fixes.push_back(
            offeredFix(hive == Hive::CurrentUser ? QStringLiteral("write-folder-user")
                                                 : QStringLiteral("write-folder-machine"),
                       Text::tr("Write the folder itself in the %1 PATH, without the variable")
                           .arg(scopeName(hive)),
                       {edit}));
    return {finding};
}

/// They may be right tomorrow: whoever knows the program can take them away.
Findings entriesForLater(const Facts& facts)
{
    auto entries = withVerdict(facts, EntryVerdict::Dead);
    std::erase_if(entries, std::not_fn(isForLater));
    if (entries.empty())
        return {};
    Finding finding = say(Status::Note,
                          Text::tr("PATH entries of other programs, without a folder yet: %n",
                                   nullptr, static_cast<int>(entries.size())),
                          linesOf(facts, entries));
    finding.reason = Text::tr("Many programs make their folder only when they are first used, and "
                              "a variable can mean another folder later.");
    for (const auto& [hive, edit] :
         editsOf(entries, PathEdit::Kind::Remove, QStringLiteral("path.dead-entries")))
        finding.fixes.push_back(
            offeredFix(hive == Hive::CurrentUser ? QStringLiteral("remove-later-user")
                                                 : QStringLiteral("remove-later-machine"),
                       Text::tr("Remove entries for missing folders from the %1 PATH: %n", nullptr,
                                static_cast<int>(edit.edits.size()))
                           .arg(scopeName(hive)),
                       {edit}));
    return {finding};
}

Findings deadEntries(const Facts& facts)
{
    auto entries = withVerdict(facts, EntryVerdict::Dead);
    std::erase_if(entries, [&](const JudgedEntry& judged) {
        return isOfUsersVariable(judged) || isForLater(judged) || isMendedWithGoroot(facts, judged);
    });
    const auto unreachable = withVerdict(facts, EntryVerdict::Unreachable);
    const int count = static_cast<int>(entries.size());
    Findings findings;
    if (count > 0) {
        Finding finding =
            say(Status::Warning,
                Text::tr("PATH entries for folders that do not exist: %n", nullptr, count),
                linesOf(facts, entries));
        for (const auto& [hive, edit] :
             editsOf(entries, PathEdit::Kind::Remove, QStringLiteral("path.dead-entries"))) {
            const int n = static_cast<int>(edit.edits.size());
            finding.fixes.push_back(recommendedFix(
                facts,
                hive == Hive::CurrentUser ? QStringLiteral("remove-dead-user")
                                          : QStringLiteral("remove-dead-machine"),
                Text::tr("Remove entries for missing folders from the %1 PATH: %n", nullptr, n)
                    .arg(scopeName(hive)),
                {edit}));
        }
        recommendOnlyWhole(facts, finding);
        findings.push_back(finding);
    }
    for (const Findings& some :
         {wrongVariables(facts), joinedFoldersInPath(facts), programsInPath(facts),
          userVariablesInPath(facts), entriesForLater(facts)})
        findings.insert(findings.end(), some.begin(), some.end());
    if (!unreachable.empty())
        findings.push_back(say(Status::Note,
                               Text::tr("PATH entries that cannot be checked now: %n", nullptr,
                                        static_cast<int>(unreachable.size())),
                               linesOf(facts, unreachable)));
    return findings;
}

Findings relativeEntries(const Facts& facts)
{
    const auto entries = withVerdict(facts, EntryVerdict::Relative);
    if (entries.empty())
        return inOrder();
    Finding finding =
        say(Status::Warning,
            Text::tr("Relative PATH entries: %n", nullptr, static_cast<int>(entries.size())),
            linesOf(facts, entries));
    std::vector<Change> changes;
    for (const auto& [hive, edit] :
         editsOf(entries, PathEdit::Kind::Remove, QStringLiteral("path.relative-entries")))
        changes.emplace_back(edit);
    finding.fixes = {
        offeredFix(QStringLiteral("remove-relative"), Text::tr("Remove them"), changes)};
    return {finding};
}

/// Without the quotes, programs that do not understand them would search the folder as well.
bool isQuotedAndOpen(const JudgedEntry& judged)
{
    return judged.entry.access && judged.entry.access->ordinaryUsersMayWrite;
}

Findings quotedEntries(const Facts& facts)
{
    auto entries = withVerdict(facts, EntryVerdict::Quoted);
    std::erase_if(entries, [](const JudgedEntry& judged) {
        return judged.entry.slip == PathSlip::LoneQuote;
    });
    Findings findings = loneQuotesInPath(facts);
    if (entries.empty())
        return findings;
    Finding finding =
        say(Status::Warning,
            Text::tr("PATH entries in quotes: %n", nullptr, static_cast<int>(entries.size())),
            linesOf(facts, entries));
    const bool isSomeOpen = std::erase_if(entries, isQuotedAndOpen) > 0;
    for (const auto& [hive, edit] :
         editsOf(entries, PathEdit::Kind::Replace, QStringLiteral("path.quoted-entries")))
        finding.fixes.push_back(recommendedFix(
            facts,
            hive == Hive::CurrentUser ? QStringLiteral("unquote-user")
                                      : QStringLiteral("unquote-machine"),
            Text::tr("Remove the quotes from the %1 PATH").arg(scopeName(hive)), {edit}));
    if (isSomeOpen)
        finding.fixes.push_back(openFolderFix());
    findings.push_back(finding);
    return findings;
}

Findings trailingSpace(const Facts& facts)
{
    return blanksInPath(facts);
}

} // namespace

std::vector<Rule> pathRules()
{
    const QString environment = QStringLiteral(
        "https://learn.microsoft.com/windows/win32/procthread/environment-variables");
    return {
        {QStringLiteral("path.missing-go"), Text::tr("Go is on PATH"), Status::Problem,
         Text::tr("A console finds go only through PATH, and it copies PATH when it starts."),
         QStringLiteral("https://go.dev/doc/install"),
         given({&Facts::toolchain, &Facts::path, bothScopesOfPath}, missingGo)},
        {QStringLiteral("path.missing-gobin"), Text::tr("Programs of go install are on PATH"),
         Status::Warning,
         Text::tr("go install puts programs such as gopls and dlv into this folder; editors look "
                  "for them on PATH."),
         QStringLiteral("https://go.dev/ref/mod#go-install"),
         given({&Facts::path, bothScopesOfPath, &Facts::goEnv}, missingGoBin)},
        {QStringLiteral("path.powershell-profile"), Text::tr("PowerShell starts Go for go"),
         Status::Warning,
         Text::tr("PowerShell prefers functions and aliases to programs on PATH, and its profile "
                  "makes them anew in each window."),
         QStringLiteral("https://learn.microsoft.com/powershell/module/microsoft.powershell.core/"
                        "about/about_command_precedence"),
         given({&Facts::powerShell, &Facts::toolchain}, goInPowerShell)},
        {QStringLiteral("path.duplicates"), Text::tr("PATH contains no duplicate folders"),
         Status::Warning,
         Text::tr(
             "A duplicate entry slows down every search and brings PATH closer to its limits."),
         environment, given({&Facts::path, bothScopesOfPath}, duplicates)},
        {QStringLiteral("path.dead-entries"), Text::tr("Every PATH entry is an existing folder"),
         Status::Warning,
         Text::tr("An entry for a missing folder slows down every search, and whoever creates the "
                  "folder decides what runs."),
         environment, given({&Facts::path, bothScopesOfPath}, deadEntries)},
        {QStringLiteral("path.relative-entries"), Text::tr("Every PATH entry is a full path"),
         Status::Warning,
         Text::tr("A relative entry refers to a different folder in each current folder: a program "
                  "that happens to be there is started. Go refuses such matches."),
         QStringLiteral("https://go.dev/blog/path-security"),
         given({&Facts::path, bothScopesOfPath}, relativeEntries)},
        {QStringLiteral("path.quoted-entries"), Text::tr("No PATH entry is in quotes"),
         Status::Warning,
         Text::tr("cmd.exe understands quotes in PATH; many programs do not and cannot find the "
                  "folder."),
         environment, given({&Facts::path, bothScopesOfPath}, quotedEntries)},
        {QStringLiteral("path.trailing-space"),
         Text::tr("No PATH entry contains a space that hides its folder"), Status::Problem,
         Text::tr("Windows does not trim the entries of PATH: with a space at its end, an entry "
                  "refers to another folder. Programs in the folder are not found."),
         QStringLiteral("https://learn.microsoft.com/dotnet/standard/io/file-path-formats"),
         given({&Facts::path, bothScopesOfPath}, trailingSpace)},
        {QStringLiteral("path.writable-folder"),
         Text::tr("Only administrators can write to the folders of the system PATH"),
         Status::Problem,
         Text::tr("Programs in such a folder are run by every user, including administrators: "
                  "anyone who can write there gets their permissions."),
         QStringLiteral("https://github.com/golang/go/issues/42070"),
         given({&Facts::path, bothScopesOfPath}, openPathFolders)},
    };
}

} // namespace gosetup::rules
