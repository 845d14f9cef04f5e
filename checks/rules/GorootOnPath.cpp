// SPDX-License-Identifier: Apache-2.0
#include "rules/GorootOnPath.h"

#include "paths/WindowsPath.h"
#include "rules/GoOrder.h"
#include "rules/RuleKit.h"
#include "rules/SettingPlaces.h"

#include <algorithm>
#include <optional>

namespace gosetup {

namespace {

const QString gorootName = QStringLiteral("GOROOT");

/// The scope whose GOROOT the entry is expanded with.
std::optional<Hive> gorootSeenBy(const Facts& facts, const PathEntry& entry)
{
    std::optional<Hive> seen;
    for (const SettingPlace& place : settingPlaces(facts, gorootName)) {
        const bool isVisible =
            place.hive && (entry.hive == Hive::CurrentUser || *place.hive == Hive::LocalMachine);
        if (isVisible && (!seen || *place.hive == Hive::CurrentUser))
            seen = place.hive;
    }
    return seen;
}

/// On everybody's PATH only what nobody else can change: the folder of a person is none for it.
bool mayServeAll(const Facts& facts, const QString& root)
{
    if (!facts.system || !facts.locations ||
        winpath::isInside(root, facts.system->folders.userProfile))
        return false;
    const LocationFacts* folder = locationOf(facts, root);
    return folder != nullptr && folder->access && !folder->access->ordinaryUsersMayWrite;
}

/// The Go that is found nowhere on PATH today.
const ToolchainInstall* lostGo(const Facts& facts)
{
    if (!facts.toolchain || !facts.environment || !facts.goEnv)
        return nullptr;
    const GoOrder order = goOrder(facts);
    return order.wanted != nullptr && order.wantedEntry == nullptr && order.blockers.empty()
               ? order.wanted
               : nullptr;
}

bool isStale(const Facts& facts, Hive hive)
{
    return std::ranges::any_of(settingPlaces(facts, gorootName), [&](const SettingPlace& place) {
        const ToolchainInstall* tree =
            place.hive == hive ? facts.toolchain->install(winpath::clean(place.value)) : nullptr;
        return place.hive == hive && (tree == nullptr || !tree->hasProgram);
    });
}

} // namespace

bool isMendedWithGoroot(const Facts& facts, const JudgedEntry& judged)
{
    const PathEntry& entry = judged.entry;
    if (judged.verdict != EntryVerdict::Dead || entry.several || !entry.hasVariable ||
        QString(entry.raw).remove(u'"').trimmed().compare(QLatin1String("%GOROOT%\\bin"),
                                                          Qt::CaseInsensitive) != 0)
        return false;
    const ToolchainInstall* go = lostGo(facts);
    const auto seen = go != nullptr ? gorootSeenBy(facts, entry) : std::nullopt;
    if (!seen || !isStale(facts, *seen))
        return false;
    const bool isWide = entry.hive == Hive::LocalMachine;
    const bool needsRights = isWide || *seen == Hive::LocalMachine;
    return (!needsRights || rules::canElevate(facts)) && (!isWide || mayServeAll(facts, go->root));
}

std::vector<Change> mendedWithGoroot(const Facts& facts, Hive gorootOf)
{
    std::vector<Change> changes;
    bool isDone = false; // one entry is enough: a second one would be its copy
    for (const JudgedEntry& judged : judgeEntries(facts)) {
        if (!isMendedWithGoroot(facts, judged) || gorootSeenBy(facts, judged.entry) != gorootOf)
            continue;
        const auto kind = isDone ? PathEdit::Kind::Remove : PathEdit::Kind::Replace;
        changes.emplace_back(
            EditPath{rules::scopeOf(judged.entry.hive),
                     {{kind, judged.entry.raw, isDone ? QString() : lostGo(facts)->bin(),
                       judged.entry.occurrence, QStringLiteral("env.goroot-stale")}}});
        isDone = true;
    }
    return changes;
}

} // namespace gosetup
