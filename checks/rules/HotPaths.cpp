// SPDX-License-Identifier: Apache-2.0
#include "rules/HotPaths.h"

#include "paths/WindowsPath.h"
#include "rules/GoSettingFixes.h"

namespace gosetup::rules {

std::vector<HotPath> hotPaths(const Facts& facts)
{
    std::vector<HotPath> paths;
    if (!facts.goEnv || !facts.system)
        return paths;
    // What Go refuses is no folder, and one that is not there is not scanned.
    const GoSetting cache = facts.goEnv->setting(QStringLiteral("GOCACHE"));
    if (cache.isAccepted())
        paths.push_back({cache.name, winpath::clean(cache.value), false});
    const QString own = facts.goEnv->value(QStringLiteral("GOTMPDIR"));
    const LocationFacts* folder = own.isEmpty() ? nullptr : locationOf(facts, winpath::clean(own));
    if (folder != nullptr && !folder->exists)
        return paths;
    paths.push_back(
        {QStringLiteral("GOTMPDIR"),
         own.isEmpty() ? winpath::join(facts.system->folders.localAppData, QStringLiteral("go-tmp"))
                       : winpath::clean(own),
         own.isEmpty()});
    return paths;
}

} // namespace gosetup::rules
