// SPDX-License-Identifier: Apache-2.0
#include "rules/GopathMove.h"

#include "rules/RuleKit.h"
#include "rules/SettingPlaces.h"

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
    const LocationFacts* there = locationOf(facts, move.to);
    move.isClosed = there != nullptr && there->access && !there->access->currentUserMayWrite;
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

QString workspaceAround(const Facts& facts)
{
    if (!facts.goEnv || !facts.system || !facts.goEnv->setting(QStringLiteral("GOPATH")).isSet())
        return {};
    const QString parent = workspaceByName(*facts.goEnv);
    if (parent.isEmpty())
        return {};
    const QString usual = winpath::join(facts.system->folders.userProfile, QStringLiteral("go"));
    const LocationFacts* modules =
        locationOf(facts, winpath::join(parent, QStringLiteral("pkg\\mod")));
    const bool isWorkspace = winpath::same(parent, usual) || (modules && modules->exists);
    return isWorkspace ? parent : QString();
}

std::vector<Text> lostByMove(const Facts& facts, const GopathMove& move)
{
    std::vector<Text> lines;
    if (!facts.path)
        return lines;
    const QString bin = winpath::join(move.from, QStringLiteral("bin"));
    bool isWrittenOut = false;
    for (const PathEntry& entry : facts.path->effective()) {
        if (!winpath::same(entry.folder, bin) || !entry.isFolder())
            continue;
        isWrittenOut =
            isWrittenOut || !entry.raw.contains(QLatin1String("%GOPATH%"), Qt::CaseInsensitive);
        if (lines.empty())
            lines.push_back(Text::tr("%1: programs there are no longer found then, as PATH names "
                                     "the folder by %2; install them again")
                                .arg(bin)
                                .arg(entry.raw));
    }
    return isWrittenOut ? std::vector<Text>() : lines;
}

QString wantedGoBin(const Facts& facts)
{
    if (!facts.goEnv)
        return {};
    const GoSetting own = facts.goEnv->setting(QStringLiteral("GOBIN"));
    const auto move = own.value.isEmpty() ? gopathMove(facts) : std::nullopt;
    return move ? winpath::join(move->to, QStringLiteral("bin")) : facts.goEnv->goBin();
}

} // namespace gosetup
