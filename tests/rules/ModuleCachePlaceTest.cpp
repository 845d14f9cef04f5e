// SPDX-License-Identifier: Apache-2.0
// `go clean -modcache` deletes the whole folder of GOMODCACHE, whatever else is in it.
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

MachineImage withModulesIn(const QString& folder)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOMODCACHE"), RegKind::String, folder);
    return image;
}

} // namespace

TEST(ModuleCachePlace, ThatHoldsMoreIsGivenUp)
{
    for (const QString& folder :
         {userHome + s("\\go"), userHome + s("\\GO\\"), userHome, userHome + s("\\go\\bin"),
          s("C:\\Users"), userHome + s("\\Documents")}) {
        MachineImage image = withModulesIn(folder);
        if (folder.endsWith(s("bin")))
            image.setVariable(Hive::CurrentUser, s("GOBIN"), RegKind::String, folder);
        const Finding finding = worst(factsOf(image), "goenv.cache-invalid");
        if (folder.endsWith(s("bin"))) {
            EXPECT_TRUE(textOf(finding).contains(s("GOBIN"))) << textOf(finding).toStdString();
        }
        EXPECT_EQ(finding.status, Status::Warning) << folder.toStdString();
        ASSERT_EQ(finding.fixes.size(), 1U);
        EXPECT_TRUE(finding.fixes.front().recommended);
        EXPECT_EQ(finding.fixes.front().changes,
                  std::vector<Change>({SetVariable{Scope::User, s("GOMODCACHE"), std::nullopt}}));
    }
}

TEST(ModuleCachePlace, OfItsOwnIsFine)
{
    for (const QString& folder : {userHome + s("\\go\\pkg\\mod"), s("C:\\gomodcache")})
        EXPECT_EQ(worst(factsOf(withModulesIn(folder)), "goenv.cache-invalid").status, Status::Ok);
    EXPECT_EQ(worst(factsOf(soundImage()), "goenv.cache-invalid").status, Status::Ok);
}

TEST(ModuleCachePlace, ThatFollowsABadGopathIsNoSecondTrouble)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String, s("C:\\a:b"));
    EXPECT_EQ(worst(factsOf(image), "goenv.cache-invalid").status, Status::Ok);
    EXPECT_EQ(worst(factsOf(image), "goenv.gopath-invalid").status, Status::Problem);
    EXPECT_EQ(worst(factsOf(image), "location.reserved-name").status, Status::Ok);
}
