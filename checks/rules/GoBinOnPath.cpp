// SPDX-License-Identifier: Apache-2.0
#include "rules/GoBinOnPath.h"

#include "changes/handlers/PathEdits.h"
#include "gosettings/ValueText.h"
#include "rules/GoOnPath.h"
#include "rules/GoSettingFixes.h"
#include "rules/PathCharacters.h"
#include "rules/PathVerdicts.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

/// Says where `go install` puts programs.
GoSetting goBinSetting(const Facts& facts)
{
    const GoSetting own = facts.goEnv->setting(QStringLiteral("GOBIN"));
    return own.value.isEmpty() ? facts.goEnv->setting(QStringLiteral("GOPATH")) : own;
}

/// The value that says where `go install` puts programs, where it holds blanks, quotes, a comment
/// or characters that its own rules will take out: the folder will be another one then.
QString oddGoBin(const Facts& facts)
{
    const QString value = goBinSetting(facts).value;
    return gosettings::cleanedValue(gosettings::withoutComment(value)) == value ? QString() : value;
}

const LocationFacts* nearestOf(const Facts& facts, const QString& folder)
{
    constexpr qsizetype longest = 1024; // beyond that it is a list, or nonsense
    const QString start = folder.size() > longest ? QString() : folder;
    // Of a bin in GOPATH that is to come, GOPATH tells.
    const bool isOwn = !facts.goEnv || !facts.goEnv->value(QStringLiteral("GOBIN")).isEmpty();
    for (QString on = start; !on.isEmpty(); on = winpath::parent(on)) {
        const LocationFacts* location = locationOf(facts, on);
        if (location != nullptr && (isOwn || location->exists || on != start))
            return location;
    }
    return nullptr;
}

/// Nobody can make such a folder.
bool isImpossible(const QString& folder)
{
    constexpr qsizetype longest = 247; // MAX_PATH less a name of 8.3
    return folder.size() > longest ||
           std::ranges::any_of(winpath::segments(folder), [](const QString& segment) {
               return winpath::hasForbiddenCharacter(segment) || winpath::isReservedName(segment);
           });
}

/// The setting's folder where other rules say that Go cannot use it: no drive, no rights, a file, a
/// whole drive, a folder of the system. Empty where it can.
QString unusable(const Facts& facts, const QString& bin)
{
    const LocationFacts* location = nearestOf(facts, bin);
    if (!location)
        return {};
    const bool noRights = location->access && !location->access->currentUserMayWrite;
    const bool isSystems =
        facts.system && winpath::isInside(location->path, facts.system->folders.windows);
    const bool isFile = location->exists && !location->isFolder;
    // A drive says nothing of a folder in it.
    const bool isDrives =
        winpath::isDriveRoot(location->path) && winpath::same(location->path, bin);
    return location->volume.notPresent() || noRights || isSystems || isFile || isDrives
               ? location->path
               : QString();
}

/// What keeps others from putting programs into a folder that is on PATH.
enum class Guard
{
    NotNeeded,
    ByMaking, ///< it is not there yet: it is made with a list of its own
    None      ///< they may write to it already
};

Guard guardOf(const Facts& facts, const QString& bin)
{
    const LocationFacts* location = nearestOf(facts, bin);
    const bool isOwn = facts.system && winpath::isInside(bin, facts.system->folders.userProfile);
    if (!location && facts.locations && !isOwn)
        return Guard::None; // a value to be, where nobody has looked yet
    const bool othersMayPlant =
        location && (winpath::isDriveRoot(location->nearest) ||
                     (location->access && location->access->ordinaryUsersMayWrite));
    if (!othersMayPlant)
        return Guard::NotNeeded;
    return location->exists || winpath::isUnc(bin) || isImpossible(bin) ? Guard::None
                                                                        : Guard::ByMaking;
}

/// FAT keeps no permissions: nothing protects a folder there.
bool canBeProtected(const Facts& facts, const QString& bin)
{
    const LocationFacts* location = nearestOf(facts, bin);
    return location == nullptr || !location->volume ||
           !location->volume->fileSystem.contains(QLatin1String("FAT"), Qt::CaseInsensitive);
}

/// On PATH it would bring that Go with it.
bool isBinOfGo(const Facts& facts, const QString& folder)
{
    const LocationFacts* above = locationOf(facts, winpath::parent(folder));
    if (above && above->isGoTree)
        return true;
    return facts.toolchain &&
           std::ranges::any_of(facts.toolchain->installs, [&](const ToolchainInstall& install) {
               return winpath::same(install.bin(), folder);
           });
}

/// Then no program of go install is missed yet.
bool hasNoGo(const Facts& facts)
{
    return facts.toolchain && facts.toolchain->installs.empty() &&
           facts.toolchain->candidates(QStringLiteral("go")).empty();
}

Findings noteAbout(const QString& what, Text title, Text evidence)
{
    Findings findings = note(std::move(title), {std::move(evidence)});
    findings.front().alsoAbout = {what};
    return findings;
}

Findings noteOfEntry(Text title, const QString& raw)
{
    return noteAbout(raw, std::move(title), verbatim(raw));
}

/// Whoever makes a folder that is missing below a drive's root decides what runs.
Findings onPath(const Facts& facts, const PathEntry& entry, const QString& bin)
{
    const bool isMissing = entry.file.notPresent() && !entry.driveMissing;
    if (!isMissing || guardOf(facts, bin) != Guard::ByMaking)
        return inOrder({verbatim(bin)});
    Finding finding =
        say(Status::Warning, Text::tr("Any user can create the folder for installed Go programs"),
            {Text::tr("%1 does not exist").arg(bin)});
    finding.subject = bin;
    finding.fixes = {
        recommendedFix(facts, QStringLiteral("make"),
                       Text::tr("Create the folder with a protected list of permissions"),
                       {MakeFolder{bin, Scope::User, true}})};
    return {finding};
}

/// GOPATH itself on the user PATH, where its bin was meant.
std::optional<PathEntry> entryOfGopath(const Facts& facts, const QString& bin)
{
    if (goBinSetting(facts).name != QLatin1String("GOPATH"))
        return std::nullopt;
    for (const JudgedEntry& judged : judgeEntries(facts)) {
        const PathEntry& entry = judged.entry;
        if (judged.verdict == EntryVerdict::Keep && entry.hive == Hive::CurrentUser &&
            entry.searched() && !entry.several && !entry.quoted &&
            winpath::same(winpath::join(entry.folder, QStringLiteral("bin")), bin))
            return entry;
    }
    return std::nullopt;
}

/// In place of an entry that is GOPATH itself, else behind all others.
Fix bringOnPath(const Facts& facts, Finding& finding, const QString& entry)
{
    PathEdit edit{PathEdit::Kind::InsertLast, entry, {}, 0, QStringLiteral("path.missing-gobin")};
    const auto gopath = entryOfGopath(facts, finding.subject);
    if (!gopath)
        return recommendedFix(facts, QStringLiteral("add"),
                              Text::tr("Add %1 to the user PATH").arg(finding.subject),
                              {EditPath{Scope::User, {edit}}});
    finding.evidence.push_back(
        Text::tr("%1 (%2 PATH) is GOPATH; the programs are in its subfolder bin")
            .arg(gopath->raw)
            .arg(scopeName(gopath->hive)));
    edit = {PathEdit::Kind::Replace, gopath->raw, withBin(gopath->raw), gopath->occurrence,
            edit.ruleId};
    return recommendedFix(facts, QStringLiteral("correct"),
                          Text::tr("Change the entry to %1").arg(edit.replacement),
                          {EditPath{Scope::User, {edit}}});
}

} // namespace

Findings missingGoBin(const Facts& facts)
{
    const GoSetting setting = goBinSetting(facts);
    if (!setting.isAccepted())
        return noteAbout(setting.name,
                         Text::tr("Go refuses the setting of the folder for installed programs"),
                         goSays(setting.refusal));
    if (const QString odd = oddGoBin(facts); !odd.isEmpty())
        return noteAbout(setting.name,
                         Text::tr("The folder for installed Go programs contains characters that "
                                  "do not belong there"),
                         verbatim(odd));
    const QString bin = wantedGoBin(facts);
    if (!winpath::isAbsolute(bin)) {
        Evidence places = placesOf(facts, setting.name);
        if (places.empty())
            places = {Text::tr("%1 is not set").arg(setting.name)};
        return note(Text::tr("There is no folder for installed Go programs"), places);
    }
    if (const PathEntry* entry = facts.path->find(bin))
        return onPath(facts, *entry, bin);
    const LocationFacts* own = locationOf(facts, bin);
    const bool isByOtherName =
        own != nullptr && own->exists && own->resolved && facts.path->find(*own->resolved);
    if (isByOtherName)
        return inOrder({verbatim(bin)});
    if (setting.name == QLatin1String("GOPATH") && !workspaceAround(facts).isEmpty())
        return noteAbout(setting.name, Text::tr("GOPATH is a subfolder of a workspace"),
                         verbatim(bin));
    // Where GOPATH is to move, the new folder comes onto PATH with it (FollowUps).
    const QString today = facts.goEnv->goBin();
    if (!today.isEmpty() && facts.path->find(today) && !isBinOfGo(facts, today))
        return inOrder({verbatim(today)});
    if (isBinOfGo(facts, bin))
        return note(Text::tr("Go programs are installed into a folder of Go itself"),
                    {verbatim(bin)});
    if (const QString refused = unusable(facts, bin); !refused.isEmpty())
        return noteAbout(refused, Text::tr("The folder for installed Go programs cannot be used"),
                         verbatim(refused));
    if (const QString misspelt = misspeltEntryFor(facts, bin); !misspelt.isEmpty())
        return noteOfEntry(
            Text::tr("PATH contains the folder of installed Go programs, but misspelt"), misspelt);
    for (const PathEntry& entry : facts.path->effective()) {
        if (winpath::same(entry.folder, bin) && entry.unexpanded)
            return noteOfEntry(
                Text::tr("The folder of installed Go programs is on PATH, but not expanded"),
                entry.raw);
    }
    const bool isToCome = own != nullptr && !own->exists;
    Finding finding = say(Status::Warning,
                          isToCome ? Text::tr("The folder for installed Go programs is not on PATH")
                                   : Text::tr("Programs of go install are not on PATH"),
                          {Text::tr("%1 is not on PATH").arg(bin)});
    if (isToCome)
        finding.evidence.push_back(Text::tr("go install creates the folder when it is first used"));
    finding.subject = bin;
    if (const auto fine = checkPathEntry(bin); !fine) {
        finding.evidence.push_back(fine.error().text());
        finding.fixes = {manualFix(QStringLiteral("one-folder"),
                                   Text::tr("Set GOBIN to one folder, without \";\" and quotes"))};
        return {finding};
    }
    if (isToCome && hasNoGo(facts))
        finding.status = Status::Note;
    const QString profile = facts.environment->lookup()(QStringLiteral("USERPROFILE"));
    const bool plain = facts.path->user->kind == RegKind::String;
    // A plain PATH would have to become expandable for the short form.
    const QString entry = !plain && !profile.isEmpty() && winpath::isInside(bin, profile)
                              ? QStringLiteral("%USERPROFILE%") + bin.mid(profile.size())
                              : bin;
    finding.fixes = {bringOnPath(facts, finding, entry)};
    Fix& add = finding.fixes.front();
    const Guard guard = guardOf(facts, bin);
    if (guard == Guard::ByMaking)
        add.changes.insert(add.changes.begin(), MakeFolder{bin, Scope::User, true});
    if (guard == Guard::None) {
        add.recommended = false;
        finding.evidence.push_back(
            canBeProtected(facts, bin)
                ? Text::tr("other users can put programs into the folder; protect it first")
                : Text::tr("other users can put programs into the folder, and its drive does not "
                           "support permissions: set GOBIN to a folder on another drive"));
    }
    return {finding};
}

} // namespace gosetup::rules
