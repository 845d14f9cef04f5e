// SPDX-License-Identifier: Apache-2.0
#include "session/EngineChoices.h"

#include "engine/ExclusionOffers.h"
#include "rules/Advice.h"

namespace gosetup {

namespace {

/// A setting whose value is to be gone is one that no value is good for.
bool isAnything(const QString& /*value*/)
{
    return true;
}

void addSetting(Choices& wanted, const Facts& facts, const QString& name,
                const std::optional<QString>& value)
{
    if (!value)
        return;
    const auto changes = value->isEmpty() ? clearGoSetting(facts, name, isAnything)
                                          : setGoSetting(facts, name, *value);
    for (const Change& change : changes)
        wanted.extra.push_back({change, {}});
}

} // namespace

Choices engineChoices(const WizardChoices& choices, const Report& report)
{
    Choices wanted;
    if (choices.fixes) {
        wanted.fixes = choices.fixes;
        return wanted;
    }
    wanted.root = choices.root;
    wanted.scope = choices.scope;
    addSetting(wanted, report.facts, QStringLiteral("GOPROXY"), choices.goproxy);
    addSetting(wanted, report.facts, QStringLiteral("GOPRIVATE"), choices.goprivate);
    if (choices.gopath) {
        const auto text = choices.gopath->isEmpty() ? std::nullopt : choices.gopath;
        wanted.extra.push_back({SetVariable{Scope::User, QStringLiteral("GOPATH"), text}, {}});
    }
    if (!choices.mendPath)
        wanted.skip << QStringLiteral("path");
    const QStringList hotPaths{QStringLiteral("defender.hot-paths")};
    for (const QString& folder : choices.exclusions) {
        for (const Change& change : exclusionChanges(report.facts, folder))
            wanted.extra.push_back({change, hotPaths});
    }
    if (choices.aliasesChosen) {
        wanted.skip << QStringLiteral("alias.shadows-go");
        for (const QString& name : choices.aliasesOff)
            wanted.extra.push_back(
                {SwitchAlias{name, false, 0, {}}, {QStringLiteral("alias.shadows-go")}});
    }
    return wanted;
}

} // namespace gosetup
