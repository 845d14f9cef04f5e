// SPDX-License-Identifier: Apache-2.0
#include "engine/WithheldFixes.h"

#include "changes/elevated/ElevationPolicy.h"
#include "changes/run/Planner.h"
#include "gosettings/SettingNames.h"
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"
#include "rules/ValueFaults.h"

#include <algorithm>
#include <optional>

namespace gosetup {

namespace {

std::optional<Refusal> refusalOf(Machine& machine, const std::vector<Change>& changes)
{
    if (std::ranges::none_of(changes, [](const Change& c) { return needsElevation(c); }))
        return std::nullopt;
    std::vector<RequestedChange> wanted;
    wanted.reserve(changes.size());
    for (const Change& change : changes)
        wanted.push_back({change, {}, 1});
    const auto plan = makePlan(machine, wanted);
    return plan ? plannedRefusal(machine, *plan) : std::nullopt;
}

bool userHas(const Facts& facts, const QString& name)
{
    return facts.environment && !facts.environment->text(Hive::CurrentUser, name).isEmpty();
}

/// Whether a user variable beside the system's is right: the rule on different values says the
/// same.
bool mayOverride(const Facts& facts, const QString& name)
{
    if (!gosettings::isSettingName(name))
        return true;
    const auto places = settingPlaces(facts, name);
    const auto wide = std::ranges::find(places, Hive::LocalMachine, &SettingPlace::hive);
    return wide != places.end() && facts.goEnv && isFaulty(facts, name, wide->value);
}

/// The same values as user variables; what only deletes a system variable stays.
std::optional<Fix> overriding(const Facts& facts, const Fix& fix)
{
    Fix other{QStringLiteral("override"), {}, {}, true};
    for (const Change& change : fix.changes) {
        const auto* set = std::get_if<SetVariable>(&change);
        if (!needsElevation(change) || (set != nullptr && !set->text)) {
            other.recommended = other.recommended && !needsElevation(change);
            other.changes.push_back(change);
            continue;
        }
        if (set == nullptr || userHas(facts, set->name))
            return std::nullopt;
        other.recommended = other.recommended && mayOverride(facts, set->name);
        other.changes.emplace_back(SetVariable{Scope::User, set->name, set->text});
        other.title = Text::tr("Set the user variable %1 to %2: it overrides the system variable")
                          .arg(set->name)
                          .arg(rules::shownValue(set->name, *set->text));
    }
    return other;
}

std::optional<Fix> byHand(const Change& refused)
{
    const auto* set = std::get_if<SetVariable>(&refused);
    if (set == nullptr && !std::holds_alternative<EditPath>(refused))
        return std::nullopt;
    return rules::manualFix(
        QStringLiteral("edit-system-variable"),
        Text::tr("Edit the system variable %1 in System Properties > Environment Variables")
            .arg(set == nullptr ? QStringLiteral("Path") : set->name));
}

void addOnce(std::vector<Fix>& fixes, Fix fix)
{
    if (std::ranges::find(fixes, fix.id, &Fix::id) == fixes.end())
        fixes.push_back(std::move(fix));
}

} // namespace

void withholdRefused(Machine& machine, const Facts& facts, std::vector<Finding>& findings)
{
    for (Finding& finding : findings) {
        std::vector<Fix> instead;
        for (Fix& fix : finding.fixes) {
            const auto refusal = fix.recommended ? refusalOf(machine, fix.changes) : std::nullopt;
            if (!refusal)
                continue;
            fix.recommended = false;
            finding.evidence.push_back(refusal->why.message);
            auto own = overriding(facts, fix);
            if (own && !refusalOf(machine, own->changes))
                instead.push_back(std::move(*own));
            if (auto manual = byHand(refusal->change))
                instead.push_back(std::move(*manual));
        }
        for (Fix& fix : instead)
            addOnce(finding.fixes, std::move(fix));
    }
}

} // namespace gosetup
