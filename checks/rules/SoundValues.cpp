// SPDX-License-Identifier: Apache-2.0
#include "rules/SoundValues.h"

#include "gosettings/Refusal.h"
#include "gosettings/SettingNames.h"
#include "gosettings/Words.h"
#include "rules/JudgeLocation.h"
#include "rules/RuleKit.h"
#include "rules/ValueFaults.h"

#include <algorithm>

namespace gosetup {

namespace {

/// What only weighs two places against each other says nothing of a value.
bool isAboutValues(const Rule& rule)
{
    return rule.id != QLatin1String("env.scope-conflict") &&
           rule.id != QLatin1String("env.old-processes");
}

bool changes(const Change& change, const QString& name)
{
    const auto* variable = std::get_if<SetVariable>(&change);
    const auto* line = std::get_if<WriteGoEnv>(&change);
    return (variable && variable->name == name) || (line && line->name == name);
}

bool isAbout(const Finding& finding, const QString& name)
{
    return finding.subject == name || std::ranges::any_of(finding.fixes, [&](const Fix& fix) {
               return std::ranges::any_of(
                   fix.changes, [&](const Change& change) { return changes(change, name); });
           });
}

/// Nobody has looked for the program of a value to be, unless it is today's.
void setProgram(CompilerFacts& compilers, const QString& name, const SettingPlace& place,
                const QString& command)
{
    const QString word = gosettings::splitWords(command).words.value(0);
    for (CompilerFact* fact :
         {&compilers.c, &compilers.cxx, &compilers.cacheProgram, &compilers.pkgConfig}) {
        if (fact->variable != name || fact->word == word)
            continue;
        *fact = CompilerFact{};
        fact->variable = name;
        fact->isSet = !word.isEmpty();
        fact->inEnvironment = fact->isSet && place.hive.has_value();
        fact->word = word;
    }
}

/// What Go keeps in the setting's folder; nullopt where no rule on places looks at it.
std::optional<Purpose> purposeOf(const QString& name)
{
    if (name == QLatin1String("GOPATH"))
        return Purpose::Workspace;
    const QStringList caches = {QStringLiteral("GOCACHE"), QStringLiteral("GOMODCACHE"),
                                QStringLiteral("GOTMPDIR")};
    return caches.contains(name) ? std::optional(Purpose::Cache) : std::nullopt;
}

/// Those of them that somebody has looked at.
void useFolders(LocationsFacts& locations, const QString& name, const QString& value)
{
    const auto purpose = purposeOf(name);
    if (!purpose)
        return;
    const QStringList folders = gosettings::splitFolderList(value);
    for (LocationFacts& location : locations.locations) {
        const bool isUsed = std::ranges::any_of(folders, [&](const QString& folder) {
            return winpath::same(location.path, winpath::clean(folder));
        });
        if (isUsed && location.purpose == Purpose::Reference) {
            location.purpose = *purpose;
            location.name = name;
        }
    }
}

/// The machine with that one value in place, as far as rules on settings see it.
Facts withValue(const Facts& facts, const QString& name, const SettingPlace& place,
                const QString& text)
{
    Facts after = facts;
    GoEnvFacts goEnv = *facts.goEnv;
    goEnv.fileEarlier.clear(); // rules look at what counts; and this is asked for each such line
    const QString value = expandedAt(facts, place, text);
    GoSetting& setting = goEnv.settings[name];
    setting.name = name;
    setting.value = value;
    setting.refusal = goEnv.refusal(name, value, !place.hive);
    setting.source = !place.hive                        ? GoSetting::Source::File
                     : *place.hive == Hive::CurrentUser ? GoSetting::Source::User
                                                        : GoSetting::Source::Machine;
    if (!place.hive) {
        goEnv.fileValues[name] = value;
        goEnv.fileMeant[name] = value;
    } else if (after.environment) {
        EnvironmentFacts environment = *after.environment;
        auto& observed = *place.hive == Hive::CurrentUser ? environment.user : environment.machine;
        EnvironmentBlock block = *observed;
        for (VariableFact& variable : block.variables) {
            if (variable.name.compare(name, Qt::CaseInsensitive) == 0)
                variable.value = RegValue::fromText(RegKind::String, value);
        }
        observed = block;
        after.environment = environment;
    }
    after.goEnv = goEnv;
    if (facts.compilers) {
        CompilerFacts compilers = *facts.compilers;
        setProgram(compilers, name, place, value);
        after.compilers = compilers;
    }
    if (facts.locations) {
        LocationsFacts locations = *facts.locations;
        useFolders(locations, name, value);
        after.locations = locations;
    }
    return after;
}

/// One that Windows cannot make, or where only administrators may write, or on another computer.
bool isUnusableFolder(const Facts& facts, const QString& folder)
{
    constexpr qsizetype longest = 247; // MAX_PATH less a name of 8.3
    const bool isSystems =
        facts.system && (winpath::isInside(folder, facts.system->folders.windows) ||
                         winpath::isInside(folder, facts.system->folders.programFiles));
    const LocationFacts* location = locationOf(facts, winpath::clean(folder));
    const bool hasNoDrive = location != nullptr && location->volume.notPresent();
    return folder.size() > longest || isSystems || hasNoDrive || winpath::isUnc(folder) ||
           std::ranges::any_of(winpath::segments(folder), [](const QString& segment) {
               return winpath::hasForbiddenCharacter(segment) || winpath::isReservedName(segment);
           });
}

/// Whether the rules on places find a problem with it once Go keeps its files there. A whole drive
/// works, but nobody is led to one.
bool isRefusedPlace(const Facts& facts, const QString& name, const QString& folder)
{
    const auto purpose = purposeOf(name);
    if (!purpose)
        return false;
    LocationFacts place;
    if (const LocationFacts* known = locationOf(facts, winpath::clean(folder))) {
        place = *known;
    } else {
        place.path = winpath::clean(folder);
        place.absolute = winpath::isAbsolute(place.path);
        place.access = Observed<FolderAccess>::unknown(WhyUnknown::Failed, {});
        place.volume = Observed<VolumeInfo>::unknown(WhyUnknown::Failed, {});
    }
    if ((place.exists && !place.isFolder) || winpath::isDriveRoot(place.path))
        return true;
    place.purpose = *purpose;
    place.name = name;
    LocationContext context = locationContext(facts, Scope::User);
    context.proposed = false;
    return isRefused(judgeLocation(place, context));
}

} // namespace

bool isNoPlaceForGo(const Facts& facts, const QString& name, const QString& value)
{
    using Kind = gosettings::SettingKind;
    const Kind kind = gosettings::kindOf(name);
    if (kind == Kind::Folder && value.contains(u';'))
        return true;
    const QStringList folders =
        kind == Kind::FolderList ? gosettings::splitFolderList(value) : QStringList{value};
    const bool holdsFolders = kind == Kind::Folder || kind == Kind::FolderList;
    return holdsFolders && std::ranges::any_of(folders, [&](const QString& folder) {
               return isUnusableFolder(facts, folder) || isRefusedPlace(facts, name, folder);
           });
}

bool isComplainedOf(const Facts& facts, const QString& name)
{
    for (const auto& topic :
         {rules::goFolderRules, rules::goBuildRules, rules::buildSettingRules, rules::goModuleRules,
          rules::proxyRules, rules::environmentRules, rules::cgoRules}) {
        for (const Rule& rule : topic()) {
            if (!isAboutValues(rule))
                continue;
            for (const Finding& finding : rule.evaluate(facts)) {
                const bool isOfCompiler = name == QLatin1String("CGO_ENABLED") &&
                                          topicOf(rule.id) == QLatin1String("cgo");
                if (finding.status >= Status::Warning && (isOfCompiler || isAbout(finding, name)))
                    return true;
            }
        }
    }
    return false;
}

bool wouldBeSound(const Facts& facts, const QString& name, const SettingPlace& place,
                  const QString& text)
{
    const QString value = expandedAt(facts, place, text);
    return !isNoPlaceForGo(facts, name, value) && !isFaulty(facts, name, value) &&
           !isComplainedOf(withValue(facts, name, place, text), name);
}

} // namespace gosetup
