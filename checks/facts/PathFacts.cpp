// SPDX-License-Identifier: Apache-2.0
#include "facts/PathFacts.h"

#include "gosettings/ValueText.h"
#include "paths/PathList.h"

#include <QHash>
#include <QRegularExpression>

namespace gosetup {

bool PathEntry::searched() const
{
    return !unexpanded && !unknownVariable && !blankEnds && slip != PathSlip::LoneQuote &&
           winpath::isAbsolute(folder);
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

/// The text without invisible characters; white space at its ends stays.
QString visible(const QString& text)
{
    const QString guarded = gosettings::withoutInvisible(u'x' + text + u'x');
    return guarded.mid(1, guarded.size() - 2);
}

/// No blank at an end of a name.
QString withoutBlanks(const QString& entry)
{
    QStringList names = QString(entry).replace(u'/', u'\\').split(u'\\');
    for (QString& name : names)
        name = name.trimmed();
    return names.join(u'\\');
}

/// "C:\\a,C:\\b", "C:\\aC:\\b" and "C:\\a,%B%": what follows each drive, or a variable behind a
/// separator. One text where only one place is named.
QStringList splitAtDrives(const QString& entry)
{
    static const QRegularExpression drive(
        QStringLiteral("[A-Za-z]:[\\\\/]|(?<=[,|:])\\s*%[^%\\\\/:*?\"<>|]+%"));
    static const QRegularExpression separators(QStringLiteral("[,:|\\s]+\\z"));
    QList<qsizetype> starts;
    auto matches = drive.globalMatch(entry);
    while (matches.hasNext())
        starts << matches.next().capturedStart();
    if (entry.startsWith(u'%') && !starts.isEmpty())
        starts.prepend(0);
    if (starts.size() < 2 || starts.first() != 0)
        return {entry};
    QStringList parts;
    for (qsizetype i = 0; i < starts.size(); ++i) {
        const qsizetype end = i + 1 < starts.size() ? starts[i + 1] : entry.size();
        parts << entry.mid(starts[i], end - starts[i]).remove(separators);
    }
    return parts;
}

PathSlip slipOf(const QString& raw)
{
    const QString shown = visible(raw);
    if (shown != raw || raw.contains(QChar::Nbsp))
        return PathSlip::Invisible;
    if (gosettings::withAsciiPunctuation(shown) != shown)
        return PathSlip::LookAlike;
    if (withoutBlanks(raw).size() != raw.size())
        return PathSlip::Blank;
    return splitAtDrives(raw).size() > 1 ? PathSlip::Joined : PathSlip::None;
}

/// A sound entry whose variable has blanks around its value, or a variable in it.
void lookAtVariable(PathEntry& entry, const winpath::VariableLookup& lookup)
{
    if (!entry.hasVariable)
        return;
    const QString folder = meantFolder(entry.raw, lookup);
    const bool isThis = !entry.blankEnds && winpath::same(folder, entry.folder);
    if (isThis || !winpath::isAbsolute(folder) || winpath::hasVariable(folder) ||
        folder.contains(u';'))
        return;
    entry.slip = PathSlip::Variable;
    entry.corrected = QStringList{folder};
    entry.meant = entry.corrected;
}

/// Judged raw: whether a folder really bears such a name is for the collector to see.
void lookForSlip(PathEntry& entry, const winpath::VariableLookup& lookup)
{
    if (entry.unexpanded || entry.raw.trimmed().isEmpty())
        return;
    const bool loneQuote = hasLoneQuote(entry.raw);
    if (entry.quoted && !loneQuote && entry.raw.contains(u';'))
        return;
    const QString raw = QString(entry.raw).remove(u'"');
    const PathSlip slip = loneQuote ? PathSlip::LoneQuote : slipOf(raw);
    if (slip == PathSlip::None)
        return lookAtVariable(entry, lookup);
    // A lone quote is told in any case: what it hides is told by `meant`, where that is clear.
    if (loneQuote)
        entry.slip = slip;
    const PathList listed(gosettings::withAsciiPunctuation(visible(raw)).remove(u'"'));
    QStringList parts;
    for (const QString& part : listed.entries())
        parts << splitAtDrives(part);
    QStringList corrected;
    QStringList folders;
    for (const QString& part : parts) {
        const QString text = withoutBlanks(part);
        const QString folder = winpath::searchedFolder(winpath::expand(text, lookup));
        if (text.isEmpty())
            continue;
        if (!winpath::isAbsolute(folder))
            return;
        corrected << text;
        folders << folder;
    }
    entry.slip = slip;
    entry.corrected = corrected;
    entry.meant = folders;
}

/// Windows expands the machine's PATH before it knows the user's variables.
void lookForUserVariable(PathEntry& entry, const winpath::VariableLookup& users)
{
    if (entry.hive != Hive::LocalMachine || !entry.unknownVariable || entry.unexpanded)
        return;
    const QString expanded = winpath::expand(entry.raw, users);
    const QString folder = winpath::searchedFolder(expanded);
    if (winpath::hasVariable(expanded) || winpath::hasBlankEnds(expanded) ||
        expanded.contains(u';') || !winpath::isAbsolute(folder))
        return;
    entry.slip = PathSlip::OfUser;
    entry.corrected = QStringList{entry.raw};
    entry.meant = QStringList{folder};
}

void addEntries(PathScope& scope, PathEntry entry, const winpath::VariableLookup& lookup,
                const winpath::VariableLookup& users)
{
    const QString expanded = winpath::expand(entry.raw, lookup);
    entry.hasVariable = winpath::hasVariable(entry.raw);
    entry.quoted = entry.raw.contains(u'"');
    entry.unexpanded = entry.hasVariable && scope.kind == RegKind::String;
    const PathList parts(expanded);
    entry.several = entry.hasVariable && parts.entries().size() > 1;
    if (!entry.several) {
        entry.folder = winpath::searchedFolder(expanded);
        entry.blankEnds = winpath::hasBlankEnds(expanded);
        entry.unknownVariable = entry.hasVariable && winpath::hasVariable(expanded);
        lookForSlip(entry, lookup);
        lookForUserVariable(entry, users);
        scope.entries.push_back(entry);
        return;
    }
    for (const QString& part : parts.entries()) {
        entry.folder = winpath::searchedFolder(part);
        entry.blankEnds = winpath::hasBlankEnds(part);
        entry.unknownVariable = winpath::hasVariable(part);
        if (!entry.folder.isEmpty())
            scope.entries.push_back(entry);
    }
}

Observed<PathScope> parseScope(const EnvironmentFacts& environment, Hive hive)
{
    const winpath::VariableLookup users = environment.lookup(Hive::CurrentUser);
    const winpath::VariableLookup lookup =
        hive == Hive::CurrentUser ? users : environment.lookup(Hive::LocalMachine);
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
        addEntries(scope, entry, lookup, users);
    }
    return scope;
}

} // namespace

PathFacts parsePath(const EnvironmentFacts& environment)
{
    PathFacts facts;
    facts.machine = parseScope(environment, Hive::LocalMachine);
    facts.user = parseScope(environment, Hive::CurrentUser);
    facts.processText = environment.process.value(QStringLiteral("PATH"));
    return facts;
}

} // namespace gosetup
