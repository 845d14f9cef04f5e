// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

namespace gosetup::collect {

namespace {

/// Absent counts as 0.
Observed<bool> isOne(const Registry& registry, const QString& key, const QString& name)
{
    const auto value = registry.read({Hive::LocalMachine, key, name});
    if (!value)
        return Observed<bool>::from(value.error());
    return value->has_value() && (*value)->dword().value_or(0) == 1;
}

/// Direct children only: a junction deeper down is rare, and a deep walk is slow.
QStringList linksIn(const Files& files, const QString& folder)
{
    constexpr int maxChildren = 300;
    QStringList links;
    const auto names = files.list(folder);
    if (!names)
        return links;
    for (const QString& name : names->mid(0, maxChildren)) {
        const auto info = files.info(winpath::join(folder, name));
        if (info && info->has_value() && reparse::pointsElsewhere((*info)->reparseTag))
            links << winpath::join(folder, name);
    }
    return links;
}

} // namespace

DefenderFacts defender(Machine& machine, const Basics& basics)
{
    DefenderFacts facts;
    const auto status = machine.defender().status();
    facts.status =
        status ? Observed<DefenderStatus>(*status) : Observed<DefenderStatus>::from(status.error());
    const auto raw = machine.defender().exclusions();
    facts.lists = raw ? interpretLists(*raw, basics.system.info.elevated)
                      : Observed<DefenderLists>::from(raw.error());
    const auto others = machine.defender().otherProducts();
    facts.otherProducts =
        others ? Observed<QStringList>(*others) : Observed<QStringList>::from(others.error());
    facts.localMergeDisabled =
        isOne(machine.registry(), QStringLiteral("SOFTWARE\\Policies\\Microsoft\\Windows Defender"),
              QStringLiteral("DisableLocalAdminMerge"));
    facts.tamperProtectsExclusions =
        isOne(machine.registry(), QStringLiteral("SOFTWARE\\Microsoft\\Windows Defender\\Features"),
              QStringLiteral("TPExclusions"));
    if (!facts.lists)
        return facts;
    for (const QString& path : facts.lists->paths) {
        const auto info = machine.files().info(winpath::clean(path));
        facts.exists.insert(path, !info || info->has_value());
        const QStringList links = linksIn(machine.files(), winpath::clean(path));
        if (!links.isEmpty())
            facts.linksInside.insert(path, links);
    }
    return facts;
}

} // namespace gosetup::collect
