// SPDX-License-Identifier: Apache-2.0
// Remedies that keep what was meant: a pattern with a bracket too many, a name nearly right, a
// value of a newer Go, a default that does.
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

MachineImage withValue(const char* name, const char* value, const char* version = "go1.24.4")
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
    image.file(goRoot + s("\\VERSION")).content(QByteArray(version) + '\n');
    return image;
}

/// The recommended fix of the gravest finding.
std::string adviceOf(const MachineImage& image, const char* id)
{
    const Finding finding = worst(factsOf(image), id);
    const auto fix = std::ranges::find_if(finding.fixes, &Fix::recommended);
    return fix == finding.fixes.end() ? std::string() : fix->title.english().toStdString();
}

} // namespace

TEST(NearMisses, APatternLosesItsBracketOnly)
{
    EXPECT_EQ(adviceOf(withValue("GOPRIVATE", "[corp.example,github.com/acme"), "goenv.goprivate"),
              "Set GOPRIVATE to corp.example,github.com/acme");
}

TEST(NearMisses, TheDatabaseThatIsReachedInChinaIsKept)
{
    for (const char* value : {"sum.golang.google.com", "sum.golang.gogle.cn",
                              "https://sum.golang.google.cn", "https://sum.golang.google.cn/"})
        EXPECT_EQ(adviceOf(withValue("GOSUMDB", value), "goenv.gosumdb"),
                  "Set GOSUMDB to sum.golang.google.cn")
            << value;
    for (const char* value : {"on", "off", "sum.golang.com", "sum.example.com"})
        EXPECT_EQ(adviceOf(withValue("GOSUMDB", value), "goenv.gosumdb"), "Remove GOSUMDB")
            << value;
}

TEST(NearMisses, AListIsReadAsTheGoThatIsThereReadsIt)
{
    const auto status = [](const char* value, const char* version) {
        return worst(factsOf(withValue("GOPROXY", value, version)), "goenv.goproxy").status;
    };
    EXPECT_EQ(status("https://goproxy.cn|direct", "go1.14.15"), Status::Problem);
    EXPECT_EQ(status("https://goproxy.cn|direct", "go1.15"), Status::Ok);
    EXPECT_EQ(status("https://goproxy.cn,direct", "go1.13"), Status::Ok);
    EXPECT_EQ(status("https://goproxy.cn,direct", "go1.12.17"), Status::Problem);
    EXPECT_EQ(status("https://goproxy.cn", "go1.12.17"), Status::Ok);
    EXPECT_EQ(
        adviceOf(withValue("GOPROXY", "https://goproxy.cn|direct", "go1.14.15"), "goenv.goproxy"),
        "Set GOPROXY to https://goproxy.cn,direct");
    EXPECT_EQ(
        adviceOf(withValue("GOPROXY", "https://goproxy.cn,direct", "go1.12.17"), "goenv.goproxy"),
        "Set GOPROXY to https://goproxy.cn");
}

TEST(NearMisses, AFolderMovesToItsDefaultWhereThatIsPlain)
{
    const auto moved = [](const MachineImage& image, const char* id) {
        for (const Finding& finding : judgeOne(factsOf(image), id)) {
            for (const Fix& fix : finding.fixes) {
                if (fix.id == s("move"))
                    return fix.changes;
            }
        }
        return std::vector<Change>();
    };
    const MachineImage chinese = withValue("GOPATH", "D:\\编程");
    EXPECT_EQ(moved(chinese, "location.non-ascii"),
              std::vector<Change>({SetVariable{Scope::User, s("GOPATH"), userHome + s("\\go")}}));
    const MachineImage spaced = withValue("GOCACHE", "D:\\my cache");
    EXPECT_EQ(moved(spaced, "location.spaces"),
              std::vector<Change>({SetVariable{Scope::User, s("GOCACHE"),
                                               userHome + s("\\AppData\\Local\\go-build")}}));
}

TEST(NearMisses, WhatRoamsWithTheProfileIsNoted)
{
    for (const auto& [name, value] : std::vector<std::array<const char*, 2>>{
             {"GOCACHE", "C:\\Users\\li\\AppData\\Roaming\\go-build"},
             {"GOMODCACHE", "C:\\Users\\li\\AppData\\Roaming\\go\\mod"},
             {"GOPATH", "C:\\Users\\li\\AppData\\Roaming\\go"}}) {
        const Finding finding = worst(factsOf(withValue(name, value)), "onedrive.caches");
        EXPECT_EQ(finding.status, Status::Note) << name;
        ASSERT_EQ(finding.fixes.size(), 1U);
        EXPECT_FALSE(finding.fixes.front().recommended);
    }
    EXPECT_EQ(worst(factsOf(soundImage()), "onedrive.caches").status, Status::Ok);
}

TEST(NearMisses, NobodyProtectsAFolderOnADriveWithoutPermissions)
{
    MachineImage image = withValue("GOPATH", "E:\\gp");
    VolumeInfo stick = image.volumes.front();
    stick.root = s("E:\\");
    stick.fileSystem = s("exFAT");
    image.volumes.push_back(stick);
    FolderAccess open;
    open.currentUserMayWrite = true;
    open.ordinaryUsersMayWrite = true;
    image.folder(s("E:\\gp\\bin")).access(open);
    const QString text = textOf(worst(factsOf(image), "path.missing-gobin"));
    EXPECT_FALSE(text.contains(s("protect it first"))) << text.toStdString();
    EXPECT_TRUE(text.contains(s("another drive"))) << text.toStdString();
}
