// SPDX-License-Identifier: Apache-2.0
// What is said of Go's caches, and which fix is offered when.
#include "rules/FactsMaker.h"
#include "support/Literals.h"
#include "support/ModuleKit.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString cacheRoot = userHome + s("\\AppData\\Local\\go-build");
const QDateTime now(QDate(2026, 11, 27), QTime(12, 0), Qt::UTC);

MachineImage imageOfToday()
{
    MachineImage image = soundImage();
    image.now = now;
    return image;
}

/// The zip is zeroed, and nothing has been unpacked of it.
MachineImage imageWithDamage(const char* module = "golang.org/x/text")
{
    MachineImage image = imageOfToday();
    CachedFiles files;
    files.module.path = s(module);
    files.addTo(image);
    files.removeFolder(image);
    image.file(files.file(".zip")).content(QByteArray(5000, '\0')).zip.reset();
    return image;
}

const Fix* fixWithId(const Finding& finding, const char* id)
{
    const auto fix = std::ranges::find(finding.fixes, s(id), &Fix::id);
    return fix == finding.fixes.end() ? nullptr : &*fix;
}

void setGo(MachineImage& image, const char* name, const char* value)
{
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
}

} // namespace

TEST(ModuleCacheRules, ADamagedZipIsSetAsideWhereAProxyAnswers)
{
    const Finding finding = worst(factsOf(imageWithDamage()), "modcache.damaged-zip");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("golang.org/x/text@v0.3.0")))
        << textOf(finding).toStdString();
    const Fix* fix = fixWithId(finding, "set-aside");
    ASSERT_TRUE(fix) << textOf(finding).toStdString();
    EXPECT_TRUE(fix->recommended);
    const SetAsideFiles expected{s("golang.org/x/text@v0.3.0"), {CachedFiles().file(".zip")}, 5000};
    EXPECT_EQ(fix->changes, std::vector<Change>{expected});
    EXPECT_TRUE(fix->title.english().contains(s("5.0 kB"))) << fix->title.english().toStdString();
}

TEST(ModuleCacheRules, NothingIsSetAsideThatGoCannotBringBack)
{
    struct Row
    {
        const char* why;
        std::function<void(MachineImage&)> spoil;
        const char* says;
    };
    const Row rows[] = {
        {"no host answers",
         [](MachineImage& i) { i.network.others.outcome = ImageHost::Outcome::Unreachable; },
         "no module proxy responds"},
        {"off", [](MachineImage& i) { setGo(i, "GOPROXY", "off"); }, "GOPROXY=off"},
        {"direct", [](MachineImage& i) { setGo(i, "GOPROXY", "direct"); }, "names no module proxy"},
        {"closed",
         [](MachineImage& i) {
             i.folder(userHome + s("\\go\\pkg\\mod\\cache\\download"))
                 .access({false, false, false});
         },
         "you cannot write to the module cache"},
        {"private", [](MachineImage& i) { setGo(i, "GOPRIVATE", "*.corp,golang.org/x"); },
         "golang.org/x/text is a private module"}};
    for (const Row& row : rows) {
        MachineImage image = imageWithDamage();
        row.spoil(image);
        const Finding finding = worst(factsOf(image), "modcache.damaged-zip");
        EXPECT_EQ(finding.status, Status::Problem) << row.why;
        EXPECT_FALSE(fixWithId(finding, "set-aside")) << row.why;
        EXPECT_TRUE(textOf(finding).contains(s(row.says)))
            << row.why << textOf(finding).toStdString();
    }
}

TEST(ModuleCacheRules, WithoutTheNetworkNobodyKnowsWhetherItComesBack)
{
    const auto machine = PracticeMachine::fromImage(imageWithDamage());
    ASSERT_TRUE(machine);
    ObserveOptions options;
    options.network = false;
    const Finding finding = worst(observe(*machine, options), "modcache.damaged-zip");
    EXPECT_FALSE(fixWithId(finding, "set-aside"));
    EXPECT_TRUE(textOf(finding).contains(s("no module proxy was asked")));
}

TEST(ModuleCacheRules, AMissingFileComesBackFromTheZipWithoutTheNetwork)
{
    MachineImage image = imageOfToday();
    const CachedFiles files;
    files.addTo(image);
    image.files.erase(winpath::key(files.folder() + s("\\a\\a.go")));
    image.network.others.outcome = ImageHost::Outcome::Unreachable;
    const Finding finding = worst(factsOf(image), "modcache.incomplete-folder");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("a/a.go"))) << textOf(finding).toStdString();
    const Fix* fix = fixWithId(finding, "set-aside");
    ASSERT_TRUE(fix);
    EXPECT_EQ(std::get<SetAsideFiles>(fix->changes.front()).files, QStringList{files.folder()});
}

TEST(ModuleCacheRules, ADamagedZipOfAWholeFolderHarmsNobodyYet)
{
    MachineImage image = imageOfToday();
    const CachedFiles files;
    files.addTo(image);
    image.file(files.file(".zip")).content({}).zip.reset();
    const Finding finding = worst(factsOf(image), "modcache.damaged-zip");
    EXPECT_EQ(finding.status, Status::Note);
    const Fix* fix = fixWithId(finding, "set-aside");
    ASSERT_TRUE(fix);
    EXPECT_FALSE(fix->recommended);
}

TEST(ModuleCacheRules, WhatHealsItselfIsNoFinding)
{
    const CachedFiles files;
    const std::function<void(MachineImage&)> harmless[] = {
        [&](MachineImage& i) { i.file(files.file(".ziphash")).content({}); },
        [&](MachineImage& i) { i.file(files.file(".ziphash")).content(QByteArray(47, '\0')); },
        [&](MachineImage& i) { i.files.erase(winpath::key(files.file(".ziphash"))); },
        [&](MachineImage& i) {
            i.file(files.file(".partial")).content({});
            i.files.erase(winpath::key(files.folder() + s("\\a\\a.go")));
        },
        [&](MachineImage& i) { i.file(files.file(".info")).content({}); },
        [&](MachineImage& i) { i.file(files.file(".zip1.tmp")).sized(1 << 30).modifiedAt(now); },
        [&](MachineImage& i) { files.removeFolder(i); }};
    int row = 0;
    for (const auto& change : harmless) {
        MachineImage image = imageOfToday();
        files.addTo(image);
        change(image);
        for (const Finding& finding : judge(factsOf(image), {})) {
            EXPECT_TRUE(topicOf(finding.id) != s("modcache") || finding.status == Status::Ok)
                << row << ' ' << textOf(finding).toStdString();
        }
        ++row;
    }
}

TEST(ModuleCacheRules, WhatIsInTheCloudIsNotOpened)
{
    MachineImage image = imageWithDamage();
    image.file(CachedFiles().file(".zip")).attribute(fileattribute::recallOnDataAccess);
    const Finding finding = worst(factsOf(image), "modcache.damaged-zip");
    EXPECT_EQ(finding.status, Status::Ok);
    EXPECT_TRUE(textOf(finding).contains(s("in the cloud"))) << textOf(finding).toStdString();
}

TEST(ModuleCacheRules, HashesThatNobodyHasVerifiedAreNotCalledRight)
{
    MachineImage image = imageOfToday();
    CachedFiles().addTo(image);
    const Finding finding = worst(factsOf(image), "modcache.wrong-hash");
    EXPECT_EQ(finding.status, Status::Ok);
    EXPECT_EQ(finding.title.english(), s("The hashes of modules were not verified"));
    EXPECT_TRUE(textOf(finding).contains(s("check --deep")));
}

TEST(CacheRules, TheBuildCacheIsCountedByGosOwnRule)
{
    MachineImage image = imageOfToday();
    buildCacheFile(image, cacheRoot, 1, "-a", 100, now.addDays(-6));
    buildCacheFile(image, cacheRoot, 2, "-d", 3'000'000'000, now.addDays(-6));
    buildCacheFile(image, cacheRoot, 3, "-d", 5000, now.addDays(-5));
    image.file(cacheRoot + s("\\README")).content("x").modifiedAt(now.addYears(-1));
    const Finding finding = worst(factsOf(image), "cache.size");
    EXPECT_EQ(finding.status, Status::Note);
    const Fix* fix = fixWithId(finding, "trim");
    ASSERT_TRUE(fix) << textOf(finding).toStdString();
    EXPECT_FALSE(fix->recommended);
    EXPECT_EQ(fix->title.english(), s("Delete what Go has not used for five days: 3.0 GB"));
    const auto& trim = std::get<TrimBuildCache>(fix->changes.front());
    EXPECT_EQ(trim.folder, cacheRoot);
    EXPECT_EQ(trim.cutoff, now.addSecs(-(5 * 24 * 3600 + 3600)));
    EXPECT_TRUE(fixWithId(finding, "clean"));
}

TEST(CacheRules, NobodyIsToldToClearAFolderOfTheirOwn)
{
    for (const char* folder : {"C:\\Users\\li\\Documents", "C:\\Users\\li", "C:\\"}) {
        MachineImage image = imageOfToday();
        setGo(image, "GOCACHE", folder);
        image.folder(winpath::join(s(folder), s("00")))
            .repeat({10, 20'000'000'000, s("%1-d"), now.addDays(-1)});
        const Finding finding = worst(factsOf(image), "cache.size");
        EXPECT_EQ(finding.status, Status::Note) << folder << textOf(finding).toStdString();
        EXPECT_FALSE(fixWithId(finding, "clean")) << folder;
    }
}

TEST(CacheRules, AnOrdinaryBuildCacheIsInOrder)
{
    MachineImage image = imageOfToday();
    buildCacheFile(image, cacheRoot, 1, "-a", 100, now.addDays(-1));
    const Finding finding = worst(factsOf(image), "cache.size");
    EXPECT_EQ(finding.status, Status::Ok);
    EXPECT_TRUE(textOf(finding).contains(s("contains 100 bytes in 1 files")))
        << textOf(finding).toStdString();
}

TEST(CacheRules, ACacheThatSomebodyStillUsesIsNotAbandoned)
{
    for (const int days : {1, 30}) {
        MachineImage image = imageOfToday();
        buildCacheFile(image, cacheRoot, 1, "-a", 100, now.addDays(-days));
        image.folder(s("C:\\cache"));
        setGo(image, "GOCACHE", "C:\\cache");
        EXPECT_EQ(worst(factsOf(image), "cache.abandoned").status,
                  days == 1 ? Status::Ok : Status::Note);
    }
}

TEST(CacheRules, OneFullDriveIsOneFinding)
{
    MachineImage image = imageOfToday();
    for (VolumeInfo& volume : image.volumes)
        volume.freeBytes = 1024;
    buildCacheFile(image, cacheRoot, 2, "-d", 3'000'000, now.addDays(-6));
    std::vector<Finding> told = judge(factsOf(image), {});
    std::erase_if(told, [](const Finding& f) { return f.status < Status::Warning; });
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].id, s("cache.low-space"));
    EXPECT_EQ(told[0].subject, s("C:\\"));
    EXPECT_TRUE(textOf(told[0]).contains(s("GOCACHE is on this drive")));
    EXPECT_TRUE(fixWithId(told[0], "trim"));
}

TEST(CacheRules, ACacheOfWhichNothingWasSeenIsNotCalledAbsent)
{
    MachineImage image = imageOfToday();
    buildCacheFile(image, cacheRoot, 1, "-a", 100, now);
    EXPECT_FALSE(textOf(worst(factsOf(image), "cache.size")).contains(s("no build cache")));
    image.fault(s("files.list"), ImageFault::Kind::AccessDenied, 0, s("go-build\\"));
    image.faults.back().times = 1000;
    const Finding finding = worst(factsOf(image), "cache.size");
    EXPECT_FALSE(textOf(finding).contains(s("no build cache"))) << textOf(finding).toStdString();
    EXPECT_TRUE(textOf(finding).contains(s("at least"))) << textOf(finding).toStdString();
}

TEST(CacheRules, WhatIsTooLargeForAQuickLookIsToldAsAtLeast)
{
    Facts facts = factsOf(imageOfToday());
    CacheFacts caches = *facts.caches;
    BuildCacheFacts build;
    build.use = {cacheRoot, 50'000, 20'000'000'000, false, now};
    caches.build = build;
    facts.caches = caches;
    EXPECT_TRUE(textOf(worst(facts, "cache.size")).contains(s("at least 20.0 GB in 50000 files")));
}
