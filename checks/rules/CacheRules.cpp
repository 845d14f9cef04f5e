// SPDX-License-Identifier: Apache-2.0
#include "base/SizeText.h"
#include "paths/WindowsPath.h"
#include "rules/CacheTexts.h"
#include "rules/SettingPlaces.h"
#include "rules/TemporaryFolders.h"

#include <QMap>

#include <algorithm>
#include <array>

namespace gosetup::rules {

namespace {

constexpr qint64 megabyte = 1'000'000;
constexpr qint64 gigabyte = 1000 * megabyte;

/// Where another rule tells why there is no build cache, or nothing has been built yet.
const BuildCacheFacts* buildCacheOf(const Facts& facts)
{
    return facts.caches->build ? &facts.caches->build.value() : nullptr;
}

std::optional<Findings> buildCacheMissing(const Facts& facts)
{
    if (!facts.caches)
        return unknown(facts.caches);
    const Observed<BuildCacheFacts>& build = facts.caches->build;
    const bool isElsewhere = build.why() == WhyUnknown::NotApplicable;
    return build || build.notPresent() || isElsewhere ? std::nullopt
                                                      : std::optional(unknown(build));
}

/// Go's own rule, and what it spares. Nothing where it would delete nothing.
std::optional<Fix> trimFix(const BuildCacheFacts& cache)
{
    if (cache.staleFiles == 0)
        return std::nullopt;
    return offeredFix(
        QStringLiteral("trim"),
        Text::tr("Delete what Go has not used for five days: %1").arg(sizeText(cache.staleBytes)),
        {TrimBuildCache{cache.use.path, cache.cutoff}});
}

Fix cleanFix()
{
    return manualFix(
        QStringLiteral("clean"),
        Text::tr("Run \"go clean -cache\" to delete all of it; the next build of every "
                 "program then compiles everything again"));
}

/// GOCACHE is a drive, or a folder that a person's own are in: "go clean -cache" deletes the
/// folders 00 to ff of it whole, whoever made them. Source: cmd/go/internal/clean.
bool holdsOtherThings(const Facts& facts, const QString& folder)
{
    if (winpath::isDriveRoot(folder) || !facts.system)
        return true;
    const KnownFolders& known = facts.system->folders;
    return std::ranges::any_of(
        std::to_array({known.userProfile, known.documents, known.desktop, known.localAppData,
                       known.roamingAppData, known.programFiles, known.windows, known.temp}),
        [&](const QString& own) { return !own.isEmpty() && winpath::isInside(own, folder); });
}

Findings size(const Facts& facts)
{
    constexpr qint64 large = 10 * gigabyte;
    const BuildCacheFacts* cache = buildCacheOf(facts);
    if (cache == nullptr)
        return inOrder({Text::tr("there is no build cache yet")});
    Evidence evidence = {usedText(cache->use)};
    if (facts.caches->modules)
        evidence.push_back(usedText(facts.caches->modules->use));
    if (cache->use.bytes < large && cache->staleBytes < gigabyte)
        return inOrder(evidence);
    Finding finding = say(Status::Note, Text::tr("The build cache is large"), evidence);
    finding.subject = cache->use.path;
    if (cache->staleBytes > 0)
        finding.evidence.push_back(
            Text::tr("%1 of it has not been used for five days; a go command that ends deletes "
                     "such files, at most once a day")
                .arg(sizeText(cache->staleBytes)));
    if (auto trim = trimFix(*cache))
        finding.fixes.push_back(std::move(*trim));
    if (!holdsOtherThings(facts, cache->use.path))
        finding.fixes.push_back(cleanFix());
    return {finding};
}

Findings abandoned(const Facts& facts)
{
    const auto& old = facts.caches->abandoned;
    // Within five days somebody has used it: a program with another environment.
    if (!old || old->use.newest >= old->cutoff)
        return inOrder();
    Finding finding =
        say(Status::Note, Text::tr("An old build cache takes up space"), {usedText(old->use)});
    finding.subject = old->use.path;
    finding.evidence.push_back(
        Text::tr("GOCACHE = %1").arg(facts.goEnv->value(QStringLiteral("GOCACHE"))));
    finding.evidence.push_back(
        Text::tr("last used %1").arg(old->use.newest.date().toString(Qt::ISODate)));
    if (auto trim = trimFix(*old))
        finding.fixes.push_back(std::move(*trim));
    return {finding};
}

Findings logFile(const Facts& facts)
{
    const BuildCacheFacts* cache = buildCacheOf(facts);
    if (cache == nullptr || cache->logBytes < 100 * megabyte)
        return inOrder();
    const QString file = winpath::join(cache->use.path, QStringLiteral("log.txt"));
    Finding finding = say(Status::Note, Text::tr("A log file of an old Go version takes up space"),
                          {Text::tr("%1: %2").arg(file).arg(sizeText(cache->logBytes))});
    finding.subject = file;
    finding.fixes = {manualFix(QStringLiteral("delete"),
                               Text::tr("Delete %1: current Go versions do not use it").arg(file))};
    return {finding};
}

Findings toolchains(const Facts& facts)
{
    if (!facts.caches->modules)
        return inOrder();
    const auto& all = facts.caches->modules->toolchains;
    Evidence evidence;
    qint64 bytes = 0;
    for (const DownloadedToolchain& one : all) {
        evidence.push_back(
            Text::tr("%1: %2 in %3").arg(one.version).arg(sizeText(one.bytes)).arg(one.folder));
        bytes += one.bytes;
    }
    if (all.size() < 2)
        return inOrder(evidence);
    Finding finding = say(
        Status::Note,
        Text::tr("%n downloaded versions of Go take up %1", nullptr, static_cast<int>(all.size()))
            .arg(sizeText(bytes)),
        evidence);
    finding.subject = facts.caches->modules->use.path;
    finding.fixes = {
        manualFix(QStringLiteral("delete"),
                  Text::tr("Delete the folders of versions that no project needs: Go downloads a "
                           "version again when a project asks for it"))};
    return {finding};
}

/// A drive that Go writes to, and for what.
struct UsedDrive
{
    const VolumeInfo* volume = nullptr;
    qint64 needed = 0; ///< bytes
    Evidence folders;
};

/// By root. Folders that are only named by a setting, or are still to be made, do not count.
QMap<QString, UsedDrive> usedDrives(const Facts& facts)
{
    /// An unpacked Go with its archive, or a build cache of some days.
    constexpr qint64 neededByCache = qint64(700) * 1024 * 1024;
    /// What a build writes of a program of some size.
    constexpr qint64 neededByBuild = qint64(256) * 1024 * 1024;
    QMap<QString, UsedDrive> drives;
    const QString temporary = folderOfBuilds(facts);
    for (const LocationFacts& location : facts.locations->locations) {
        const bool isOfBuilds = winpath::same(location.path, temporary);
        const bool isToCome = location.purpose == Purpose::Toolchain && !location.exists;
        if (!location.volume || isToCome || (location.purpose == Purpose::Reference && !isOfBuilds))
            continue;
        UsedDrive& drive = drives[winpath::key(location.volume->root)];
        drive.volume = &location.volume.value();
        drive.needed = std::max(
            drive.needed, location.purpose == Purpose::Reference ? neededByBuild : neededByCache);
        drive.folders.push_back(
            Text::tr("%1 is on this drive: %2").arg(location.name).arg(location.path));
    }
    return drives;
}

Findings lowSpace(const Facts& facts)
{
    constexpr qint64 mebibyte = 1024 * 1024;
    Findings findings;
    const auto drives = usedDrives(facts);
    for (const UsedDrive& drive : drives) {
        if (drive.volume->freeBytes >= drive.needed)
            continue;
        Finding finding = say(Status::Warning, Text::tr("Not enough space on this drive"),
                              {Text::tr("%1 has %2 MiB free, %3 MiB are needed")
                                   .arg(drive.volume->root)
                                   .arg(drive.volume->freeBytes / mebibyte)
                                   .arg(drive.needed / mebibyte)});
        finding.subject = drive.volume->root;
        std::ranges::copy(drive.folders, std::back_inserter(finding.evidence));
        if (const auto& caches = facts.caches) {
            const auto isThere = [&](const FolderUse& use) {
                return winpath::isInside(use.path, drive.volume->root);
            };
            if (caches->build && isThere(caches->build->use)) {
                finding.evidence.push_back(usedText(caches->build->use));
                if (auto trim = trimFix(*caches->build))
                    finding.fixes.push_back(std::move(*trim));
                if (!holdsOtherThings(facts, caches->build->use.path))
                    finding.fixes.push_back(cleanFix());
            }
            if (caches->modules && isThere(caches->modules->use))
                finding.evidence.push_back(usedText(caches->modules->use));
        }
        findings.push_back(finding);
    }
    return findings;
}

} // namespace

Text usedText(const FolderUse& use)
{
    const int files = static_cast<int>(std::min<qint64>(use.files, 1'000'000'000));
    const Text text = use.isComplete
                          ? Text::tr("%1 contains %2 in %n files", nullptr, files)
                          : Text::tr("%1 contains at least %2 in %n files", nullptr, files);
    return text.arg(use.path).arg(sizeText(use.bytes));
}

std::vector<Rule> cacheRules()
{
    const QString cache = QStringLiteral("https://pkg.go.dev/cmd/go#hdr-Build_and_test_caching");
    return {
        {QStringLiteral("cache.size"), Text::tr("The build cache has an ordinary size"),
         Status::Note,
         Text::tr(
             "Go sets no limit to its build cache. When a go command ends, it deletes what has "
             "not been used for five days, and nothing else ever does."),
         QStringLiteral("https://github.com/golang/go/issues/29561"),
         given({buildCacheMissing}, size)},
        {QStringLiteral("cache.abandoned"),
         Text::tr("There is no build cache that Go no longer uses"), Status::Note,
         Text::tr(
             "When GOCACHE is set to another folder, the old one stays, and Go never cleans it "
             "up again."),
         cache, given({&Facts::caches, &Facts::goEnv}, abandoned)},
        {QStringLiteral("cache.log"), Text::tr("The build cache contains no large log"),
         Status::Note,
         Text::tr("Go before 1.13 wrote a log beside its build cache, without a limit."),
         QStringLiteral("https://github.com/golang/go/issues/25323"),
         given({buildCacheMissing}, logFile)},
        {QStringLiteral("cache.toolchains"),
         Text::tr("At most one Go version was downloaded for projects"), Status::Note,
         Text::tr("When a project asks for a newer Go, the go command downloads it into the module "
                  "cache: hundreds of megabytes each, and they are never deleted."),
         QStringLiteral("https://go.dev/doc/toolchain"), given({&Facts::caches}, toolchains)},
        {QStringLiteral("cache.low-space"), Text::tr("There is enough space where Go writes"),
         Status::Warning,
         Text::tr("If the disk is full, every build fails, and a file that is written then may be "
                  "damaged."),
         cache, given({&Facts::locations, &Facts::environment}, lowSpace)},
    };
}

} // namespace gosetup::rules
