// SPDX-License-Identifier: Apache-2.0
// What a cross build leaves behind is one trouble, and a comment behind a value is its only one.
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

MachineImage leftBy(const QByteArray& file)
{
    MachineImage image = soundImage();
    image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content(file);
    return image;
}

std::string idsOf(const std::vector<Finding>& findings)
{
    QStringList ids;
    for (const Finding& finding : findings)
        ids << finding.id;
    return ids.join(u' ').toStdString();
}

std::vector<Finding> troublesIn(const MachineImage& image)
{
    std::vector<Finding> told = judge(factsOf(image), {});
    std::erase_if(told, [](const Finding& finding) {
        return !isTold(finding) || finding.status == Status::Ok || finding.speed ||
               finding.id == s("location.spaces"); // of Go itself
    });
    return told;
}

/// The lines that recommended or offered fixes take away.
std::string removedBy(const Finding& finding, bool recommended)
{
    QStringList names;
    for (const Fix& fix : finding.fixes) {
        for (const Change& change : fix.changes) {
            const auto* line = std::get_if<WriteGoEnv>(&change);
            if (line != nullptr && !line->value && fix.recommended == recommended)
                names << line->name;
        }
    }
    return names.join(u' ').toStdString();
}

} // namespace

TEST(CrossBuild, OfTwoSettingsIsToldOnce)
{
    for (const char* file :
         {"GOOS=js\nGOARCH=wasm\n", "GOOS=linux\nGOARCH=arm\n", "GOOS=linux\nGOARCH=386\n"}) {
        const auto told = troublesIn(leftBy(file));
        ASSERT_EQ(idsOf(told), "env.cross-target") << file;
        EXPECT_TRUE(removedBy(told.front(), true).starts_with("GOOS")) << file;
        EXPECT_TRUE(textOf(told.front()).contains(s("GOARCH"))) << file;
    }
    EXPECT_EQ(removedBy(troublesIn(leftBy("GOOS=js\nGOARCH=wasm\n")).front(), true), "GOOS GOARCH");
}

TEST(CrossBuild, NamesTheCgoThatIsOffForIt)
{
    const auto told = troublesIn(leftBy("GOOS=linux\nCGO_ENABLED=0\n"));
    ASSERT_EQ(idsOf(told), "env.cross-target");
    EXPECT_EQ(removedBy(told.front(), true), "GOOS");
    EXPECT_EQ(removedBy(told.front(), false), "CGO_ENABLED");
    MachineImage elsewhere = leftBy("GOOS=linux\n");
    elsewhere.setVariable(Hive::CurrentUser, s("CGO_ENABLED"), RegKind::String, s("0"));
    EXPECT_FALSE(textOf(troublesIn(elsewhere).front()).contains(s("CGO_ENABLED")));
}

TEST(CrossBuild, ACommentBehindAValueIsTheOnlyTrouble)
{
    for (const char* file : {"GOPROXY=https://goproxy.cn,direct # China\n",
                             "GOSUMDB=sum.golang.org # on\n", "GO111MODULE=on # yes\n"}) {
        const auto told = troublesIn(leftBy(file));
        EXPECT_EQ(idsOf(told), "env.comment") << file;
    }
}
