// SPDX-License-Identifier: Apache-2.0
#include "rules/PathCharacters.h"

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
};

/// In the order of PATH: a folder that an earlier entry names already is not named again.
std::vector<Correction> correctionsOf(const Facts& facts)
{
    std::vector<Correction> corrections;
    QSet<QString> named;
    for (const JudgedEntry& judged : judgeEntries(facts)) {
        if (judged.verdict != EntryVerdict::Misspelt)
            continue;
        Correction correction{judged.entry, {}};
        for (qsizetype i = 0; i < judged.entry.meant.size(); ++i) {
            const QString& folder = judged.entry.meant[i];
            const QString text = judged.entry.corrected[i];
            // With administrator rights an entry is written without variables.
            const bool literal =
                judged.entry.hive == Hive::LocalMachine && winpath::hasVariable(text);
            if (!facts.path->find(folder) && !named.contains(winpath::key(folder)))
                correction.texts << (literal ? folder : text);
            named.insert(winpath::key(folder));
        }
        corrections.push_back(correction);
    }
    return corrections;
}

Fix fixOf(const Facts& facts, const Correction& correction, const QString& ruleId)
{
    const PathEntry& entry = correction.entry;
    EditPath edit{rules::scopeOf(entry.hive), {}};
    const auto add = [&](PathEdit::Kind kind, const QString& text, const QString& replacement) {
        const bool inserts = kind == PathEdit::Kind::InsertLast;
        edit.edits.push_back({kind, text, replacement, inserts ? 0 : entry.occurrence, ruleId});
    };
    if (correction.texts.isEmpty()) {
        add(PathEdit::Kind::Remove, entry.raw, {});
        return rules::recommendedFix(facts, QStringLiteral("remove"),
                                     Text::tr("Remove the entry: PATH contains the folder"),
                                     {edit});
    }
    add(PathEdit::Kind::Replace, entry.raw, correction.texts.front());
    for (const QString& text : correction.texts.mid(1))
        add(PathEdit::Kind::InsertLast, text, {});
    return rules::recommendedFix(
        facts, QStringLiteral("correct"),
        Text::tr("Change the entry to %1").arg(correction.texts.join(u';')), {edit});
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

Text titleFor(PathSlip slip)
{
    switch (slip) {
    case PathSlip::Invisible: return Text::tr("A PATH entry contains invisible characters");
    case PathSlip::LookAlike: return Text::tr("A PATH entry contains look-alike characters");
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
        const QStringList missed = missedTools(facts, entry);
        Finding finding = rules::say(
            missed.isEmpty() ? Status::Warning : Status::Problem, titleFor(slip),
            {Text::tr("\"%1\" (%2 PATH)").arg(shown(entry.raw)).arg(rules::scopeName(entry.hive)),
             Text::tr("the folder that exists: %1").arg(entry.meant.join(u';'))});
        if (!missed.isEmpty())
            finding.evidence.push_back(
                Text::tr("not found because of it: %1").arg(missed.join(QLatin1String(", "))));
        finding.subject = entry.occurrence == 0
                              ? entry.raw
                              : QStringLiteral("%1 #%2").arg(entry.raw).arg(entry.occurrence + 1);
        finding.fixes = {fixOf(facts, correction, ruleId)};
        findings.push_back(finding);
    }
    return findings;
}

} // namespace

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

QString misspeltEntryFor(const Facts& facts, const QString& folder)
{
    for (const JudgedEntry& judged : judgeEntries(facts)) {
        const bool isMended = judged.entry.hive == Hive::CurrentUser || rules::canElevate(facts);
        if (judged.verdict != EntryVerdict::Misspelt || !isMended)
            continue;
        for (const QString& meant : judged.entry.meant) {
            if (winpath::same(meant, folder))
                return judged.entry.raw;
        }
    }
    return {};
}

} // namespace gosetup
