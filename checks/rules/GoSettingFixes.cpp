// SPDX-License-Identifier: Apache-2.0
#include "rules/GoSettingFixes.h"

#include "gosettings/Refusal.h"
#include "gosettings/SettingNames.h"
#include "gosettings/ShownAddress.h"
#include "gosettings/Words.h"
#include "rules/JudgeLocation.h"
#include "rules/RuleKit.h"
#include "rules/ValueFaults.h"

#include <algorithm>

namespace gosetup {

namespace {

bool inCloud(const Facts& facts, const QString& path)
{
    return facts.cloud && facts.cloud->rootOf(path) != nullptr;
}

/// Also through links: what counts is where the bytes are.
bool liesInCloud(const Facts& facts, const QString& path)
{
    if (inCloud(facts, path))
        return true;
    if (!facts.locations)
        return false;
    return std::any_of(facts.locations->locations.begin(), facts.locations->locations.end(),
                       [&](const LocationFacts& location) {
                           return winpath::same(location.path, path) && location.resolved &&
                                  inCloud(facts, *location.resolved);
                       });
}

bool collides(const Facts& facts, const QString& gopath)
{
    if (!facts.toolchain)
        return false;
    return std::any_of(
        facts.toolchain->installs.begin(), facts.toolchain->installs.end(),
        [&](const ToolchainInstall& install) { return winpath::isInside(gopath, install.root); });
}

QString target(const Facts& facts)
{
    const KnownFolders& folders = facts.system->folders;
    const QString usual = winpath::join(folders.userProfile, QStringLiteral("go"));
    if (!liesInCloud(facts, usual) && !collides(facts, usual))
        return usual;
    const QString drive = winpath::drive(folders.windows);
    return (drive.isEmpty() ? QStringLiteral("C:") : drive) + QStringLiteral("\\gopath");
}

} // namespace

std::optional<GopathMove> gopathMove(const Facts& facts)
{
    if (!facts.system || !facts.environment || !facts.goEnv)
        return std::nullopt;
    GopathMove move;
    move.from = winpath::clean(facts.goEnv->gopaths().value(0));
    if (move.from.isEmpty())
        return std::nullopt;
    move.fromCloud = liesInCloud(facts, move.from);
    move.collides = collides(facts, move.from);
    if (!move.fromCloud && !move.collides)
        return std::nullopt;
    move.to = target(facts);
    const QStringList others = facts.goEnv->gopaths().mid(1);
    const QString usual = winpath::join(facts.system->folders.userProfile, QStringLiteral("go"));
    const bool isUsual = winpath::same(move.to, usual);
    if (!isUsual)
        // Below a drive's root everyone could plant programs.
        move.changes.emplace_back(MakeFolder{move.to, Scope::User, true});
    const GoSetting setting = facts.goEnv->setting(QStringLiteral("GOPATH"));
    if (setting.source == GoSetting::Source::File) {
        move.changes.emplace_back(
            WriteGoEnv{setting.name, (QStringList{move.to} + others).join(u';')});
    } else if (setting.source == GoSetting::Source::Machine && isUsual && others.isEmpty() &&
               rules::canElevate(facts)) {
        // The default is the place wanted, and the machine's block cannot name a person's folder.
        move.changes.emplace_back(SetVariable{Scope::Machine, setting.name, std::nullopt});
    } else {
        move.changes.emplace_back(SetVariable{
            Scope::User, QStringLiteral("GOPATH"),
            (QStringList{isUsual ? QStringLiteral("%USERPROFILE%\\go") : move.to} + others)
                .join(u';')});
    }
    return move;
}

QString wantedGoBin(const Facts& facts)
{
    if (!facts.goEnv)
        return {};
    const GoSetting own = facts.goEnv->setting(QStringLiteral("GOBIN"));
    const auto move = own.value.isEmpty() ? gopathMove(facts) : std::nullopt;
    return move ? winpath::join(move->to, QStringLiteral("bin")) : facts.goEnv->goBin();
}

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

namespace {

/// What the file says of it once the line that hides it is gone; nullopt where nothing sound.
std::optional<QString> earlierLine(const Facts& facts, const QString& name,
                                   const SettingPlace& place, const Unwanted& unwanted)
{
    if (place.hive)
        return std::nullopt;
    for (const QString& value : facts.goEnv->fileEarlier.value(name)) {
        const bool canBeWritten = !value.isEmpty() && !value.contains(u'\r') &&
                                  !value.contains(QChar::ReplacementCharacter);
        if (canBeWritten && !unwanted(value) &&
            wouldBeSound(facts, name, {std::nullopt, value, value}, value))
            return value;
    }
    return std::nullopt;
}

/// What these changes make of the setting; null where they remove it.
QString valueOfLine(const std::vector<Change>& changes)
{
    for (const Change& change : changes) {
        if (const auto* line = std::get_if<WriteGoEnv>(&change); line && line->value)
            return *line->value;
    }
    return {};
}

} // namespace

std::vector<Change> clearGoSetting(const Facts& facts, const QString& name,
                                   const Unwanted& unwanted)
{
    std::vector<Change> changes;
    for (const SettingPlace& place : settingPlaces(facts, name)) {
        if (unwanted(place.value))
            changes.push_back(changeAt(place, name, earlierLine(facts, name, place, unwanted)));
    }
    return changes;
}

namespace {

/// What Go's own go.env says of it; empty where it says nothing. Source: go.env of Go 1.24.
QString shippedValue(const QString& name)
{
    if (name == QLatin1String("GOPROXY"))
        return QStringLiteral("https://proxy.golang.org,direct");
    if (name == QLatin1String("GOSUMDB"))
        return QStringLiteral("sum.golang.org");
    return name == QLatin1String("GOTOOLCHAIN") ? QStringLiteral("auto") : QString();
}

/// A line of GOROOT\go.env is not ours to change: a line of the person's own file beats it.
std::vector<Fix> overridingFix(const Facts& facts, const QString& name, const Unwanted& unwanted)
{
    const GoSetting setting = facts.goEnv ? facts.goEnv->setting(name) : GoSetting();
    if (setting.source != GoSetting::Source::GoRoot || !unwanted(setting.value))
        return {};
    const QString file = winpath::join(facts.goEnv->goroot, QStringLiteral("go.env"));
    std::vector<Fix> fixes;
    if (const QString shipped = shippedValue(name); !shipped.isEmpty()) {
        fixes.push_back(rules::recommendedFix(facts, QStringLiteral("override"),
                                              Text::tr("Set %1 to %2").arg(name).arg(shipped),
                                              setGoSetting(facts, name, shipped)));
        // What Go takes, somebody may have meant.
        fixes.front().recommended = fixes.front().recommended && !setting.isAccepted();
    }
    fixes.push_back(
        rules::manualFix(QStringLiteral("correct-file"),
                         Text::tr("Remove %1 from %2, or install Go again").arg(name).arg(file)));
    return fixes;
}

} // namespace

std::vector<Fix> clearingFix(const Facts& facts, const QString& name, const Unwanted& unwanted)
{
    const std::vector<Change> changes = clearGoSetting(facts, name, unwanted);
    if (changes.empty())
        return overridingFix(facts, name, unwanted);
    const QString left = valueOfLine(changes);
    const Text title = left.isNull()
                           ? Text::tr("Remove %1").arg(name)
                           : Text::tr("Set %1 to %2").arg(name).arg(rules::shownValue(name, left));
    return {rules::recommendedFix(facts, QStringLiteral("clear"), title, changes)};
}

namespace {

QString expandedAt(const Facts& facts, const SettingPlace& place, const QString& text)
{
    return place.hive && facts.environment
               ? winpath::expand(text, facts.environment->lookup(*place.hive))
               : text;
}

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
    for (CompilerFact* fact : {&compilers.c, &compilers.cxx, &compilers.cacheProgram}) {
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

/// Whether the rules on places find a problem with it once Go keeps its files there.
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
    if (place.exists && !place.isFolder)
        return true;
    place.purpose = *purpose;
    place.name = name;
    LocationContext context = locationContext(facts, Scope::User);
    context.proposed = false;
    return isRefused(judgeLocation(place, context));
}

/// Go takes it, and it is no place for Go's files: also a list where Go takes one folder.
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

} // namespace

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

std::vector<Fix> correctingFixes(const Facts& facts, const QString& name, const Unwanted& isBad,
                                 const Corrected& corrected)
{
    std::vector<Fix> fixes = clearingFix(facts, name, isBad);
    std::vector<Change> changes;
    QString shown;
    for (const SettingPlace& place : settingPlaces(facts, name)) {
        if (!isBad(place.value))
            continue;
        const QString text = corrected(place.text);
        const bool sound = !text.isEmpty() && wouldBeSound(facts, name, place, text);
        changes.push_back(changeAt(
            place, name, sound ? std::optional(text) : earlierLine(facts, name, place, isBad)));
        if (sound && shown.isEmpty())
            shown = text;
    }
    if (changes.empty()) { // a value that stands nowhere yet: a person is typing it
        shown = corrected(facts.goEnv->value(name));
        if (!shown.isEmpty() && !isFaulty(facts, name, shown) &&
            !isNoPlaceForGo(facts, name, shown))
            changes = setGoSetting(facts, name, shown);
    }
    if (shown.isEmpty() || changes.empty())
        return fixes;
    for (Fix& fix : fixes)
        fix.recommended = false;
    fixes.insert(fixes.begin(),
                 rules::recommendedFix(
                     facts, QStringLiteral("correct"),
                     Text::tr("Set %1 to %2").arg(name).arg(rules::shownValue(name, shown)),
                     changes));
    return fixes;
}

std::optional<GoSetting> judgedSetting(const Facts& facts, const QString& name)
{
    return valueFault(facts, name) ? std::nullopt : std::optional(facts.goEnv->setting(name));
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
