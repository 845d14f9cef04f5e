// SPDX-License-Identifier: Apache-2.0
#include "rules/GoOnPath.h"

#include "paths/PathList.h"
#include "rules/GoOrder.h"
#include "rules/PathCharacters.h"

namespace gosetup::rules {

namespace {

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

} // namespace

Findings missingGo(const Facts& facts)
{
    const GoOrder order = goOrder(facts);
    if (!order.wanted)
        return note(Text::tr("There is no Go to add to PATH yet"));
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
    finding.fixes = {recommendedFix(
        facts, QStringLiteral("add"), Text::tr("Add %1 to the user PATH").arg(bin),
        {EditPath{Scope::User,
                  {{PathEdit::Kind::InsertLast, bin, {}, 0, QStringLiteral("path.missing-go")}}}})};
    return {finding};
}

} // namespace gosetup::rules
