// SPDX-License-Identifier: Apache-2.0
// What an installed tree and a mirror hold, byte for byte.
#include "support/Golden.h"
#include "toolchain/Manifest.h"
#include "toolchain/ReleaseIndex.h"

using namespace gosetup;
using namespace gosetup::testkit;

TEST(GoldenToolchain, ManifestAndMarker)
{
    const Manifest manifest{s("go1.24.4"),
                            s("20261121-210405-3f2a"),
                            {{s("bin/go.exe"), 12'000'000'000, 0xFFFFFFFF}, {s("VERSION"), 9, 0}}};
    EXPECT_TRUE(isGolden(manifest.toJson(), "manifest.json"));
    const auto back = Manifest::parse(golden("manifest.json"));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->toJson(), golden("manifest.json"));
    const Marker marker{s("go1.24.4"),
                        s("go1.24.4.windows-amd64.zip"),
                        QByteArray(64, 'a'),
                        s("20261121-210405-3f2a"),
                        {s("index"), s("pinned")}};
    EXPECT_TRUE(isGolden(marker.toJson(), "marker.json"));
    EXPECT_EQ(Marker::parse(golden("marker.json")).value(), marker);
}

TEST(GoldenToolchain, ReleaseIndex)
{
    Release release{*GoVersion::parse(s("go1.24.4")), true, {}};
    release.files = {{s("go1.24.4.src.tar.gz"), {}, {}, s("source"), 30'788'576, {}},
                     {s("go1.24.4.windows-amd64.zip"), s("windows"), s("amd64"), s("archive"),
                      86'000'000, QByteArray(64, 'b')}};
    const ReleaseIndex index{QUrl(s("https://go.dev/dl/")),
                             {release, {*GoVersion::parse(s("go1.24rc2")), false, {}}},
                             false};
    EXPECT_TRUE(isGolden(toJson(index), "releases.json"));
    const auto back = parseReleaseIndex(golden("releases.json"), index.base);
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(toJson(*back), golden("releases.json"));
}
