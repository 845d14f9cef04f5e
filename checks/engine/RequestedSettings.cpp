// SPDX-License-Identifier: Apache-2.0
#include "engine/RequestedSettings.h"

#include "engine/ExclusionOffers.h"
#include "paths/PathList.h"
#include "rules/GoSettingFixes.h"

namespace gosetup {

namespace {

/// A setting whose value is to be gone is one that no value is good for.
bool isAnything(const QString& /*value*/)
{
    return true;
}

void addSetting(std::vector<RequestedChange>& requested, const Facts& facts, const QString& name,
                const std::optional<QString>& value)
{
    if (!value)
        return;
    const auto changes = value->isEmpty() ? clearGoSetting(facts, name, isAnything)
                                          : setGoSetting(facts, name, *value);
    for (const Change& change : changes)
        requested.push_back({change, {}});
}

/// Go would make a folder in a drive's root with the rights of the root, where every account may
/// write: it is made before, with a list of its own.
void addRootFolders(std::vector<RequestedChange>& requested, const Facts& facts,
                    const QString& gopath)
{
    const auto lookup = facts.environment ? facts.environment->lookup() : winpath::VariableLookup();
    const QStringList entries =
        PathList(lookup ? winpath::expand(gopath, lookup) : gopath).entries();
    for (const QString& entry : entries) {
        const QString folder = winpath::clean(entry);
        if (winpath::isAbsolute(folder) && winpath::isDriveRoot(winpath::parent(folder)))
            requested.push_back(
                {MakeFolder{folder, Scope::User, false}, {}}); // the planner protects
    }
}

} // namespace

std::vector<RequestedChange> requestedSettings(const Facts& facts, const PlanRequest& request)
{
    std::vector<RequestedChange> requested;
    addSetting(requested, facts, QStringLiteral("GOPROXY"), request.goproxy);
    addSetting(requested, facts, QStringLiteral("GOPRIVATE"), request.goprivate);
    if (request.gopath) {
        const auto text = request.gopath->isEmpty() ? std::nullopt : request.gopath;
        requested.push_back({SetVariable{Scope::User, QStringLiteral("GOPATH"), text}, {}});
        addRootFolders(requested, facts, *request.gopath);
    }
    for (const QString& folder : request.exclusions) {
        for (const Change& change : exclusionChanges(facts, folder))
            requested.push_back({change, {QStringLiteral("defender.hot-paths")}});
    }
    for (const QString& name : request.aliasesOff.value_or(QStringList()))
        requested.push_back({SwitchAlias{name, false, 0, {}}, {QLatin1String(aliasRuleId)}});
    return requested;
}

} // namespace gosetup
