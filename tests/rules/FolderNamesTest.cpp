// SPDX-License-Identifier: Apache-2.0
// One folder by another name, and entries of folders that come with the plan.
#include "rules/FactsMaker.h"

#include "paths/WindowsPath.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

QStringList toldIn(const MachineImage& image)
{
    QStringList ids;
    for (const Finding& finding : judge(factsOf(image), {})) {
        if (isTold(finding) && finding.status >= Status::Warning)
            ids << finding.id;
    }
    return ids;
}

/// What Windows makes of the name, which is no reparse point.
void addShortName(MachineImage& image, const char* name, const char* folder)
{
    image.folder(s(name)).link(0, s(folder));
}

} // namespace

TEST(FolderNames, ADevicePrefixIsNoOtherFolder)
{
    for (const char* prefix : {"\\\\?\\", "\\\\.\\"}) {
        MachineImage image = soundImage();
        const QString before = s(prefix);
        setPath(image, Hive::LocalMachine,
                {s("%SystemRoot%\\System32"), before + goRoot + s("\\bin")});
        setPath(image, Hive::CurrentUser, {before + s("C:\\Users\\li\\go\\bin")});
        for (const auto& [name, folder] :
             {std::pair{"GOPATH", "C:\\Users\\li\\go"},
              std::pair{"GOBIN", "C:\\Users\\li\\go\\bin"},
              std::pair{"GOCACHE", "C:\\Users\\li\\AppData\\Local\\go-build"},
              std::pair{"GOTMPDIR", "C:\\Users\\li\\AppData\\Local\\go-tmp"},
              std::pair{"GOROOT", "C:\\Program Files\\Go"}})
            image.setVariable(Hive::CurrentUser, s(name), RegKind::String, before + s(folder));
        EXPECT_TRUE(toldIn(image).isEmpty()) << prefix << toldIn(image).join(u' ').toStdString();
        const Facts facts = factsOf(image);
        EXPECT_EQ(worst(facts, "env.goroot-stale").status, Status::Note);
        EXPECT_EQ(worst(facts, "location.network").status, Status::Ok);
    }
    MachineImage image = soundImage();
    setPath(
        image, Hive::CurrentUser,
        {s("%USERPROFILE%\\go\\bin"), s("\\\\?\\C:\\gone"), s("\\\\?\\C:\\Users\\li\\go\\bin")});
    const Facts facts = factsOf(image);
    EXPECT_EQ(verdictOf(facts, s("\\\\?\\C:\\gone")), EntryVerdict::Dead);
    EXPECT_EQ(verdictOf(facts, s("\\\\?\\C:\\Users\\li\\go\\bin")), EntryVerdict::Duplicate);
}

TEST(FolderNames, OfTwoEntriesThePlainOneStays)
{
    MachineImage image = soundImage();
    const QString odd = s("\\\\?\\") + goRoot + s("\\bin");
    setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32"), odd, goRoot + s("\\bin")});
    const Facts facts = factsOf(image);
    EXPECT_EQ(verdictOf(facts, odd), EntryVerdict::Duplicate);
    EXPECT_EQ(verdictOf(facts, goRoot + s("\\bin")), EntryVerdict::Keep);
}

TEST(FolderNames, ADevicePrefixOfAShareStaysAShare)
{
    EXPECT_EQ(winpath::withoutDevicePrefix(s("\\\\?\\UNC\\server\\share\\go")),
              s("\\\\server\\share\\go"));
    EXPECT_EQ(winpath::withoutDevicePrefix(s("\\\\?\\C:\\")), s("C:\\"));
    EXPECT_EQ(winpath::withoutDevicePrefix(s("\\\\?\\C:")), s("C:\\"));
    EXPECT_EQ(winpath::withoutDevicePrefix(s("\\\\.\\pipe\\x")), s("\\\\.\\pipe\\x"));
    EXPECT_EQ(winpath::withoutDevicePrefix(s("\\\\?\\Volume{1}\\x")), s("\\\\?\\Volume{1}\\x"));
    EXPECT_EQ(winpath::withoutDevicePrefix(s("\\\\server\\share")), s("\\\\server\\share"));
    // The border refuses both.
    EXPECT_TRUE(winpath::isUnc(s("\\\\?\\C:\\x")));
    EXPECT_TRUE(winpath::same(s("\\\\?\\C:\\x"), s("c:\\X")));
}

TEST(FolderNames, AShortNameIsNoOtherFolder)
{
    MachineImage image = soundImage();
    addShortName(image, "C:\\PROGRA~1", "C:\\Program Files");
    addShortName(image, "C:\\Users\\LI~1", "C:\\Users\\li");
    setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32"), s("C:\\PROGRA~1\\Go\\bin")});
    setPath(image, Hive::CurrentUser, {s("C:\\Users\\LI~1\\go\\bin")});
    image.setVariable(Hive::CurrentUser, s("GOROOT"), RegKind::String, s("C:\\PROGRA~1\\Go"));
    EXPECT_TRUE(toldIn(image).isEmpty()) << toldIn(image).join(u' ').toStdString();
    const Facts facts = factsOf(image);
    EXPECT_EQ(facts.toolchain->installs.size(), 1U);
    EXPECT_EQ(worst(facts, "toolchain.multiple").status, Status::Ok);
    EXPECT_EQ(worst(facts, "env.goroot-stale").status, Status::Note);

    // The setting by its short name, the entry by the long one.
    setPath(image, Hive::CurrentUser, {s("%USERPROFILE%\\go\\bin")});
    image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String, s("C:\\Users\\LI~1\\go"));
    EXPECT_TRUE(toldIn(image).isEmpty()) << toldIn(image).join(u' ').toStdString();
}

TEST(FoldersToCome, WithoutGoNothingIsMissedOnPath)
{
    MachineImage image = soundImage();
    for (auto it = image.files.begin(); it != image.files.end();)
        it = winpath::isInside(it->second.path, goRoot) ||
                     winpath::isInside(it->second.path, userHome + s("\\go"))
                 ? image.files.erase(it)
                 : std::next(it);
    setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32")});
    setPath(image, Hive::CurrentUser, {});
    const Finding finding = worst(factsOf(image), "path.missing-gobin");
    EXPECT_EQ(finding.status, Status::Note);
    EXPECT_FALSE(textOf(finding).contains(s("Programs of go install")));
    EXPECT_TRUE(finding.fixes.at(0).recommended); // it comes with Go
}

TEST(FoldersToCome, AnEntryOfTheFolderThatAFixMakesIsNotDead)
{
    MachineImage image = soundImage();
    image.files.erase(winpath::key(userHome + s("\\go\\bin")));
    // Where the setting leads once it is right.
    image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String, s("\"C:\\work\""));
    setPath(image, Hive::CurrentUser, {s("C:\\work\\bin")});
    EXPECT_EQ(toldIn(image), QStringList{s("env.quoted-value")});
}
