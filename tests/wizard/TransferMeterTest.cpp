// SPDX-License-Identifier: Apache-2.0
#include "session/TransferMeter.h"

#include <gtest/gtest.h>

using namespace gosetup;

TEST(TransferMeter, TellsSpeedAndTimeOfTheLastTwoSeconds)
{
    TransferMeter meter;
    meter.add(0, 0, 10'000);
    EXPECT_EQ(meter.bytesPerSecond(), 0);
    EXPECT_FALSE(meter.secondsLeft().has_value()) << "one sample is no speed";
    meter.add(1000, 1000, 10'000);
    EXPECT_DOUBLE_EQ(meter.bytesPerSecond(), 1000);
    EXPECT_EQ(meter.secondsLeft(), 9);
    for (qint64 second = 2; second <= 5; ++second)
        meter.add(second * 1000, 1000 + (second - 1) * 500, 10'000);
    EXPECT_DOUBLE_EQ(meter.bytesPerSecond(), 500) << "the fast beginning is over";
    EXPECT_EQ(meter.secondsLeft(), 14);
}

TEST(TransferMeter, SaysNothingOfTheTimeWithoutATotalOrAtTheEnd)
{
    TransferMeter meter;
    meter.add(0, 0, 0);
    meter.add(1000, 1000, 0);
    EXPECT_GT(meter.bytesPerSecond(), 0);
    EXPECT_FALSE(meter.secondsLeft().has_value());
    meter.reset();
    meter.add(2000, 0, 1000);
    meter.add(3000, 1000, 1000);
    EXPECT_FALSE(meter.secondsLeft().has_value()) << "it was one second once";
}

TEST(TransferMeter, StartsAnewWithAnotherTransfer)
{
    TransferMeter meter;
    meter.add(0, 0, 10'000);
    meter.add(1000, 9000, 10'000);
    meter.add(1100, 0, 10'000);
    EXPECT_EQ(meter.bytesPerSecond(), 0);
    EXPECT_FALSE(meter.secondsLeft().has_value());
}

TEST(TransferMeter, KeepsACurveOfBoundedLength)
{
    TransferMeter meter;
    for (qint64 i = 0; i <= 1000; ++i)
        meter.add(i * 250, i * 100, 1'000'000);
    EXPECT_EQ(meter.curve().size(), 120U);
    EXPECT_DOUBLE_EQ(meter.curve().back(), 400);
}
