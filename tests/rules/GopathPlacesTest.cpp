// SPDX-License-Identifier: Apache-2.0
// Folders of Go's settings in a wrong place: a part of the workspace as GOPATH, a folder for
// programs that anybody may make, a Go in a cloud folder.
#include "rules/FactsMaker.h"

#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

MachineImage withGopath(const QString& value, RegKind kind = RegKind::String)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOPATH"), kind, value);
    return image;
}

Finding subfolder(const MachineImage& image)
{
    return worst(factsOf(image), "goenv.gopath-subfolder");
}

} // namespace

TEST(GopathSubfolder, OfTheUsualWorkspaceIsNamedAndItsBinIsNotWanted)
{
    for (const char* part : {"src", "bin", "pkg"}) {
        const MachineImage image = withGopath(userHome + s("\\go\\") + s(part));
        const auto all = judge(factsOf(image), {});
        const auto some = of(all, s("goenv.gopath-subfolder"));
        ASSERT_EQ(some.size(), 1U);
        EXPECT_EQ(some[0].status, Status::Warning) << part;
        ASSERT_EQ(some[0].fixes.size(), 1U) << part;
        EXPECT_FALSE(some[0].fixes[0].recommended) << part;
        EXPECT_EQ(std::get<SetVariable>(some[0].fixes[0].changes.at(0)),
                  (SetVariable{Scope::User, s("GOPATH"), std::nullopt}));
        const auto missing = of(all, s("path.missing-gobin"));
        ASSERT_EQ(missing.size(), 1U);
        EXPECT_EQ(missing[0].status, Status::Note) << part;
        EXPECT_EQ(missing[0].saidBy, s("goenv.gopath-subfolder")) << part;
    }
}

TEST(GopathSubfolder, OfAnotherWorkspaceLeadsToThatOne)
{
    MachineImage image = withGopath(s("%SystemDrive%\\work\\src;C:\\two"), RegKind::ExpandString);
    image.folder(s("C:\\work\\pkg\\mod"));
    const Finding finding = subfolder(image);
    EXPECT_EQ(finding.status, Status::Warning);
    ASSERT_FALSE(finding.fixes.empty());
    EXPECT_EQ(std::get<SetVariable>(finding.fixes[0].changes.at(0)),
              (SetVariable{Scope::User, s("GOPATH"), s("%SystemDrive%\\work;C:\\two")}));
    EXPECT_FALSE(finding.fixes[0].recommended);
}

TEST(GopathSubfolder, IsNoneWhereNothingAroundItIsAWorkspace)
{
    for (const char* path : {"C:\\dev\\src", "C:\\src", "C:\\Users\\li\\source"}) {
        MachineImage image = withGopath(s(path));
        image.folder(s("C:\\dev\\bin"));
        EXPECT_EQ(subfolder(image).status, Status::Ok) << path;
    }
}

TEST(GoBinFolder, IsPutInPlaceOfAnEntryThatIsGopathItself)
{
    MachineImage image = soundImage();
    setPath(image, Hive::CurrentUser, {s("%USERPROFILE%\\go\\"), s("C:\\Users\\li")});
    const Finding finding = worst(factsOf(image), "path.missing-gobin");
    EXPECT_EQ(finding.status, Status::Warning);
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].recommended);
    const auto& edits = std::get<EditPath>(finding.fixes[0].changes.at(0)).edits;
    ASSERT_EQ(edits.size(), 1U);
    EXPECT_EQ(edits[0].kind, PathEdit::Kind::Replace);
    EXPECT_EQ(edits[0].entry, s("%USERPROFILE%\\go\\"));
    EXPECT_EQ(edits[0].replacement, s("%USERPROFILE%\\go\\bin"));
}

TEST(GoBinFolder, ThatIsMissingBelowADriveIsMade)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOBIN"), RegKind::String, s("C:\\gone\\bin"));
    setPath(image, Hive::CurrentUser, {s("C:\\gone\\bin")});
    const Finding finding = worst(factsOf(image), "path.missing-gobin");
    EXPECT_EQ(finding.status, Status::Warning);
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].recommended);
    EXPECT_EQ(std::get<MakeFolder>(finding.fixes[0].changes.at(0)),
              (MakeFolder{s("C:\\gone\\bin"), Scope::User, true}));
    image.folder(s("C:\\gone\\bin")).access({true, false, false});
    EXPECT_EQ(worst(factsOf(image), "path.missing-gobin").status, Status::Ok);
}

TEST(GoBinFolder, ThatIsMissingInTheProfileIsFine)
{
    MachineImage image = soundImage();
    const QString bin = userHome + s("\\programs\\bin");
    image.setVariable(Hive::CurrentUser, s("GOBIN"), RegKind::String, bin);
    setPath(image, Hive::CurrentUser, {bin});
    EXPECT_EQ(worst(factsOf(image), "path.missing-gobin").status, Status::Ok);
}

TEST(GoBinFolder, WithoutAnyIsSaidWithItsValue)
{
    MachineImage image = soundImage();
    image.file(userHome + s("\\AppData\\Roaming\\go\\env"))
        .content("GOPATH=D:\\\xb1\xe0\xb3\xcc\n");
    const Finding finding = worst(factsOf(image), "path.missing-gobin");
    EXPECT_FALSE(finding.evidence.empty()) << textOf(finding).toStdString();
}

TEST(GoInACloudFolder, HasAWayOut)
{
    MachineImage image = soundImage();
    std::erase_if(image.files,
                  [](const auto& item) { return winpath::isInside(item.second.path, goRoot); });
    const QString root = userHome + s("\\OneDrive\\Desktop\\go");
    image.go(root, s("go1.24.4"));
    image.setVariable(Hive::CurrentUser, s("OneDrive"), RegKind::String,
                      userHome + s("\\OneDrive"));
    setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32")});
    setPath(image, Hive::CurrentUser, {s("%USERPROFILE%\\go\\bin"), root + s("\\bin")});
    const Finding finding = worst(factsOf(image), "location.cloud");
    EXPECT_EQ(finding.status, Status::Problem);
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].changes.empty());
}

TEST(CacheOfTheSystem, IsOneProblem)
{
    MachineImage image = soundImage();
    image.folder(s("C:\\Windows")).access({false, false, false});
    image.setVariable(Hive::CurrentUser, s("GOCACHE"), RegKind::String, s("C:\\Windows\\Temp\\go"));
    const auto all = judge(factsOf(image), {});
    const auto some = of(all, s("location.system-folder"));
    ASSERT_EQ(some.size(), 1U);
    EXPECT_EQ(some[0].saidBy, s("goenv.not-writable"));
}

TEST(CacheOfTheSystem, GoesWithTheGopathItIsIn)
{
    MachineImage image = soundImage();
    image.folder(s("C:\\Windows")).access({false, false, false});
    image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String, s("C:\\Windows\\go"));
    const auto some = of(judge(factsOf(image), {}), s("location.system-folder"));
    ASSERT_EQ(some.size(), 2U);
    for (const Finding& finding : some)
        EXPECT_EQ(finding.saidBy, s("goenv.not-writable")) << finding.subject.toStdString();
}
