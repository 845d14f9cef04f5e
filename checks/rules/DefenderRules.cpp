// SPDX-License-Identifier: Apache-2.0
// Rules about Microsoft Defender. No fix here is ever recommended: an exclusion is a person's
// choice.
#include "rules/GoSettingFixes.h"
#include "rules/HotPaths.h"
#include "rules/RuleKit.h"

#include "paths/ExclusionRules.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

std::optional<Findings> defenderStatus(const Facts& facts)
{
    return Need::missing(facts.defender->status);
}

std::optional<Findings> defenderLists(const Facts& facts)
{
    return Need::missing(facts.defender->lists);
}

const VolumeInfo* devDriveOf(const Facts& facts, const QString& folder)
{
    const VolumeInfo* volume = facts.volumes ? facts.volumes->of(folder) : nullptr;
    return volume && volume->devDrive ? volume : nullptr;
}

Fix exclude(const std::vector<HotPath>& paths)
{
    std::vector<Change> changes;
    for (const HotPath& path : paths) {
        changes.emplace_back(MakeFolder{path.folder, Scope::User, false});
        if (path.proposed)
            changes.emplace_back(SetVariable{Scope::User, path.name, path.folder});
        changes.emplace_back(DefenderExclusion{path.folder, true});
    }
    return offeredFix(QStringLiteral("exclude"),
                      Text::tr("Exclude Go's build folders from scanning, and give Go its own "
                               "folder for temporary files"),
                      changes);
}

/// The hot paths that Defender scans at every access, as far as can be told.
Findings judgeHotPaths(const Facts& facts)
{
    const DefenderFacts& defender = *facts.defender;
    std::vector<HotPath> open;
    Evidence evidence;
    for (const HotPath& path : hotPaths(facts)) {
        const VolumeInfo* dev = devDriveOf(facts, path.folder);
        if (dev && dev->devDriveTrusted) {
            evidence.push_back(Text::tr("%1 = %2 is on a trusted Dev Drive: it is scanned later, "
                                        "in performance mode")
                                   .arg(path.name)
                                   .arg(path.folder));
        } else if (defender.lists && !path.proposed && defender.lists->cover(path.folder)) {
            evidence.push_back(Text::tr("%1 = %2 is excluded").arg(path.name).arg(path.folder));
        } else {
            open.push_back(path);
            evidence.push_back(
                path.proposed ? Text::tr("Go builds in %1 (GOTMPDIR is not set)")
                                    .arg(winpath::join(facts.system->folders.temp,
                                                       QStringLiteral("go-build*")))
                : defender.lists
                    ? Text::tr("%1 = %2 is scanned at every access").arg(path.name).arg(path.folder)
                    : Text::tr("%1 = %2").arg(path.name).arg(path.folder));
        }
    }
    if (open.empty())
        return inOrder(evidence);
    Finding finding =
        say(Status::Note, Text::tr("Defender scans every file that Go builds"), evidence);
    finding.speed = true;
    if (!defender.lists) {
        notKnown(finding, defender.lists.why(), defender.lists.detail());
        finding.title = Text::tr("Could not determine whether Go's build folders are excluded");
        finding.evidence.push_back(whyText(defender.lists.why(), defender.lists.detail()));
    } else {
        finding.evidence.push_back(
            Text::tr("excluding Go itself or a project does not help: these are the folders that "
                     "builds write to"));
    }
    if (defender.managed()) {
        finding.evidence.push_back(Text::tr(
            "your organisation manages exclusions; an exclusion added here has no effect"));
        finding.fixes = {manualFix(QStringLiteral("ask"),
                                   Text::tr("Ask your organisation to exclude these folders"))};
        return {finding};
    }
    const ExclusionContext context = exclusionContext(facts.system->folders);
    for (const HotPath& path : open) {
        const ExclusionVerdict verdict = exclusionVerdict(path.folder, context);
        if (verdict == ExclusionVerdict::Fine)
            continue;
        finding.evidence.push_back(explain(verdict, path.folder));
        finding.fixes = {manualFix(QStringLiteral("narrow"),
                                   Text::tr("Give %1 its own folder first").arg(path.name))};
        return {finding};
    }
    finding.fixes = {exclude(open)};
    return {finding};
}

Findings hotPathsRule(const Facts& facts)
{
    const DefenderStatus& status = *facts.defender->status;
    if (!status.antivirusEnabled || !status.realTimeProtection)
        return note(Text::tr("Defender does not scan here"));
    return judgeHotPaths(facts);
}

Findings state(const Facts& facts)
{
    const DefenderFacts& defender = *facts.defender;
    Evidence others;
    for (const QString& name : defender.otherProducts.valueOr({}))
        others.push_back(Text::tr("another product is registered: %1").arg(name));
    if (!defender.status && others.empty())
        return unknown(defender.status);
    const bool scans =
        defender.status && defender.status->antivirusEnabled && defender.status->realTimeProtection;
    if (scans)
        return ok(Text::tr("Defender protects this computer"), others);
    if (!others.empty())
        return note(Text::tr("Another security product protects this computer: exclusions are made "
                             "there"),
                    others);
    Finding finding = say(Status::Warning, Text::tr("This computer is not protected"),
                          {Text::tr("Defender's real-time protection is off, and no other product "
                                    "is registered")});
    finding.fixes = {manualFix(QStringLiteral("turn-on"),
                               Text::tr("Turn on real-time protection in Windows Security"))};
    return {finding};
}

Findings managed(const Facts& facts)
{
    const DefenderFacts& defender = *facts.defender;
    Evidence evidence;
    if (defender.localMergeDisabled.valueOr(false))
        evidence.push_back(Text::tr("DisableLocalAdminMerge is 1"));
    if (defender.tamperProtectsExclusions.valueOr(false))
        evidence.push_back(Text::tr("TPExclusions is 1: tamper protection guards exclusions"));
    if (!evidence.empty())
        return note(Text::tr("Your organisation manages Defender's exclusions"), evidence);
    if (!defender.status)
        return unknown(defender.status);
    for (const Observed<bool>& policy :
         {defender.localMergeDisabled, defender.tamperProtectsExclusions}) {
        if (!policy)
            return unknown(policy);
    }
    return inOrder();
}

Findings broad(const Facts& facts)
{
    const ExclusionContext context = exclusionContext(facts.system->folders);
    const DefenderLists& lists = *facts.defender->lists;
    Findings findings;
    const auto add = [&](const QString& what, ExclusionVerdict verdict) {
        if (verdict == ExclusionVerdict::Fine)
            return;
        Finding finding = say(Status::Warning, Text::tr("A Defender exclusion is too broad"),
                              {explain(verdict, what)});
        finding.subject = what;
        const bool path = lists.paths.contains(what) && !facts.defender->managed();
        if (path)
            finding.fixes = {offeredFix(QStringLiteral("remove"),
                                        Text::tr("Remove the exclusion of %1").arg(what),
                                        {DefenderExclusion{what, false}})};
        else
            finding.fixes = {
                manualFix(QStringLiteral("by-hand"), Text::tr("Remove it in Windows Security"))};
        findings.push_back(finding);
    };
    for (const QString& path : lists.paths)
        add(path, exclusionVerdict(path, context));
    for (const QString& process : lists.processes)
        add(process, processExclusionVerdict(process));
    for (const QString& extension : lists.extensions) {
        const QString suffix = extension.startsWith(u'.') ? extension.mid(1) : extension;
        if (QStringList{QStringLiteral("exe"), QStringLiteral("go"), QStringLiteral("dll"),
                        QStringLiteral("a")}
                .contains(suffix.toLower()))
            add(extension, ExclusionVerdict::Extension);
    }
    return findings;
}

Findings stale(const Facts& facts)
{
    Findings findings;
    for (const QString& path : facts.defender->lists->paths) {
        const bool hot = [&] {
            for (const HotPath& one : hotPaths(facts)) {
                if (winpath::same(one.folder, path))
                    return true;
            }
            return false;
        }();
        if (hot || !winpath::isAbsolute(path) || facts.defender->exists.value(path, true))
            continue;
        Finding finding = say(
            Status::Note, Text::tr("A Defender exclusion refers to a folder that does not exist"),
            {Text::tr("%1 does not exist").arg(path)});
        finding.subject = path;
        if (!facts.defender->managed())
            finding.fixes = {offeredFix(QStringLiteral("remove"),
                                        Text::tr("Remove the exclusion of %1").arg(path),
                                        {DefenderExclusion{path, false}})};
        findings.push_back(finding);
    }
    return findings;
}

Findings uncoveredLinks(const Facts& facts)
{
    Findings findings;
    for (auto it = facts.defender->linksInside.cbegin(); it != facts.defender->linksInside.cend();
         ++it) {
        Finding finding =
            say(Status::Note, Text::tr("An exclusion does not cover a linked folder"));
        for (const QString& link : it.value())
            finding.evidence.push_back(
                Text::tr("%1 points elsewhere, so the exclusion of %2 does not cover it")
                    .arg(link)
                    .arg(it.key()));
        finding.subject = it.key();
        finding.speed = true;
        findings.push_back(finding);
    }
    return findings;
}

Findings devDrive(const Facts& facts)
{
    const VolumeInfo* found = nullptr;
    for (const VolumeInfo& volume : facts.volumes->volumes) {
        if (volume.devDrive && (!found || volume.devDriveTrusted))
            found = &volume;
    }
    if (!found)
        return ok(Text::tr("There is no Dev Drive"));
    const QString drive = winpath::drive(found->root);
    if (!found->devDriveTrusted) {
        Finding finding =
            say(Status::Note, Text::tr("The Dev Drive is not trusted"),
                {Text::tr("on %1 Defender scans as on any other drive").arg(found->root)});
        finding.subject = found->root;
        finding.speed = true;
        finding.fixes = {
            manualFix(QStringLiteral("trust"),
                      Text::tr("Run as administrator: fsutil devdrv trust %1").arg(drive))};
        return {finding};
    }
    Evidence evidence;
    std::vector<Change> changes;
    for (const char* key : {"GOMODCACHE", "GOCACHE"}) {
        const QString name = QString::fromLatin1(key);
        const QString value = facts.goEnv ? facts.goEnv->value(name) : QString();
        if (value.isEmpty() || winpath::isInside(value, found->root))
            continue;
        const QString folder =
            winpath::join(found->root, QStringLiteral("go\\") + name.mid(2).toLower());
        evidence.push_back(Text::tr("%1 = %2").arg(name).arg(value));
        changes.emplace_back(MakeFolder{folder, Scope::User, false});
        for (Change& change : setGoSetting(facts, name, folder))
            changes.push_back(std::move(change));
    }
    if (changes.empty())
        return ok(Text::tr("Go's caches are on the trusted Dev Drive: no exclusion is needed"));
    Finding finding =
        say(Status::Note, Text::tr("Go's caches could be on the Dev Drive"), evidence);
    finding.subject = found->root;
    finding.speed = true;
    finding.evidence.push_back(Text::tr(
        "on a trusted Dev Drive Defender scans in performance mode: better than an exclusion"));
    finding.fixes = {
        offeredFix(QStringLiteral("move"), Text::tr("Put the caches on %1").arg(drive), changes)};
    return {finding};
}

} // namespace

std::vector<Rule> defenderRules()
{
    const QString mistakes =
        QStringLiteral("https://learn.microsoft.com/defender-endpoint/"
                       "common-exclusion-mistakes-microsoft-defender-antivirus");
    return {
        {QStringLiteral("defender.state"), Text::tr("This computer is protected"), Status::Warning,
         Text::tr("Exclusions matter only to the product that scans."), mistakes,
         given({&Facts::defender}, state)},
        {QStringLiteral("defender.managed"), Text::tr("Exclusions on this computer take effect"),
         Status::Note,
         Text::tr("Where the organisation manages exclusions, one made here seems to succeed and "
                  "changes nothing."),
         QStringLiteral(
             "https://learn.microsoft.com/defender-endpoint/manage-tamper-protection-intune"),
         given({&Facts::defender}, managed)},
        {QStringLiteral("defender.hot-paths"),
         Text::tr("Go's build folders are not scanned at every access"), Status::Note,
         Text::tr("Builds write thousands of files into GOCACHE and into the folder for temporary "
                  "files; each is scanned. An exclusion makes builds faster and protects you less, "
                  "so it is never added unless you ask for it."),
         QStringLiteral("https://github.com/golang/go/issues/43427"),
         given({&Facts::defender, &Facts::goEnv, defenderStatus}, hotPathsRule)},
        {QStringLiteral("defender.dev-drive"), Text::tr("The Dev Drive is used"), Status::Note,
         Text::tr(
             "On a trusted Dev Drive files are scanned after they are opened. It is for caches "
             "and sources; tools belong on the system drive."),
         QStringLiteral("https://learn.microsoft.com/windows/dev-drive/"),
         given({&Facts::volumes}, devDrive)},
        {QStringLiteral("defender.broad-exclusion"), Text::tr("No Defender exclusion is too broad"),
         Status::Warning, Text::tr("Excluded files are not scanned, whoever put them there."),
         mistakes, given({&Facts::defender, defenderLists, &Facts::system}, broad)},
        {QStringLiteral("defender.stale-exclusion"),
         Text::tr("All Defender exclusions refer to existing files or folders"), Status::Note,
         Text::tr("Anyone who creates the folder gets a place that is not scanned."), mistakes,
         given({&Facts::defender, defenderLists}, stale)},
        {QStringLiteral("defender.uncovered-link"),
         Text::tr("Exclusions cover all of their folders"), Status::Note,
         Text::tr("Junctions and other reparse points below an excluded folder must be excluded "
                  "separately."),
         mistakes, given({&Facts::defender, defenderLists}, uncoveredLinks)},
    };
}

} // namespace gosetup::rules
