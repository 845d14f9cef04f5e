// SPDX-License-Identifier: Apache-2.0
// What cgo passes on to the C compiler and to pkg-config.
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <array>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

MachineImage withCgo(const char* name, const char* value)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
    return image;
}

} // namespace

TEST(CgoFlags, APathWithASpaceIsPutInQuotes)
{
    for (const auto& [name, value, right] : std::vector<std::array<const char*, 3>>{
             {"CGO_CFLAGS", R"(-IC:\Program Files\x\include)", R"("-IC:\Program Files\x\include")"},
             {"CGO_CFLAGS", R"(-O2 -IC:\Program Files\x -g)", R"(-O2 "-IC:\Program Files\x" -g)"},
             {"CGO_LDFLAGS", R"(-LC:\My Own Libs -lz)", R"("-LC:\My Own Libs" -lz)"}}) {
        const Finding finding = worst(factsOf(withCgo(name, value)), "cgo.cc-quoting");
        EXPECT_EQ(finding.status, Status::Warning) << value;
        ASSERT_EQ(finding.fixes.size(), 1U) << value;
        EXPECT_EQ(finding.fixes.front().changes,
                  std::vector<Change>({SetVariable{Scope::User, s(name), s(right)}}));
        EXPECT_EQ(worst(factsOf(withCgo(name, right)), "cgo.cc-quoting").status, Status::Ok);
    }
}

TEST(CgoFlags, WhatIsWrittenRightIsLeftAlone)
{
    for (const char* value :
         {R"(-IC:\x\include -O2)", R"(-I C:\x\include)", R"(-LC:\x libz.a)", R"(-LC:\x C:\y\z.lib)",
          R"("-IC:\Program Files\x" -g)", R"(-DNAME=1 -g)", R"(-IC:\a -IC:\b)", R"(-LC:\x -l z)"})
        EXPECT_EQ(worst(factsOf(withCgo("CGO_LDFLAGS", value)), "cgo.cc-quoting").status,
                  Status::Ok)
            << value;
    MachineImage off = withCgo("CGO_CFLAGS", R"(-IC:\Program Files\x)");
    off.setVariable(Hive::CurrentUser, s("CGO_ENABLED"), RegKind::String, s("0"));
    EXPECT_EQ(worst(factsOf(off), "cgo.cc-quoting").status, Status::Ok);
}

TEST(CgoFlags, AnOldGoKnowsNoQuotes)
{
    MachineImage image = withCgo("CGO_CFLAGS", R"(-IC:\Program Files\x)");
    image.file(goRoot + s("\\VERSION")).content("go1.17.13\n");
    const Finding finding = worst(factsOf(image), "cgo.cc-quoting");
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes.front().changes.empty());
}

TEST(PkgConfig, ThatIsNotThereIsTold)
{
    MachineImage image = withCgo("PKG_CONFIG", R"(C:\tools\pkgconf.exe)");
    image.setVariable(Hive::CurrentUser, s("CGO_ENABLED"), RegKind::String, s("1"));
    image.setVariable(Hive::CurrentUser, s("CC"), RegKind::String, s(R"(C:\mingw\bin\gcc.exe)"));
    image.file(s(R"(C:\mingw\bin\gcc.exe)")).pe(Arch::Amd64, 1'900'000);
    const Finding finding = worst(factsOf(image), "cgo.no-compiler");
    EXPECT_EQ(finding.subject, s("PKG_CONFIG"));
    EXPECT_EQ(finding.status, Status::Warning);
    image.file(s(R"(C:\tools\pkgconf.exe)")).pe(Arch::Amd64, 100'000);
    EXPECT_EQ(worst(factsOf(image), "cgo.no-compiler").status, Status::Ok);
}
