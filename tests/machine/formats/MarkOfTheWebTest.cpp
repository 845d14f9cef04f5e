// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/MarkOfTheWeb.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

TEST(MarkOfTheWeb, ReadsWhatABrowserWrites)
{
    const auto mark = parseMark("[ZoneTransfer]\r\nZoneId=3\r\nReferrerUrl=https://go.dev/\r\n"
                                "HostUrl=https://dl.google.com/go/go1.24.4.windows-amd64.zip\r\n");
    EXPECT_EQ(mark.zone, 3);
    EXPECT_EQ(mark.cameFrom, QStringLiteral("dl.google.com"));
    EXPECT_TRUE(mark.isForeign());
}

TEST(MarkOfTheWeb, TellsNoCredentialsOfAnAddress)
{
    const auto mark =
        parseMark("[zonetransfer]\nzoneid=4\nhosturl=https://li:secret@mirror.example/x?token=1");
    EXPECT_EQ(mark.zone, 4);
    EXPECT_EQ(mark.cameFrom, QStringLiteral("mirror.example"));
}

TEST(MarkOfTheWeb, TakesNothingElseForAMark)
{
    for (const char* text : {"", "ZoneId=3", "[Other]\nZoneId=3", "[ZoneTransfer]\nZoneId=x",
                             "[ZoneTransfer]\nZoneId=77", "[ZoneTransfer]\nNoZoneId=3",
                             "[ZoneTransfer]\nZoneId=-1\nHostUrl=about:internet"}) {
        const auto mark = parseMark(text);
        EXPECT_EQ(mark.zone, -1) << text;
        EXPECT_TRUE(mark.cameFrom.isEmpty()) << text;
        EXPECT_FALSE(mark.isForeign()) << text;
    }
    EXPECT_FALSE(parseMark("[ZoneTransfer]\nZoneId=1").isForeign());
}

} // namespace
} // namespace gosetup
