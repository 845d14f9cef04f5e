// SPDX-License-Identifier: Apache-2.0
#include "rules/GoOnPath.h"

#include "paths/PathList.h"
#include "rules/GoOrder.h"
#include "rules/PathCharacters.h"
#include "rules/PathVerdicts.h"

namespace gosetup::rules {

namespace {

const QString missingGoId = QStringLiteral("path.missing-go");

/// Whether a console opened now would find the folder, and whether this one does.
bool processHas(const Facts& facts, const QString& folder)
{
    for (const QString& part : facts.path->processText.split(u';', Qt::SkipEmptyParts)) {
        if (winpath::same(entryFolder(part), folder))
            return true;
    }
    return false;
}

/// The rule on that entry has the fix: its finding is about the same entry.
Findings misspeltGo(const QString& entry)
{
    Findings findings =
        note(Text::tr("PATH contains Go's folder, but misspelt"), {verbatim(entry)});
    findings.front().subject = entry;
    return findings;
}

/// A Go that is in no known folder may answer all the same, by a program that starts it.
Findings withoutKnownGo(const ToolchainFacts& tools, const GoOrder& order)
{
    if (order.winner && tools.starter && tools.starter->runs() && !tools.starter->version.isEmpty())
        return inOrder({verbatim(order.winner->path)});
    Evidence evidence;
    for (const ToolchainInstall& install : tools.installs)
        evidence.push_back(Text::tr("the Go in %1 is not known to run").arg(install.root));
    if (evidence.empty())
        evidence.push_back(Text::tr("no Go that runs was found on PATH or in the usual folders"));
    return note(Text::tr("There is no Go to add to PATH yet"), evidence);
}

/// The entry by which Go was meant to be found.
std::optional<PathEntry> entryWithoutBin(const Facts& facts)
{
    for (const JudgedEntry& judged : judgeEntries(facts)) {
        if (judged.verdict == EntryVerdict::NoBin)
            return judged.entry;
    }
    return std::nullopt;
}

void correctEntry(const Facts& facts, Finding& finding, const PathEntry& entry, const QString& bin)
{
    finding.evidence.push_back(
        entry.unknownVariable
            ? Text::tr("%1 (%2 PATH): the variable %3 is not set")
                  .arg(entry.raw)
                  .arg(scopeName(entry.hive))
                  .arg(variablesOf(entry.raw).value(0))
            : Text::tr("%1 (%2 PATH) is Go's folder; go.exe is in its subfolder bin")
                  .arg(entry.raw)
                  .arg(scopeName(entry.hive)));
    finding.alsoAbout = {entry.raw};
    // On the system PATH without variables: no other is accepted there.
    const bool isLiteral = entry.hive == Hive::LocalMachine || entry.unknownVariable;
    const QString text = isLiteral ? bin : withBin(entry.raw);
    finding.fixes = {recommendedFix(
        facts, QStringLiteral("correct"), Text::tr("Change the entry to %1").arg(text),
        {EditPath{scopeOf(entry.hive),
                  {{PathEdit::Kind::Replace, entry.raw, text, entry.occurrence, missingGoId}}}})};
}

} // namespace

QString withBin(const QString& entry)
{
    QString text = entry.trimmed();
    while (text.endsWith(u'\\') || text.endsWith(u'/'))
        text.chop(1);
    return text + QStringLiteral("\\bin");
}

Findings missingGo(const Facts& facts)
{
    const GoOrder order = goOrder(facts);
    if (!order.wanted)
        return withoutKnownGo(*facts.toolchain, order);
    if (order.wantedEntry) {
        const QString folder = order.wantedEntry->entryFolder;
        if (facts.path->processText.isEmpty() || processHas(facts, folder))
            return inOrder({verbatim(folder)});
        return note(
            Text::tr("Go is on PATH, but not in this console: open a new terminal"),
            {Text::tr("%1 is in the registry; this program was started before that").arg(folder)});
    }
    // Another Go that answers is path.shadowed-go's business: one fix, not two.
    if (!order.blockers.empty())
        return note(Text::tr("PATH points to another Go"), {verbatim(order.blockers.front().path)});
    const QString bin = order.wanted->bin();
    if (const QString misspelt = misspeltEntryFor(facts, bin); !misspelt.isEmpty())
        return misspeltGo(misspelt);
    Finding finding = say(Status::Problem, Text::tr("Go is not on PATH"),
                          {Text::tr("%1 is in %2").arg(order.wanted->version).arg(bin)});
    finding.subject = bin;
    if (const auto entry = entryWithoutBin(facts)) {
        correctEntry(facts, finding, *entry, bin);
        return {finding};
    }
    finding.fixes = {recommendedFix(
        facts, QStringLiteral("add"), Text::tr("Add %1 to the user PATH").arg(bin),
        {EditPath{Scope::User, {{PathEdit::Kind::InsertLast, bin, {}, 0, missingGoId}}}})};
    return {finding};
}

} // namespace gosetup::rules
