// SPDX-License-Identifier: Apache-2.0
// GOENV: where it leads, and what of `go env -w` has no effect then.
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

constexpr auto fileRule = "goenv.file-unreadable";

MachineImage withGoEnv(const char* goenv, const QByteArray& usual)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOENV"), RegKind::String, s(goenv));
    if (!usual.isEmpty())
        image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content(usual);
    return image;
}

} // namespace

TEST(SettingsFile, ThatGoenvKeepsOutIsToldWithWhatItSays)
{
    for (const char* goenv : {"off", "C:\\cfg\\gone"}) {
        const Finding finding =
            worst(factsOf(withGoEnv(goenv, "GOPATH=C:\\gp\nGOFLAGS=-x\n")), fileRule);
        EXPECT_EQ(finding.status, Status::Warning) << goenv;
        EXPECT_TRUE(textOf(finding).contains(s("GOFLAGS, GOPATH")))
            << textOf(finding).toStdString();
        ASSERT_EQ(finding.fixes.size(), 1U);
        EXPECT_FALSE(finding.fixes.front().recommended);
        EXPECT_EQ(finding.fixes.front().changes,
                  std::vector<Change>({SetVariable{Scope::User, s("GOENV"), std::nullopt}}));
    }
}

TEST(SettingsFile, ThatSaysNothingIsNotMissed)
{
    EXPECT_EQ(worst(factsOf(withGoEnv("off", "")), fileRule).status, Status::Ok);
    EXPECT_EQ(worst(factsOf(withGoEnv("C:\\cfg\\gone", "# nothing\n")), fileRule).status,
              Status::Ok);
    MachineImage own = withGoEnv("off", "GOFLAGS=-x\n");
    own.setVariable(Hive::CurrentUser, s("GOFLAGS"), RegKind::String, s("-v"));
    EXPECT_EQ(worst(factsOf(own), fileRule).status, Status::Ok) << "the variable counts anyway";
}

TEST(SettingsFile, OfOnesOwnIsMeant)
{
    MachineImage image = withGoEnv("C:\\cfg\\goenv", "GOFLAGS=-x\n");
    image.file(s("C:\\cfg\\goenv")).content("GOFLAGS=-v\n");
    EXPECT_EQ(worst(factsOf(image), fileRule).status, Status::Ok);
}

TEST(SettingsFile, WithoutAFolderIsLookedForInEachCurrentFolder)
{
    const Finding finding = worst(factsOf(withGoEnv("goenv.txt", "")), fileRule);
    EXPECT_EQ(finding.status, Status::Warning);
    EXPECT_TRUE(textOf(finding).contains(s("current folder"))) << textOf(finding).toStdString();
    EXPECT_FALSE(textOf(finding).contains(s("ignores")));
}

TEST(SettingsFile, InQuotesIsToldOnce)
{
    const Facts facts = factsOf(withGoEnv("\"C:\\cfg\\goenv\"", "GOFLAGS=-x\n"));
    EXPECT_EQ(worst(facts, "env.quoted-value").status, Status::Warning);
    EXPECT_EQ(worst(facts, fileRule).status, Status::Ok);
}
