// SPDX-License-Identifier: Apache-2.0
#include "gosettings/EnvFile.h"

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

std::string editedFile(const char* file, const char* name, const char* value)
{
    const auto text = value ? std::optional(QString::fromUtf8(value)) : std::nullopt;
    const auto result = goenv::edited(file, QString::fromUtf8(name), text);
    EXPECT_TRUE(result.has_value());
    return result ? result->toStdString() : std::string();
}

} // namespace

TEST(GoEnvFile, ReplacesItsLineAndLeavesEveryOtherByte)
{
    EXPECT_EQ(editedFile("# mine\nGOFLAGS=-x\nGOPROXY=old\n", "GOPROXY", "direct"),
              "# mine\nGOFLAGS=-x\nGOPROXY=direct\n");
}

TEST(GoEnvFile, InsertsWhereGoWouldSortIt)
{
    EXPECT_EQ(editedFile("GOFLAGS=-x\nGOSUMDB=off\n", "GOPROXY", "direct"),
              "GOFLAGS=-x\nGOPROXY=direct\nGOSUMDB=off\n");
    EXPECT_EQ(editedFile("GOSUMDB=off\nGOFLAGS=-x\n", "GOPROXY", "direct"),
              "GOSUMDB=off\nGOFLAGS=-x\nGOPROXY=direct\n");
}

TEST(GoEnvFile, KeepsCarriageReturnsAndEndsACutLine)
{
    EXPECT_EQ(editedFile("A=1\r\nB=2", "C", "3"), "A=1\r\nB=2\nC=3\r\n");
}

TEST(GoEnvFile, RemovesEveryCopyOfItsLine)
{
    EXPECT_EQ(editedFile("GOPROXY=a\nX=1\nGOPROXY=b\n", "GOPROXY", nullptr), "X=1\n");
    EXPECT_EQ(editedFile("GOPROXY=a\nX=1\nGOPROXY=b\n", "GOPROXY", "b"), "X=1\nGOPROXY=b\n");
}

TEST(GoEnvFile, IsNotFooledByNamesThatBeginAlike)
{
    EXPECT_EQ(editedFile("GOPROXYX=a\n", "GOPROXY", nullptr), "GOPROXYX=a\n");
}

TEST(GoEnvFile, RefusesNamesAndValuesThatWouldBreakTheFile)
{
    EXPECT_FALSE(goenv::edited({}, QStringLiteral("GOENV"), QStringLiteral("x")).has_value());
    EXPECT_FALSE(goenv::edited({}, QStringLiteral("a b"), QStringLiteral("x")).has_value());
    EXPECT_FALSE(goenv::edited({}, QStringLiteral("GOPROXY"), QStringLiteral("x\ny")).has_value());
}

TEST(GoEnvFile, ReadsTheLastLineOfAName)
{
    EXPECT_EQ(goenv::value("GOPROXY=a\r\nGOPROXY= b \r\n", QStringLiteral("GOPROXY")),
              QStringLiteral("b"));
    EXPECT_FALSE(goenv::value("#GOPROXY=a\n", QStringLiteral("GOPROXY")).has_value());
}
