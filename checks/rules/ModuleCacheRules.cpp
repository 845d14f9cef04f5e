// SPDX-License-Identifier: Apache-2.0
#include "base/SizeText.h"
#include "paths/WindowsPath.h"
#include "rules/CacheTexts.h"
#include "rules/ModuleRepair.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

using Kind = ModuleFault::Kind;

std::optional<Findings> modulesMissing(const Facts& facts)
{
    if (!facts.caches)
        return unknown(facts.caches);
    const Observed<ModuleCacheFacts>& modules = facts.caches->modules;
    if (modules)
        return std::nullopt;
    if (modules.notPresent())
        return inOrder({Text::tr("no module has been downloaded yet")});
    // Another rule tells what is wrong with GOMODCACHE.
    return modules.why() == WhyUnknown::NotApplicable ? inOrder() : unknown(modules);
}

const ModuleCacheFacts& modulesOf(const Facts& facts)
{
    return *facts.caches->modules;
}

/// What a finding says of each kind of fault.
struct FaultTexts
{
    Kind kind;
    Text title;
    QString goSays; ///< its own words
};

Findings faultsOf(const Facts& facts, const FaultTexts& texts)
{
    constexpr size_t shown = 8;
    const ModuleCacheFacts& modules = modulesOf(facts);
    std::vector<const FaultyModule*> faulty;
    Evidence lines;
    bool stopsBuilds = false;
    for (const FaultyModule& module : modules.faulty) {
        for (const ModuleFault& fault : module.faults) {
            if (fault.kind != texts.kind)
                continue;
            faulty.push_back(&module);
            lines.push_back(Text::tr("%1: %2").arg(module.module.text()).arg(fault.what));
            stopsBuilds = stopsBuilds || fault.stopsBuilds;
        }
    }
    if (faulty.empty())
        return {};
    Finding finding = say(stopsBuilds ? Status::Problem : Status::Note, texts.title);
    finding.subject = modules.use.path;
    const size_t more = lines.size() > shown ? lines.size() - shown : 0;
    lines.resize(lines.size() - more);
    finding.evidence = lines;
    if (more > 0)
        finding.evidence.push_back(Text::tr("and %n more", nullptr, static_cast<int>(more)));
    if (!stopsBuilds)
        finding.evidence.push_back(
            Text::tr("builds do not need it as long as the unpacked folder is there"));
    else if (!texts.goSays.isEmpty())
        finding.evidence.push_back(goSays(texts.goSays));
    addRepair(facts, faulty, finding);
    return {finding};
}

/// In order, with what was looked at: hashes take a full verification.
Findings nothingFound(const ModuleCacheFacts& modules, Text unverifiedTitle)
{
    if (!modules.verification)
        return ok(std::move(unverifiedTitle),
                  {Text::tr("\"gosetup check --deep\" verifies every file")});
    Finding finding =
        say(Status::Ok, {},
            {Text::tr("%n modules verified, %1", nullptr, modules.verification->verified)
                 .arg(sizeText(modules.verification->bytes))});
    if (modules.verification->unverified.empty())
        return {finding};
    finding.status = Status::Unknown;
    finding.title = Text::tr("Some downloaded modules could not be verified");
    std::ranges::copy(modules.verification->unverified, std::back_inserter(finding.evidence));
    return {finding};
}

Findings damagedZips(const Facts& facts)
{
    const ModuleCacheFacts& modules = modulesOf(facts);
    Findings findings =
        faultsOf(facts, {Kind::DamagedZip, Text::tr("A downloaded module is damaged"),
                         QStringLiteral("zip: not a valid zip file")});
    if (!findings.empty())
        return findings;
    Evidence evidence;
    if (modules.zips > 0)
        evidence.push_back(Text::tr("the ends of %1 of %2 downloaded modules were checked")
                               .arg(modules.zipsLookedAt)
                               .arg(modules.zips));
    if (modules.placeholders > 0)
        evidence.push_back(Text::tr("%n files are in the cloud and were not opened", nullptr,
                                    modules.placeholders));
    return inOrder(evidence);
}

Findings wrongHashes(const Facts& facts)
{
    Findings findings =
        faultsOf(facts, {Kind::WrongHash,
                         Text::tr("The hash of a downloaded module does not match its record"),
                         QStringLiteral("verifying module: checksum mismatch")});
    return findings.empty()
               ? nothingFound(modulesOf(facts), Text::tr("The hashes of modules were not verified"))
               : findings;
}

Findings damagedMods(const Facts& facts)
{
    return faultsOf(facts,
                    {Kind::DamagedMod, Text::tr("The go.mod of a downloaded module is damaged"),
                     QStringLiteral("verifying go.mod: checksum mismatch")});
}

Findings incompleteFolders(const Facts& facts)
{
    const ModuleCacheFacts& modules = modulesOf(facts);
    Findings findings =
        faultsOf(facts, {Kind::IncompleteFolder,
                         Text::tr("Files of an unpacked module are missing or have been changed"),
                         {}});
    if (!findings.empty())
        return findings;
    return modules.foldersLookedAt || modules.verification
               ? inOrder()
               : ok(Text::tr("The folders of unpacked modules were not counted"),
                    {Text::tr("the module cache is too large for a quick check"),
                     Text::tr("\"gosetup check --deep\" verifies every file")});
}

Findings sumDatabase(const Facts& facts)
{
    const QStringList& files = modulesOf(facts).damagedDatabase;
    if (files.isEmpty())
        return inOrder();
    Finding finding =
        say(Status::Problem, Text::tr("Saved data of the checksum database is damaged"));
    for (const QString& file : files)
        finding.evidence.push_back(verbatim(file));
    finding.subject = files.front();
    finding.evidence.push_back(
        goSays(QStringLiteral("initializing sumdb.Client: reading tree note: malformed note")));
    addDatabaseRepair(facts, files, finding);
    return {finding};
}

Findings debris(const Facts& facts)
{
    constexpr qint64 worthTelling = 50'000'000;
    const ModuleCacheFacts& modules = modulesOf(facts);
    Evidence evidence;
    if (modules.debris > 0)
        evidence.push_back(
            Text::tr("%n files of downloads that were not finished: %1", nullptr, modules.debris)
                .arg(sizeText(modules.debrisBytes)));
    if (modules.setAside > 0)
        evidence.push_back(
            Text::tr("%n files and folders that GoSetup has set aside (*.gosetup-old-*)", nullptr,
                     modules.setAside));
    if (modules.debrisBytes + modules.setAsideBytes < worthTelling)
        return inOrder(evidence);
    Finding finding = say(Status::Note, Text::tr("Leftover downloads take up space"), evidence);
    finding.subject = modules.use.path;
    if (!modules.debrisExample.isEmpty())
        finding.evidence.push_back(Text::tr("for example %1").arg(modules.debrisExample));
    finding.fixes = {manualFix(
        QStringLiteral("delete"),
        Text::tr("Delete these files while no go command runs, or run \"go clean -modcache\": it "
                 "deletes the whole module cache, and everything is downloaded again"))};
    return {finding};
}

Findings notWritableModules(const Facts& facts)
{
    const ModuleCacheFacts& modules = modulesOf(facts);
    if (!modules.access)
        return unknown(modules.access);
    if (modules.access->currentUserMayWrite)
        return inOrder();
    const QString folder = winpath::join(modules.use.path, QStringLiteral("cache\\download"));
    Finding finding = say(Status::Problem, Text::tr("You cannot write to the module cache"),
                          {Text::tr("You do not have permission to write to %1").arg(folder)});
    finding.subject = folder;
    finding.evidence.push_back(
        Text::tr("Go puts a lock file there before it reads or downloads a module"));
    finding.fixes = {
        manualFix(QStringLiteral("rights"),
                  Text::tr("Give this account permission to write there, or set GOMODCACHE to "
                           "another folder; a go command that was run as an administrator often "
                           "is the cause"))};
    return {finding};
}

} // namespace

std::vector<Rule> moduleCacheRules()
{
    const QString reference = QStringLiteral("https://go.dev/ref/mod#module-cache");
    const QString repair = QStringLiteral("https://github.com/golang/go/issues/43313");
    return {
        {QStringLiteral("modcache.damaged-zip"), Text::tr("Downloaded modules are complete"),
         Status::Problem,
         Text::tr("After a power loss or a disk error a downloaded module may be cut or empty. Go "
                  "does not download it again by itself: each build that needs it fails."),
         repair, given({modulesMissing}, damagedZips)},
        {QStringLiteral("modcache.wrong-hash"), Text::tr("Downloaded modules have the right hash"),
         Status::Problem,
         Text::tr("Go keeps the hash of each module beside it and compares it with go.sum. If one "
                  "of the two is damaged, it reports a security error, although usually there was "
                  "no attack."),
         repair, given({modulesMissing}, wrongHashes)},
        {QStringLiteral("modcache.damaged-mod"), Text::tr("The go.mod files of modules are intact"),
         Status::Problem,
         Text::tr("The hash of an empty or changed go.mod does not match go.sum: Go reports a "
                  "security error."),
         repair, given({modulesMissing}, damagedMods)},
        {QStringLiteral("modcache.incomplete-folder"), Text::tr("Unpacked modules are complete"),
         Status::Problem,
         Text::tr("Go compiles what is in the unpacked folder and does not compare it with "
                  "anything: a missing file is an unclear compiler error, a changed one is other "
                  "code."),
         reference, given({modulesMissing}, incompleteFolders)},
        {QStringLiteral("modcache.sumdb"),
         Text::tr("The saved data of the checksum database is intact"), Status::Problem,
         Text::tr("Go keeps what it has seen of the checksum database. If this file is damaged, no "
                  "new module can be verified."),
         QStringLiteral("https://github.com/golang/go/issues/38348"),
         given({modulesMissing}, sumDatabase)},
        {QStringLiteral("modcache.debris"), Text::tr("No leftover downloads take up space"),
         Status::Note,
         Text::tr("A download that was cut off leaves its file behind until the same version is "
                  "downloaded again."),
         reference, given({modulesMissing}, debris)},
        {QStringLiteral("modcache.not-writable"), Text::tr("You can write to the module cache"),
         Status::Problem,
         Text::tr("Go cannot use a module cache that it cannot write to, even if everything has "
                  "been downloaded."),
         reference, given({modulesMissing}, notWritableModules)},
    };
}

} // namespace gosetup::rules
