// SPDX-License-Identifier: Apache-2.0
#include "rules/GoSettingFixes.h"

#include "rules/RuleKit.h"

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
    // Go's own downloaded toolchains live below GOPATH by design.
    const QString downloads = winpath::join(gopath, QStringLiteral("pkg\\mod"));
    return std::any_of(facts.toolchain->installs.begin(), facts.toolchain->installs.end(),
                       [&](const ToolchainInstall& install) {
                           return !winpath::isInside(install.root, downloads) &&
                                  (winpath::isInside(install.root, gopath) ||
                                   winpath::isInside(gopath, install.root));
                       });
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
    const QString usual = winpath::join(facts.system->folders.userProfile, QStringLiteral("go"));
    const bool isUsual = winpath::same(move.to, usual);
    if (!isUsual)
        move.changes.emplace_back(MakeFolder{move.to, Scope::User, false});
    const GoSetting setting = facts.goEnv->setting(QStringLiteral("GOPATH"));
    if (setting.source == GoSetting::Source::File) {
        move.changes.emplace_back(WriteGoEnv{setting.name, move.to});
    } else if (setting.source == GoSetting::Source::Machine && isUsual &&
               rules::canElevate(facts)) {
        // The default is the place wanted, and the machine's block cannot name a person's folder.
        move.changes.emplace_back(SetVariable{Scope::Machine, setting.name, std::nullopt});
    } else {
        move.changes.emplace_back(
            SetVariable{Scope::User, QStringLiteral("GOPATH"),
                        isUsual ? QStringLiteral("%USERPROFILE%\\go") : move.to});
    }
    return move;
}

QString wantedGoBin(const Facts& facts)
{
    if (!facts.goEnv)
        return {};
    const QString own = facts.goEnv->value(QStringLiteral("GOBIN"));
    if (!own.isEmpty())
        return winpath::clean(own);
    const auto move = gopathMove(facts);
    return move ? winpath::join(move->to, QStringLiteral("bin")) : facts.goEnv->goBin();
}

namespace {

std::optional<Hive> variableHive(const Facts& facts, const QString& name)
{
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        if (facts.environment && !facts.environment->text(hive, name).isEmpty())
            return hive;
    }
    return std::nullopt;
}

} // namespace

std::vector<Change> setGoSetting(const Facts& facts, const QString& name, const QString& value)
{
    const std::optional<Hive> hive = variableHive(facts, name);
    if (hive && (*hive == Hive::CurrentUser || rules::canElevate(facts)))
        return {SetVariable{rules::scopeOf(*hive), name, value}};
    // Without rights over the machine's value, the user's own beats it.
    if (hive || (facts.goEnv && facts.goEnv->off))
        return {SetVariable{Scope::User, name, value}};
    return {WriteGoEnv{name, value}};
}

namespace {

/// A variable's text as a new process gets it.
QString valueIn(const Facts& facts, Hive hive, const QString& name)
{
    const EnvironmentBlock* block = facts.environment ? facts.environment->block(hive) : nullptr;
    const VariableFact* variable = block ? block->find(name) : nullptr;
    if (!variable || !variable->isText())
        return {};
    return variable->value.kind == RegKind::ExpandString
               ? winpath::expand(variable->text(), facts.environment->lookup())
               : variable->text();
}

} // namespace

std::vector<Change> clearGoSetting(const Facts& facts, const QString& name,
                                   const std::function<bool(const QString&)>& unwanted)
{
    std::vector<Change> changes;
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        const QString text = valueIn(facts, hive, name);
        if (!text.isEmpty() && unwanted(text))
            changes.emplace_back(SetVariable{rules::scopeOf(hive), name, std::nullopt});
    }
    const QString line = facts.goEnv ? facts.goEnv->fileValues.value(name) : QString();
    if (!line.isEmpty() && unwanted(line))
        changes.emplace_back(WriteGoEnv{name, std::nullopt});
    return changes;
}

std::vector<Fix> clearingFix(const Facts& facts, const QString& name,
                             const std::function<bool(const QString&)>& unwanted)
{
    const std::vector<Change> changes = clearGoSetting(facts, name, unwanted);
    if (changes.empty())
        return {};
    return {rules::recommendedFix(facts, QStringLiteral("clear"), Text::tr("Remove %1").arg(name),
                                  changes)};
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

std::vector<Text> placesOf(const Facts& facts, const QString& name)
{
    std::vector<Text> places;
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        const QString text = facts.environment ? facts.environment->text(hive, name) : QString();
        if (!text.isEmpty())
            places.push_back(Text::tr("%1 (%2) = %3")
                                 .arg(name)
                                 .arg(rules::scopeName(hive))
                                 .arg(rules::shownValue(name, text)));
    }
    if (facts.goEnv && facts.goEnv->fileValues.contains(name))
        places.push_back(Text::tr("%1 in %2 = %3")
                             .arg(name)
                             .arg(facts.goEnv->file)
                             .arg(rules::shownValue(name, facts.goEnv->fileValues.value(name))));
    return places;
}

} // namespace gosetup
