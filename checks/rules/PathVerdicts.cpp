// SPDX-License-Identifier: Apache-2.0
#include "rules/PathVerdicts.h"

#include "machine/ProvidedVariables.h"
#include "paths/PathList.h"
#include "rules/GoOrder.h"
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace gosetup {

namespace {

/// What every entry is held against, made once: a PATH may have ten thousand of them.
struct Scales
{
    explicit Scales(const Facts& facts) : mayBeMissing{winpath::key(wantedGoBin(facts))}
    {
        if (facts.goEnv)
            mayBeMissing << winpath::key(facts.goEnv->goBin());
        if (facts.environment) {
            machineLookup = facts.environment->lookup(Hive::LocalMachine);
            userLookup = facts.environment->lookup(Hive::CurrentUser);
        }
    }

    [[nodiscard]] const winpath::VariableLookup& lookup(Hive hive) const
    {
        return hive == Hive::LocalMachine ? machineLookup : userLookup;
    }

    /// Folders that may be missing for good reasons: the next `go install` makes them.
    QStringList mayBeMissing;
    winpath::VariableLookup machineLookup;
    winpath::VariableLookup userLookup;
};

/// Whether a name without a value in the registry may have one all the same: every Windows has it,
/// or this process does, as Windows adds variables by other ways. A variable of the user is none to
/// the machine's PATH, whatever the process knows.
bool mayHaveValue(const EnvironmentFacts& environment, const PathEntry& entry,
                  const winpath::VariableLookup& lookup)
{
    for (const QString& name : variablesOf(entry.raw)) {
        if (!lookup(name).isNull())
            continue;
        const EnvironmentBlock* user = environment.block(Hive::CurrentUser);
        const bool isUsers =
            entry.hive == Hive::LocalMachine && user != nullptr && user->find(name) != nullptr;
        if (isProvidedVariable(name) || (!isUsers && environment.process.contains(name.toUpper())))
            return true;
    }
    return false;
}

bool isLastOfCutValue(const Facts& facts, const PathEntry& entry)
{
    // setx keeps 1024 characters, its final NUL counted or not. Source: setx /?
    const PathScope* scope = facts.path->scope(entry.hive);
    const bool cutLength = scope->text.size() == 1023 || scope->text.size() == 1024;
    return cutLength && !scope->entries.empty() && scope->entries.back().index == entry.index;
}

EntryVerdict ofItself(const Facts& facts, const PathEntry& entry, const Scales& scales)
{
    if (entry.several || entry.raw.trimmed().isEmpty())
        return EntryVerdict::Keep;
    if (entry.slip == PathSlip::LoneQuote)
        return EntryVerdict::Quoted;
    if (entry.slip == PathSlip::Variable && entry.meantExist)
        return EntryVerdict::Variable;
    if (entry.slip != PathSlip::None && entry.slip != PathSlip::OfUser && entry.meantExist)
        return EntryVerdict::Misspelt;
    if (entry.unknownVariable)
        return facts.environment &&
                       mayHaveValue(*facts.environment, entry, scales.lookup(entry.hive))
                   ? EntryVerdict::Unreachable
                   : EntryVerdict::Dead;
    if (!winpath::isAbsolute(entry.folder))
        return EntryVerdict::Relative;
    if (entry.file.notPresent() && !entry.driveMissing) {
        if (winpath::isUnc(entry.folder))
            return EntryVerdict::Unreachable;
        if (isLastOfCutValue(facts, entry))
            return EntryVerdict::Cut;
        const bool mayBeMissing =
            !entry.blankEnds && scales.mayBeMissing.contains(winpath::key(entry.folder));
        return mayBeMissing ? EntryVerdict::Keep : EntryVerdict::Dead;
    }
    if (!entry.file)
        return EntryVerdict::Unreachable;
    if (!entry.isFolder() && !reparse::pointsElsewhere(entry.file->reparseTag))
        return EntryVerdict::Dead;
    return EntryVerdict::Keep;
}

bool isShadow(const GoOrder& order, const PathEntry& entry)
{
    for (const ToolCandidate& blocker : order.blockers) {
        const bool goBin =
            !blocker.root.isEmpty() &&
            winpath::same(blocker.entryFolder, winpath::join(blocker.root, QStringLiteral("bin")));
        if (goBin && winpath::same(entry.folder, blocker.entryFolder))
            return true;
    }
    return false;
}

bool counts(const JudgedEntry& judged)
{
    return judged.verdict == EntryVerdict::Keep && !judged.entry.folder.isEmpty();
}

/// "%GOROOT%\bin" where nothing sets GOROOT.
bool isBinOfUnsetGoroot(const PathEntry& entry)
{
    QString text = entry.raw;
    text = text.replace(u'/', u'\\').trimmed().toUpper();
    while (text.endsWith(u'\\'))
        text.chop(1);
    return entry.unknownVariable &&
           (text == QLatin1String("%GOROOT%\\BIN") || text == QLatin1String("%GOROOT%"));
}

bool isRootOf(const ToolchainInstall& install, const QString& folder)
{
    const QStringList roots = install.otherRoots + QStringList{install.root, install.resolvedRoot};
    return !folder.isEmpty() && std::ranges::any_of(roots, [&](const QString& root) {
        return winpath::same(root, folder);
    });
}

/// The entry by which Go was meant to be found, where none finds it. On the system PATH only what
/// nobody can refuse: a Go in Program Files.
bool missesBin(const Facts& facts, const GoOrder& order, const JudgedEntry& judged)
{
    const PathEntry& entry = judged.entry;
    if (!order.wanted || order.wantedEntry || !order.blockers.empty() || entry.several ||
        entry.quoted || entry.unexpanded || entry.slip != PathSlip::None)
        return false;
    const bool isMachines = entry.hive == Hive::LocalMachine;
    if (isMachines && (!rules::canElevate(facts) || !facts.system ||
                       !winpath::isInside(order.wanted->bin(), facts.system->folders.programFiles)))
        return false;
    return (judged.verdict == EntryVerdict::Keep && isRootOf(*order.wanted, entry.folder)) ||
           (judged.verdict == EntryVerdict::Dead && isBinOfUnsetGoroot(entry));
}

/// A variable that holds a list, "%PATH%" for one, all of whose folders stand earlier: told of its
/// first folder, as the entry is one.
void markRepeatedLists(std::vector<JudgedEntry>& all)
{
    QSet<QString> earlier;
    for (std::size_t i = 0; i < all.size();) {
        const PathEntry& entry = all[i].entry;
        std::size_t end = i + 1;
        while (entry.several && end < all.size() && all[end].entry.hive == entry.hive &&
               all[end].entry.index == entry.index)
            ++end;
        bool isRepeated = entry.several;
        for (std::size_t j = i; j < end; ++j)
            isRepeated = isRepeated && earlier.contains(winpath::key(all[j].entry.folder));
        for (std::size_t j = i; j < end; ++j)
            earlier.insert(winpath::key(all[j].entry.folder));
        if (isRepeated)
            all[i].verdict = EntryVerdict::Duplicate;
        i = end;
    }
}

/// An entry whose %VAR% Windows leaves alone is the copy to drop, wherever it stands.
void markDuplicates(std::vector<JudgedEntry>& all)
{
    QHash<QString, std::vector<std::size_t>> earlier; // by folder, those that count
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!counts(all[i]))
            continue;
        std::vector<std::size_t>& same = earlier[winpath::key(all[i].entry.folder)];
        if (!same.empty() && !all[i].entry.several) {
            const std::size_t j = same.front();
            const bool dropEarlier = all[j].entry.unexpanded && !all[i].entry.unexpanded &&
                                     all[j].entry.hive == all[i].entry.hive;
            (dropEarlier ? all[j] : all[i]).verdict = EntryVerdict::Duplicate;
            if (!dropEarlier)
                continue;
            same.erase(same.begin());
        }
        same.push_back(i);
    }
}

} // namespace

bool isOfUsersVariable(const JudgedEntry& judged)
{
    return judged.verdict == EntryVerdict::Dead && judged.entry.slip == PathSlip::OfUser &&
           judged.entry.meantExist;
}

std::vector<JudgedEntry> judgeEntries(const Facts& facts)
{
    std::vector<JudgedEntry> all;
    if (!facts.path)
        return all;
    const GoOrder order = goOrder(facts);
    const Scales scales(facts);
    bool isBinMissed = false;
    for (const PathEntry& entry : facts.path->effective()) {
        JudgedEntry judged{entry, ofItself(facts, entry, scales)};
        if (judged.verdict == EntryVerdict::Keep && !entry.several && isShadow(order, entry))
            judged.verdict = EntryVerdict::Shadow;
        if (!isBinMissed && missesBin(facts, order, judged)) {
            judged.verdict = EntryVerdict::NoBin;
            isBinMissed = true;
        }
        all.push_back(judged);
    }
    markDuplicates(all);
    markRepeatedLists(all);
    for (JudgedEntry& judged : all) {
        if (judged.verdict == EntryVerdict::Keep && judged.entry.quoted && !judged.entry.several &&
            !judged.entry.raw.contains(u';'))
            judged.verdict = EntryVerdict::Quoted;
    }
    return all;
}

} // namespace gosetup
