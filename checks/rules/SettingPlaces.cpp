// SPDX-License-Identifier: Apache-2.0
#include "rules/SettingPlaces.h"

#include "gosettings/ShownAddress.h"
#include "rules/RuleKit.h"

#include <algorithm>

namespace gosetup {

std::vector<SettingPlace> settingPlaces(const Facts& facts, const QString& name)
{
    std::vector<SettingPlace> places;
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        const EnvironmentBlock* block =
            facts.environment ? facts.environment->block(hive) : nullptr;
        const VariableFact* variable = block ? block->find(name) : nullptr;
        if (!variable || !variable->isText() || variable->text().isEmpty())
            continue;
        const QString text = variable->text();
        places.push_back({hive, text,
                          variable->value.kind == RegKind::ExpandString
                              ? winpath::expand(text, facts.environment->lookup(hive))
                              : text});
    }
    const QString line = facts.goEnv ? facts.goEnv->fileValues.value(name) : QString();
    // An empty line counts where it hides the one of go.env.
    const bool hides = facts.goEnv && !facts.goEnv->off && facts.goEnv->fileValues.contains(name) &&
                       facts.goEnv->rootValues.contains(name);
    if ((!line.isEmpty() || hides) && !line.contains(QChar::ReplacementCharacter))
        places.push_back({std::nullopt, line, facts.goEnv->fileMeant.value(name, line)});
    return places;
}

Change changeAt(const SettingPlace& place, const QString& name, const std::optional<QString>& text)
{
    if (place.hive)
        return SetVariable{rules::scopeOf(*place.hive), name, text};
    return WriteGoEnv{name, text};
}

std::vector<Change> setGoSetting(const Facts& facts, const QString& name, const QString& value)
{
    const std::vector<SettingPlace> places = settingPlaces(facts, name);
    const bool isVariable = !places.empty() && places.front().hive;
    if (isVariable && (places.front().hive == Hive::CurrentUser || rules::canElevate(facts)))
        return {changeAt(places.front(), name, value)};
    // Without rights over the machine's value, the user's own beats it.
    if (isVariable || (facts.goEnv && facts.goEnv->off))
        return {SetVariable{Scope::User, name, value}};
    return {WriteGoEnv{name, value}};
}

QString expandedAt(const Facts& facts, const SettingPlace& place, const QString& text)
{
    return place.hive && facts.environment
               ? winpath::expand(text, facts.environment->lookup(*place.hive))
               : text;
}

const LocationFacts* locationOf(const Facts& facts, const QString& path)
{
    if (!facts.locations)
        return nullptr;
    const auto& all = facts.locations->locations;
    const auto found = std::ranges::find_if(
        all, [&](const LocationFacts& location) { return winpath::same(location.path, path); });
    return found == all.end() ? nullptr : &*found;
}

Text placeText(const Facts& facts, const QString& name, const SettingPlace& place)
{
    // What may be shown of a proxy's address shows in the value alone.
    const bool isProxy = gosettings::isProxyVariable(name);
    const Text shown = rules::shownValue(name, isProxy ? place.value : place.text);
    return place.hive
               ? Text::tr("%1 (%2) = %3").arg(name).arg(rules::scopeName(*place.hive)).arg(shown)
               : Text::tr("%1 in %2 = %3").arg(name).arg(facts.goEnv->file).arg(shown);
}

std::vector<Text> placesOf(const Facts& facts, const QString& name)
{
    std::vector<Text> places;
    for (const SettingPlace& place : settingPlaces(facts, name))
        places.push_back(placeText(facts, name, place));
    if (places.empty() && facts.goEnv &&
        facts.goEnv->setting(name).source == GoSetting::Source::GoRoot)
        places.push_back(Text::tr("%1 in %2 = %3")
                             .arg(name)
                             .arg(winpath::join(facts.goEnv->goroot, QStringLiteral("go.env")))
                             .arg(rules::shownValue(name, facts.goEnv->value(name))));
    return places;
}

} // namespace gosetup
