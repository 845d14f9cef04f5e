// SPDX-License-Identifier: Apache-2.0
#include "toolchain/Manifest.h"
#include "machine/practice/PracticeMachine.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

TEST(Manifest, ReadsWhatItWrites)
{
    const Manifest manifest{QStringLiteral("go1.24.4"),
                            QStringLiteral("20261121-210405-3f2a"),
                            {{QStringLiteral("bin/go.exe"), 12'000'000'000, 0xFFFFFFFF},
                             {QStringLiteral("VERSION"), 9, 0}}};
    const auto again = Manifest::parse(manifest.toJson());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->files, manifest.files);
    EXPECT_EQ(again->version, manifest.version);
    EXPECT_EQ(again->runId, manifest.runId);
    EXPECT_EQ(again->totalBytes(), 12'000'000'009);
}

TEST(Manifest, NamesThatLeaveTheTreeAreDamage)
{
    for (const char* path : {"../x", "a/../../x", "", "a//b", "C:/x", "a\\\\b", "/x"}) {
        const QByteArray json = R"({"schema":"gosetup.manifest/1","files":[{"path":")" +
                                QByteArray(path) + R"(","size":1,"crc32":"0"}]})";
        const auto parsed = Manifest::parse(json);
        ASSERT_FALSE(parsed) << path;
        EXPECT_TRUE(parsed.error().english().contains(QLatin1String("$.files[0]")));
    }
    EXPECT_FALSE(Manifest::parse("{}"));
    EXPECT_FALSE(Manifest::parse(R"({"schema":"gosetup.manifest/1"})"));
}

TEST(Manifest, SizesThatNoFileHasAreDamage)
{
    for (const char* size : {"-1", "1.5", "1e300", "9223372036854775807", "\"1\"", "null"}) {
        const QByteArray json =
            R"({"schema":"gosetup.manifest/1","files":[{"path":"x","crc32":"0","size":)" +
            QByteArray(size) + "}]}";
        const auto parsed = Manifest::parse(json);
        ASSERT_FALSE(parsed) << size;
        EXPECT_TRUE(parsed.error().english().contains(QLatin1String("$.files[0]"))) << size;
    }
}

TEST(Marker, ReadsWhatItWrites)
{
    const Marker marker{QStringLiteral("go1.24.4"),
                        QStringLiteral("go1.24.4.windows-amd64.zip"),
                        QByteArray(64, 'a'),
                        QStringLiteral("run"),
                        {QStringLiteral("pinned")}};
    EXPECT_EQ(Marker::parse(marker.toJson()).value(), marker);
    EXPECT_FALSE(Marker::parse("{}"));
}

} // namespace
} // namespace gosetup
