// SPDX-License-Identifier: Apache-2.0
#include "rules/HotPaths.h"

#include "paths/WindowsPath.h"

namespace gosetup::rules {

std::vector<HotPath> hotPaths(const Facts& facts)
{
    std::vector<HotPath> paths;
    if (!facts.goEnv || !facts.system)
        return paths;
    paths.push_back({QStringLiteral("GOCACHE"),
                     winpath::clean(facts.goEnv->value(QStringLiteral("GOCACHE"))), false});
    const QString own = facts.goEnv->value(QStringLiteral("GOTMPDIR"));
    paths.push_back(
        {QStringLiteral("GOTMPDIR"),
         own.isEmpty() ? winpath::join(facts.system->folders.localAppData, QStringLiteral("go-tmp"))
                       : winpath::clean(own),
         own.isEmpty()});
    return paths;
}

} // namespace gosetup::rules
