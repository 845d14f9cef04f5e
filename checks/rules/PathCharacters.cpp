// SPDX-License-Identifier: Apache-2.0
#include "rules/PathCharacters.h"

#include "rules/GoOrder.h"
#include "rules/PathVerdicts.h"
#include "rules/RuleKit.h"

#include <QSet>

#include <algorithm>

namespace gosetup {

namespace {

using rules::Findings;

/// What one entry becomes.
struct Correction
{
    PathEntry entry;
    QStringList texts; ///< those of its folders that PATH lacks, as entries
    /// Those of them that stand open to any user, for the user PATH: where some others do not.
    QStringList openTexts;
};

/// Whether one of its folders may be on the system PATH while others may not.
bool isPartlyOpen(const PathEntry& entry)
{
    return !entry.meantOpen.isEmpty() && entry.meantOpen.size() < entry.meant.size() &&
           entry.slip != PathSlip::LoneQuote;
}

bool isLoneQuote(const JudgedEntry& judged)
{
    return judged.verdict == EntryVerdict::Quoted && judged.entry.slip == PathSlip::LoneQuote;
}

/// In the order of PATH: a folder that an earlier entry names already is not named again.
std::vector<Correction> correctionsOf(const Facts& facts)
{
    std::vector<Correction> corrections;
    QSet<QString> named;
    for (const JudgedEntry& judged : judgeEntries(facts)) {
        if (judged.verdict != EntryVerdict::Misspelt && !isLoneQuote(judged) &&
            !isOfUsersVariable(judged))
            continue;
        Correction correction{judged.entry, {}, {}};
        for (qsizetype i = 0; i < judged.entry.meant.size(); ++i) {
            const QString& folder = judged.entry.meant[i];
            const QString text = judged.entry.corrected[i];
            // With administrator rights an entry is written without variables.
            const bool literal =
                judged.entry.hive == Hive::LocalMachine && winpath::hasVariable(text);
            const bool isNew = !facts.path->find(folder) && !named.contains(winpath::key(folder));
            if (isNew && isPartlyOpen(judged.entry) && judged.entry.meantOpen.contains(folder))
                correction.openTexts << text;
            else if (isNew)
                correction.texts << (literal ? folder : text);
            named.insert(winpath::key(folder));
        }
        corrections.push_back(correction);
    }
    return corrections;
}

/// Windows' own folders are not put on the system PATH with administrator rights.
bool holdsWindowsOwn(const Facts& facts, const PathEntry& entry)
{
    return entry.hive == Hive::LocalMachine && facts.system &&
           std::ranges::any_of(entry.meant, [&](const QString& folder) {
               return winpath::isInside(folder, facts.system->folders.windows);
           });
}

/// Once corrected, the entry would have a Go found that is not the wanted one, perhaps before it.
bool bringsOtherGo(const Facts& facts, const PathEntry& entry)
{
    const auto wanted = goOrder(facts).wanted;
    return wanted && entry.meantTools.contains(QStringLiteral("go")) &&
           std::ranges::none_of(entry.meant, [&](const QString& folder) {
               return winpath::same(folder, wanted->bin());
           });
}

/// The user PATH is expanded with the user's variables.
Fix moveToUser(const Facts& facts, const Correction& correction, const QString& ruleId)
{
    const PathEntry& entry = correction.entry;
    std::vector<Change> changes{EditPath{
        Scope::Machine, {{PathEdit::Kind::Remove, entry.raw, {}, entry.occurrence, ruleId}}}};
    if (!correction.texts.isEmpty())
        changes.emplace_back(
            EditPath{Scope::User, {{PathEdit::Kind::InsertLast, entry.raw, {}, 0, ruleId}}});
    const QString id = QStringLiteral("move-to-user");
    const Text title = Text::tr("Move the entry from the system PATH to the user PATH");
    return bringsOtherGo(facts, entry) ? rules::offeredFix(id, title, changes)
                                       : rules::recommendedFix(facts, id, title, changes);
}

/// What any user may write to goes to the user PATH; the rest takes the entry's place.
Fix splitToBoth(const Facts& facts, const Correction& correction, const QString& ruleId)
{
    const PathEntry& entry = correction.entry;
    const QString texts = correction.texts.join(u';');
    const auto kind = texts.isEmpty() ? PathEdit::Kind::Remove : PathEdit::Kind::Replace;
    std::vector<Change> changes{
        EditPath{Scope::Machine, {{kind, entry.raw, texts, entry.occurrence, ruleId}}}};
    EditPath user{Scope::User, {}};
    user.edits.reserve(static_cast<std::size_t>(correction.openTexts.size()));
    for (const QString& text : correction.openTexts)
        user.edits.push_back({PathEdit::Kind::InsertLast, text, {}, 0, ruleId});
    changes.emplace_back(user);
    const QString id = QStringLiteral("split");
    const QString open = correction.openTexts.join(u';');
    const Text title =
        texts.isEmpty()
            ? Text::tr("Move %1 to the user PATH").arg(open)
            : Text::tr("Change the entry to %1, and move %2 to the user PATH").arg(texts).arg(open);
    return bringsOtherGo(facts, entry) ? rules::offeredFix(id, title, changes)
                                       : rules::recommendedFix(facts, id, title, changes);
}

Fix fixOf(const Facts& facts, const Correction& correction, const QString& ruleId)
{
    const PathEntry& entry = correction.entry;
    if (entry.slip == PathSlip::OfUser)
        return moveToUser(facts, correction, ruleId);
    if (entry.meant.isEmpty())
        return rules::manualFix(QStringLiteral("correct-quotes"),
                                Text::tr("Remove the quote and check what stands after it"));
    // Nothing may put such a folder on the system PATH: any user could plant programs there.
    if (!entry.meantOpen.isEmpty() && !isPartlyOpen(entry))
        return openFolderFix();
    const bool isProgram = entry.slip == PathSlip::Program;
    const bool isQuote = entry.slip == PathSlip::LoneQuote;
    if (!isQuote && holdsWindowsOwn(facts, entry) && !(isProgram && correction.texts.isEmpty()))
        return rules::manualFix(
            QStringLiteral("correct-windows"),
            Text::tr("Change the entry yourself: GoSetup does not change entries of Windows"));
    if (isQuote && holdsWindowsOwn(facts, entry))
        return rules::manualFix(
            QStringLiteral("correct-quotes"),
            Text::tr("Remove the quote yourself: GoSetup does not change entries of Windows"));
    if (!correction.openTexts.isEmpty())
        return splitToBoth(facts, correction, ruleId);
    EditPath edit{rules::scopeOf(entry.hive), {}};
    const QString texts = correction.texts.join(u';');
    if (correction.texts.isEmpty()) {
        edit.edits.push_back({PathEdit::Kind::Remove, entry.raw, {}, entry.occurrence, ruleId});
        return rules::recommendedFix(facts, QStringLiteral("remove"),
                                     Text::tr("Remove the entry: PATH contains the folder"),
                                     {edit});
    }
    edit.edits.push_back({PathEdit::Kind::Replace, entry.raw, texts, entry.occurrence, ruleId});
    const QString id = QStringLiteral("correct");
    const Text title = Text::tr("Change the entry to %1").arg(texts);
    return entry.meantExist && !bringsOtherGo(facts, entry)
               ? rules::recommendedFix(facts, id, title, {edit})
               : rules::offeredFix(id, title, {edit});
}

/// The tools in its folders that no other entry of PATH provides.
QStringList missedTools(const Facts& facts, const PathEntry& entry)
{
    QStringList missed;
    for (const QString& tool : entry.meantTools) {
        if (!facts.toolchain)
            return {};
        const auto& found = facts.toolchain->candidates(tool);
        const bool elsewhere = std::ranges::any_of(found, [](const ToolCandidate& candidate) {
            return candidate.kind != ToolCandidate::Kind::AliasStub;
        });
        if (!elsewhere)
            missed << tool;
    }
    return missed;
}

/// A quote that the system PATH leaves open goes on in the user PATH: tools that are there alone.
QStringList hiddenUserTools(const Facts& facts)
{
    QStringList hidden;
    for (const QString& tool : facts.toolchain ? watchedTools() : QStringList()) {
        const auto& found = facts.toolchain->candidates(tool);
        const bool isUsers = std::ranges::all_of(found, [](const ToolCandidate& candidate) {
            return candidate.hive == Hive::CurrentUser;
        });
        const bool isProgram = std::ranges::any_of(found, [](const ToolCandidate& candidate) {
            return candidate.kind != ToolCandidate::Kind::AliasStub;
        });
        if (isUsers && isProgram)
            hidden << tool;
    }
    return hidden;
}

Text titleFor(PathSlip slip)
{
    switch (slip) {
    case PathSlip::Invisible: return Text::tr("A PATH entry contains invisible characters");
    case PathSlip::LookAlike: return Text::tr("A PATH entry contains look-alike characters");
    case PathSlip::LoneQuote: return Text::tr("A quote in PATH has no closing quote");
    case PathSlip::Joined: return Text::tr("PATH has no semicolon between two folders");
    case PathSlip::Program:
        return Text::tr("A PATH entry names a program instead of the folder that it is in");
    case PathSlip::OfUser: return Text::tr("The system PATH contains a user variable");
    default: return Text::tr("A PATH entry contains a space that Windows does not ignore");
    }
}

/// Letters for what nobody sees: "\u{A0}".
QString shown(const QString& raw)
{
    QString text;
    for (const QChar c : raw) {
        const bool plain = c.isPrint() && c != QChar::Nbsp && c.category() != QChar::Other_Format;
        text += plain ? QString(c)
                      : QStringLiteral("\\u{%1}").arg(QString::number(c.unicode(), 16).toUpper());
    }
    return text;
}

Findings findingsOf(const Facts& facts, PathSlip slip, const QString& ruleId)
{
    Findings findings;
    if (!facts.path)
        return findings;
    for (const Correction& correction : correctionsOf(facts)) {
        const PathEntry& entry = correction.entry;
        if (entry.slip != slip)
            continue;
        QStringList missed = missedTools(facts, entry);
        const bool loneQuote = slip == PathSlip::LoneQuote;
        const bool hidesUserPath = loneQuote && entry.hive == Hive::LocalMachine;
        if (hidesUserPath)
            missed += hiddenUserTools(facts);
        Finding finding = rules::say(
            missed.isEmpty() && !hidesUserPath ? Status::Warning : Status::Problem, titleFor(slip),
            {Text::tr("\"%1\" (%2 PATH)").arg(shown(entry.raw)).arg(rules::scopeName(entry.hive))});
        if (slip == PathSlip::OfUser)
            finding.evidence.push_back(Text::tr("user variables are not available there: Windows "
                                                "expands the system PATH without them"));
        if (loneQuote)
            finding.evidence.push_back(Text::tr("cmd.exe and Go take everything after the quote as "
                                                "one entry, other programs do not"));
        if (hidesUserPath)
            finding.evidence.push_back(
                Text::tr("the user PATH comes after it and is part of that entry"));
        if (entry.meantExist)
            finding.evidence.push_back(
                Text::tr("the folder that exists: %1").arg(entry.meant.join(u';')));
        for (const QString& gone : entry.meantGone)
            finding.evidence.push_back(Text::tr("%1 does not exist").arg(gone));
        if (!missed.isEmpty())
            finding.evidence.push_back(
                Text::tr("not found because of it: %1").arg(missed.join(QLatin1String(", "))));
        finding.alsoAbout = missed;
        finding.subject = entry.occurrence == 0
                              ? entry.raw
                              : QStringLiteral("%1 #%2").arg(entry.raw).arg(entry.occurrence + 1);
        finding.fixes = {fixOf(facts, correction, ruleId)};
        findings.push_back(finding);
    }
    return findings;
}

} // namespace

Fix openFolderFix()
{
    return rules::manualFix(
        QStringLiteral("correct-open-folder"),
        Text::tr("Move folders that any user can write to from the system PATH to the user PATH"));
}

std::vector<Finding> blanksInPath(const Facts& facts)
{
    return findingsOf(facts, PathSlip::Blank, QStringLiteral("path.trailing-space"));
}

std::vector<Finding> lookAlikesInPath(const Facts& facts)
{
    return findingsOf(facts, PathSlip::LookAlike, QStringLiteral("env.look-alike-characters"));
}

std::vector<Finding> controlCharactersInPath(const Facts& facts)
{
    return findingsOf(facts, PathSlip::Invisible, QStringLiteral("env.control-characters"));
}

std::vector<Finding> joinedFoldersInPath(const Facts& facts)
{
    return findingsOf(facts, PathSlip::Joined, QStringLiteral("path.dead-entries"));
}

std::vector<Finding> programsInPath(const Facts& facts)
{
    return findingsOf(facts, PathSlip::Program, QStringLiteral("path.dead-entries"));
}

std::vector<Finding> userVariablesInPath(const Facts& facts)
{
    return findingsOf(facts, PathSlip::OfUser, QStringLiteral("path.dead-entries"));
}

std::vector<Finding> loneQuotesInPath(const Facts& facts)
{
    return findingsOf(facts, PathSlip::LoneQuote, QStringLiteral("path.quoted-entries"));
}

QString misspeltEntryFor(const Facts& facts, const QString& folder)
{
    for (const JudgedEntry& judged : judgeEntries(facts)) {
        const bool isMended = judged.entry.hive == Hive::CurrentUser || rules::canElevate(facts);
        // What is added behind it is not found either, whoever removes the quote.
        const bool isOdd =
            isLoneQuote(judged) || (judged.verdict == EntryVerdict::Misspelt && isMended &&
                                    !judged.entry.meantOpen.contains(folder, Qt::CaseInsensitive) &&
                                    !holdsWindowsOwn(facts, judged.entry));
        if (!isOdd)
            continue;
        for (const QString& meant : judged.entry.meant) {
            if (winpath::same(meant, folder))
                return judged.entry.raw;
        }
    }
    return {};
}

} // namespace gosetup
