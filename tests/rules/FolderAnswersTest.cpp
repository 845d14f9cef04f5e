// SPDX-License-Identifier: Apache-2.0
// What is said of the folders that Go uses: that a fault has a remedy, and that it is told once.
#include "rules/FactsMaker.h"

#include "support/Literals.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

void setFolder(MachineImage& image, Hive hive, const char* name, const QString& value)
{
    image.setVariable(hive, s(name), RegKind::String, value);
}

void setGoLine(MachineImage& image, const QString& line)
{
    image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content(line.toUtf8() + '\n');
}

void closeTo(MachineImage& image, const char* folder)
{
    image.folder(s(folder)).access(FolderAccess());
}

std::vector<Finding> toldOf(const MachineImage& image)
{
    std::vector<Finding> told = judge(factsOf(image), {});
    std::erase_if(told, [](const Finding& finding) {
        return !isTold(finding) || finding.status < Status::Warning;
    });
    return told;
}

QStringList folderIdsOf(const std::vector<Finding>& findings)
{
    QStringList ids;
    ids.reserve(static_cast<qsizetype>(findings.size()));
    for (const Finding& finding : findings)
        ids << finding.id;
    return ids;
}

const Fix* fixCalled(const Finding& finding, const QString& title)
{
    const auto fix = std::ranges::find_if(
        finding.fixes, [&](const Fix& one) { return one.title.english() == title; });
    return fix == finding.fixes.end() ? nullptr : &*fix;
}

} // namespace

TEST(FolderAnswers, ASettingOnADriveThatIsGoneCanBeRemovedAndIsToldOnce)
{
    for (const char* name : {"GOPATH", "GOCACHE", "GOMODCACHE", "GOBIN"}) {
        for (const int place : {0, 1, 2}) {
            MachineImage image = soundImage();
            if (place == 2)
                setGoLine(image, s(name) + s("=Z:\\x\\y"));
            else
                setFolder(image, place == 0 ? Hive::CurrentUser : Hive::LocalMachine, name,
                          s("Z:\\x\\y"));
            const auto told = toldOf(image);
            ASSERT_EQ(folderIdsOf(told), QStringList{s("location.no-drive")}) << name << place;
            EXPECT_EQ(told[0].status, Status::Problem);
            const Fix* fix = fixCalled(told[0], s("Remove ") + s(name));
            ASSERT_TRUE(fix) << name << place << textOf(told[0]).toStdString();
            EXPECT_FALSE(fix->recommended); // it may be plugged in again
            const Change expected =
                place == 2 ? Change(WriteGoEnv{s(name), std::nullopt})
                           : Change(SetVariable{place == 0 ? Scope::User : Scope::Machine, s(name),
                                                std::nullopt});
            EXPECT_EQ(fix->changes.at(0), expected);
        }
    }
}

TEST(FolderAnswers, OfAListOnlyTheFolderOnADriveThatIsGoneGoes)
{
    MachineImage image = soundImage();
    setFolder(image, Hive::CurrentUser, "GOPATH", s("Z:\\a;C:\\Users\\li\\go"));
    const auto told = toldOf(image);
    ASSERT_EQ(folderIdsOf(told), QStringList{s("location.no-drive")});
    const Fix* fix = fixCalled(told[0], s("Set GOPATH to C:\\Users\\li\\go"));
    ASSERT_TRUE(fix) << textOf(told[0]).toStdString();
    EXPECT_FALSE(fix->recommended);
}

TEST(FolderAnswers, AGotmpdirOnADriveThatIsGoneIsToldOnce)
{
    MachineImage image = soundImage();
    setFolder(image, Hive::CurrentUser, "GOTMPDIR", s("Z:\\tmp"));
    const auto told = toldOf(image);
    ASSERT_EQ(folderIdsOf(told), QStringList{s("goenv.gotmpdir-missing")});
    EXPECT_TRUE(fixCalled(told[0], s("Remove GOTMPDIR")));
}

TEST(FolderAnswers, AVariableThatIsNotExpandedCanBeExpandedOrRemoved)
{
    MachineImage image = soundImage();
    setFolder(image, Hive::CurrentUser, "GOTMPDIR", s("%LOCALAPPDATA%\\go-tmp"));
    auto told = toldOf(image);
    ASSERT_EQ(folderIdsOf(told), QStringList{s("location.not-absolute")});
    const Fix* fix = fixCalled(told[0], s("Set GOTMPDIR to C:\\Users\\li\\AppData\\Local\\go-tmp"));
    ASSERT_TRUE(fix) << textOf(told[0]).toStdString();
    EXPECT_TRUE(fix->recommended);

    // Where Go builds without the setting.
    setFolder(image, Hive::CurrentUser, "GOTMPDIR", s("%TEMP%"));
    told = toldOf(image);
    ASSERT_EQ(folderIdsOf(told), QStringList{s("location.not-absolute")});
    ASSERT_EQ(told[0].fixes.size(), 1U);
    EXPECT_EQ(told[0].fixes[0].title.english(), s("Remove GOTMPDIR"));
    EXPECT_TRUE(told[0].fixes[0].recommended);
}

TEST(FolderAnswers, AFullDriveWhereGoBuildsIsTold)
{
    MachineImage image = soundImage();
    VolumeInfo ramDisk;
    ramDisk.root = s("R:\\");
    ramDisk.kind = VolumeKind::Fixed;
    ramDisk.fileSystem = s("NTFS");
    ramDisk.freeBytes = 1024 * 1024;
    image.volumes.push_back(ramDisk);
    image.folder(s("R:\\Temp"));
    for (const char* name : {"TEMP", "TMP"})
        setFolder(image, Hive::CurrentUser, name, s("R:\\Temp"));
    EXPECT_TRUE(toldOf(image).empty()); // Go has its own folder, GOTMPDIR
    image.registry[regKey(Hive::CurrentUser, s("Environment"))].values.erase(s("gotmpdir"));
    const auto told = toldOf(image);
    ASSERT_EQ(folderIdsOf(told), QStringList{s("cache.low-space")});
    EXPECT_EQ(told[0].subject, s("R:\\"));
    EXPECT_TRUE(textOf(told[0]).contains(s("TMP")));
}

TEST(FolderAnswers, AClosedFolderForInstalledProgramsIsToldOnce)
{
    MachineImage image = soundImage();
    closeTo(image, "C:\\Users\\li\\go\\bin");
    auto told = toldOf(image);
    ASSERT_EQ(folderIdsOf(told), QStringList{s("goenv.not-writable")});
    EXPECT_EQ(told[0].subject, s("C:\\Users\\li\\go\\bin"));
    EXPECT_FALSE(told[0].fixes.empty());

    // GOPATH is closed as a whole.
    closeTo(image, "C:\\Users\\li\\go");
    told = toldOf(image);
    ASSERT_EQ(folderIdsOf(told), QStringList{s("goenv.not-writable")});
    EXPECT_EQ(told[0].subject, s("C:\\Users\\li\\go"));
}

TEST(FolderAnswers, AFileInThePlaceOfTheFolderForInstalledProgramsIsTold)
{
    MachineImage image = soundImage();
    for (const char* there : {"", "\\gopls.exe", "\\dlv.exe"})
        image.files.erase(winpath::key(s("C:\\Users\\li\\go\\bin") + s(there)));
    image.file(s("C:\\Users\\li\\go\\bin")).content("x");
    const auto told = toldOf(image);
    const auto finding = std::ranges::find(told, s("goenv.not-writable"), &Finding::id);
    ASSERT_NE(finding, told.end());
    EXPECT_EQ(finding->status, Status::Problem);
    EXPECT_FALSE(finding->fixes.empty());
}

TEST(FolderAnswers, AGotmpdirOfWindowsIsToldOnce)
{
    for (const char* folder : {"C:\\Windows", "C:\\Windows\\Temp", "C:\\Windows\\Temp\\gone"}) {
        MachineImage image = soundImage();
        image.folder(s("C:\\Windows\\Temp"));
        closeTo(image, "C:\\Windows");
        setFolder(image, Hive::CurrentUser, "GOTMPDIR", s(folder));
        const auto told = toldOf(image);
        ASSERT_EQ(told.size(), 1U) << folder << folderIdsOf(told).join(u' ').toStdString();
        const Fix* fix = fixCalled(told[0], s("Remove GOTMPDIR"));
        ASSERT_TRUE(fix) << folder;
        EXPECT_TRUE(fix->recommended) << folder;
    }
}

TEST(FolderAnswers, ASettingInAFolderOfWindowsCanBeRemoved)
{
    MachineImage image = soundImage();
    image.folder(s("C:\\Windows\\gocache")).access({true, false, false});
    setFolder(image, Hive::CurrentUser, "GOCACHE", s("C:\\Windows\\gocache"));
    const auto told = toldOf(image);
    ASSERT_EQ(folderIdsOf(told), QStringList{s("location.system-folder")});
    EXPECT_TRUE(fixCalled(told[0], s("Remove GOCACHE")));
}

TEST(FolderAnswers, AGopathThatIsGorootIsToldOnce)
{
    MachineImage image = soundImage();
    setFolder(image, Hive::CurrentUser, "GOPATH", goRoot);
    EXPECT_EQ(folderIdsOf(toldOf(image)), QStringList{s("goenv.gopath-is-goroot")});
}

TEST(FolderAnswers, AScriptBeforeOldGoIsToldOnce)
{
    MachineImage image = soundImage();
    image.go(s("C:\\Program Files\\old"), s("go1.19.1"));
    image.file(s("C:\\Program Files\\scripts\\go.bat")).content("x");
    setPath(image, Hive::LocalMachine,
            {s("%SystemRoot%\\System32"), s("C:\\Program Files\\scripts"),
             s("C:\\Program Files\\old\\bin"), goRoot + s("\\bin")});
    const auto told = toldOf(image);
    ASSERT_EQ(folderIdsOf(told), QStringList{s("path.shadowed-go")});
    EXPECT_TRUE(told[0].fixes.at(0).recommended);
    // Behind the right Go's entry the script is not in the way.
    setPath(image, Hive::LocalMachine,
            {s("%SystemRoot%\\System32"), s("C:\\Program Files\\old\\bin"), goRoot + s("\\bin"),
             s("C:\\Program Files\\scripts")});
    EXPECT_EQ(folderIdsOf(toldOf(image)), QStringList{s("path.shadowed-go")});
}

TEST(FolderAnswers, AnEntryOfNoFolderInAnyReadingGoes)
{
    MachineImage image = soundImage();
    setPath(image, Hive::LocalMachine,
            {s("%SystemRoot%\\System32"), goRoot + s("\\bin"), s("C：\\gone")});
    Facts facts = factsOf(image);
    EXPECT_EQ(verdictOf(facts, s("C：\\gone")), EntryVerdict::Dead);
    EXPECT_EQ(worst(facts, "path.relative-entries").status, Status::Ok);
    EXPECT_TRUE(worst(facts, "path.dead-entries").fixes.at(0).recommended);
    // Whether it is there shows once its drive is.
    setPath(image, Hive::LocalMachine,
            {s("%SystemRoot%\\System32"), goRoot + s("\\bin"), s("Z：\\gone")});
    EXPECT_EQ(verdictOf(factsOf(image), s("Z：\\gone")), EntryVerdict::Relative);
}

TEST(FolderAnswers, ASystemVariableThatTheUsersOverridesDoesNotCount)
{
    const auto both = [](const char* name, const QString& users, const QString& systems) {
        MachineImage image = soundImage();
        image.go(s("C:\\Program Files\\old"), s("go1.19.1"));
        setFolder(image, Hive::CurrentUser, name, users);
        setFolder(image, Hive::LocalMachine, name, systems);
        return image;
    };
    for (const MachineImage& image :
         {both("GOROOT", goRoot, s("C:\\gone")),
          both("GOROOT", goRoot, s("C:\\Program Files\\old")),
          both("GOOS", s("windows"), s("linux")), both("GOARCH", s("amd64"), s("arm64")),
          both("GOCACHE", s("C:\\Users\\li\\AppData\\Local\\go-build"), s("Z:\\cache"))}) {
        const auto told = toldOf(image);
        EXPECT_TRUE(told.empty()) << folderIdsOf(told).join(u' ').toStdString();
        for (const Finding& finding : judge(factsOf(image), {})) {
            for (const Fix& fix : finding.fixes)
                EXPECT_FALSE(fix.title.english().startsWith(s("Delete the user variable")));
        }
    }
    // The user's goes as well, and then the system's would count.
    const auto told = toldOf(both("GOROOT", s("C:\\gone"), s("C:\\Program Files\\old")));
    EXPECT_EQ(folderIdsOf(told), (QStringList{s("env.goroot-stale"), s("env.goroot-stale")}));
}
