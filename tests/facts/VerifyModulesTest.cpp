// SPDX-License-Identifier: Apache-2.0
// The full verification of the module cache on a practice machine.
#include "facts/VerifyModules.h"

#include "facts/Observe.h"
#include "support/Literals.h"
#include "support/ModuleKit.h"
#include "support/PracticeKit.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

using Kind = ModuleFault::Kind;

ModuleCacheFacts verifiedFacts(const MachineImage& image)
{
    const auto machine = machineOf(image);
    const Facts facts = observe(machine, ObserveOptions());
    CacheFacts caches = *facts.caches;
    Progress progress;
    const auto done = verifyModules(*machine, caches, progress);
    EXPECT_TRUE(done) << done.error().english().toStdString();
    EXPECT_TRUE(caches.modules);
    return caches.modules.valueOr({});
}

MachineImage imageWith(const CachedFiles& files)
{
    MachineImage image;
    files.addTo(image);
    return image;
}

std::vector<ModuleFault> faultsIn(const ModuleCacheFacts& facts)
{
    std::vector<ModuleFault> all;
    for (const FaultyModule& module : facts.faulty)
        all.insert(all.end(), module.faults.begin(), module.faults.end());
    return all;
}

} // namespace

TEST(VerifyModules, AWholeCacheIsVerified)
{
    MachineImage image = imageWith({});
    CachedFiles other;
    other.module = {s("github.com/Azure/x"), s("v1.0.0-RC.1")};
    other.addTo(image);
    const ModuleCacheFacts facts = verifiedFacts(image);
    EXPECT_TRUE(facts.faulty.empty()) << faultsIn(facts).front().what.english().toStdString();
    ASSERT_TRUE(facts.verification);
    EXPECT_EQ(facts.verification->verified, 2);
    EXPECT_TRUE(facts.verification->unverified.empty());
    EXPECT_GT(facts.verification->bytes, 0);
}

TEST(VerifyModules, EachDamageIsFoundWithTheFilesConcerned)
{
    const CachedFiles files;
    struct Row
    {
        const char* what;
        std::function<void(MachineImage&)> damage;
        Kind kind;
        QStringList concerned;
        bool stopsBuilds;
        bool needsProxy;
    };
    const QByteArray foreign = gosettings::goModHash("module other\n");
    const Row rows[] = {
        {"a changed file of the folder",
         [&](MachineImage& i) { i.file(files.folder() + s("\\a\\a.go")).content("package b\n"); },
         Kind::IncompleteFolder,
         {files.folder()},
         true,
         false},
        {"a file too many",
         [&](MachineImage& i) { i.file(files.folder() + s("\\a\\b.go")).content("package a\n"); },
         Kind::IncompleteFolder,
         {files.folder()},
         true,
         false},
        {"a wrong hash beside a right zip and folder",
         [&](MachineImage& i) { i.file(files.file(".ziphash")).content(foreign); },
         Kind::WrongHash,
         {files.file(".ziphash")},
         true,
         false},
        {"a wrong hash, and nothing unpacked",
         [&](MachineImage& i) {
             i.file(files.file(".ziphash")).content(foreign);
             files.removeFolder(i);
         },
         Kind::WrongHash,
         {files.file(".zip"), files.file(".ziphash")},
         true,
         true},
        {"a hash that Go does not know",
         [&](MachineImage& i) {
             i.file(files.file(".ziphash")).content("h2:" + files.hash().mid(3));
         },
         Kind::WrongHash,
         {files.file(".ziphash")},
         true,
         false},
        {"another zip than the folder's",
         [&](MachineImage& i) {
             CachedFiles other;
             other.contents[s("go.mod")] = s("module y\n");
             i.file(files.file(".zip")).archive(other.zipEntries());
         },
         Kind::WrongHash,
         {files.file(".zip")},
         false,
         true},
        {"another go.mod than the zip's",
         [&](MachineImage& i) { i.file(files.file(".mod")).content("module y\n"); },
         Kind::DamagedMod,
         {files.file(".mod")},
         true,
         true},
        {"a go.mod of NULs",
         [&](MachineImage& i) { i.file(files.file(".mod")).content(QByteArray(9, '\0')); },
         Kind::DamagedMod,
         {files.file(".mod")},
         true,
         true},
        {"a zip of another module",
         [&](MachineImage& i) {
             i.file(files.file(".zip")).archive({{s("a@v1.0.0/go.mod"), s("module a\n")}});
             files.removeFolder(i);
         },
         Kind::DamagedZip,
         {files.file(".zip")},
         true,
         true}};
    for (const Row& row : rows) {
        MachineImage image = imageWith(files);
        row.damage(image);
        const auto faults = faultsIn(verifiedFacts(image));
        ASSERT_EQ(faults.size(), 1U) << row.what;
        EXPECT_EQ(faults[0].kind, row.kind) << row.what;
        EXPECT_EQ(faults[0].files, row.concerned) << row.what;
        EXPECT_EQ(faults[0].stopsBuilds, row.stopsBuilds) << row.what;
        EXPECT_EQ(faults[0].needsProxy, row.needsProxy) << row.what;
    }
}

TEST(VerifyModules, AFlippedByteInTheMiddleOfAZipIsFound)
{
    const CachedFiles files;
    MachineImage image = imageWith(files);
    FileNode& zip = image.file(files.file(".zip"));
    QByteArray bytes = *zip.contentBytes();
    bytes.replace("package a", "package b");
    zip.content(bytes).zip.reset();
    files.removeFolder(image);
    const auto faults = faultsIn(verifiedFacts(image));
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].kind, Kind::DamagedZip) << "its CRC is not that of the directory";
    EXPECT_TRUE(faults[0].stopsBuilds);
}

TEST(VerifyModules, WhatIsInTheCloudIsNotOpenedAndNotCalledRight)
{
    const CachedFiles files;
    MachineImage image = imageWith(files);
    image.file(files.file(".zip")).attribute(fileattribute::recallOnDataAccess);
    const ModuleCacheFacts facts = verifiedFacts(image);
    EXPECT_TRUE(facts.faulty.empty());
    ASSERT_EQ(facts.verification->unverified.size(), 1U);
    EXPECT_EQ(facts.verification->unverified[0].english(),
              s("golang.org/x/text@v0.3.0: it is in the cloud"));
    EXPECT_EQ(facts.verification->verified, 0);
}

TEST(VerifyModules, CancelledItLeavesTheFactsAsTheyAre)
{
    const auto machine = machineOf(imageWith({}));
    CacheFacts caches = *observe(machine, ObserveOptions()).caches;
    Progress progress;
    progress.cancel();
    const auto done = verifyModules(*machine, caches, progress);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::Cancelled);
    EXPECT_FALSE(caches.modules->verification);
}

TEST(VerifyModules, TellsHowFarItIs)
{
    const auto machine = machineOf(imageWith({}));
    CacheFacts caches = *observe(machine, ObserveOptions()).caches;
    ProgressUpdate last;
    Progress progress([&](const ProgressUpdate& update) { last = update; });
    ASSERT_TRUE(verifyModules(*machine, caches, progress));
    EXPECT_EQ(last.stage, Stage::Verifying);
    EXPECT_EQ(last.filesDone, 1);
    EXPECT_EQ(last.filesTotal, 1);
    EXPECT_EQ(last.bytesDone, last.bytesTotal);
}
