// SPDX-License-Identifier: Apache-2.0
#include "base/Version.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

GoVersion v(const char* text)
{
    return GoVersion::parse(QString::fromLatin1(text)).value();
}

TEST(GoVersion, OrdersAsGoDevDoes)
{
    const char* descending[] = {"go1.27.2", "go1.21.0", "go1.21rc2", "go1.21rc1", "go1.21beta1",
                                "go1.20.1", "go1.20",   "go1.9.7",   "go1.9",     "go1"};
    for (std::size_t i = 1; i < std::size(descending); ++i)
        EXPECT_GT(v(descending[i - 1]), v(descending[i])) << descending[i - 1];
}

TEST(GoVersion, TreatsBothNamesOfAFirstReleaseAsOne)
{
    EXPECT_EQ(v("go1.21"), v("go1.21.0"));
}

TEST(GoVersion, ReadsWhatGoVersionPrints)
{
    EXPECT_EQ(v("go version go1.24.4 windows/amd64").name(), u"go1.24.4");
    EXPECT_EQ(v("1.24.4").name(), u"go1.24.4");
    EXPECT_EQ(v("go1.24.4 X:nocoverageredesign").name(), u"go1.24.4");
}

TEST(GoVersion, MarksPreReleasesAsNotStable)
{
    EXPECT_TRUE(v("go1.21.0").isStable());
    EXPECT_FALSE(v("go1.21rc2").isStable());
    EXPECT_FALSE(v("go1.21beta1").isStable());
}

TEST(GoVersion, RefusesWhatIsNoVersion)
{
    for (const char* text : {"", "go", "latest", "go1.x", "devel", "go1.2.3.4", "<!DOCTYPE html>"})
        EXPECT_FALSE(GoVersion::parse(QString::fromLatin1(text)).has_value()) << text;
}

} // namespace
} // namespace gosetup
