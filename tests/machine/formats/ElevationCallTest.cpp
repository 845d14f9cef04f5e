// SPDX-License-Identifier: Apache-2.0
// The command line of the elevated copy: what one side writes the other reads, and nothing else.
#include "machine/formats/ElevationCall.h"

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

const QString program = QStringLiteral("C:\\Users\\li\\Downloads\\gosetup.exe");
const QString file = QStringLiteral("C:\\Users\\li\\AppData\\Local\\GoSetup\\pending\\x.json");
const QString hash = QString(64, u'a');

QStringList call(const QStringList& rest)
{
    return QStringList{program} + rest;
}

bool isUsage(const QStringList& rest)
{
    const auto request = elevationCallFrom(call(rest));
    return !request && request.error().code == ErrorCode::Usage;
}

} // namespace

TEST(ElevationCall, ReadsWhatItWrites)
{
    const ElevationCall sent{file, QByteArray::fromHex("00ff") + QByteArray(30, '\x7f')};
    const auto read = elevationCallFrom(call(elevationArguments(sent)));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->planFile, sent.planFile);
    EXPECT_EQ(read->sha256, sent.sha256);
}

TEST(ElevationCall, IsOneByItsFirstWordAlone)
{
    EXPECT_TRUE(isElevationCall(call({QStringLiteral("--elevated")})));
    EXPECT_FALSE(isElevationCall(call({QStringLiteral("check"), QStringLiteral("--elevated")})));
    EXPECT_FALSE(isElevationCall(call({})));
    EXPECT_FALSE(isElevationCall({}));
}

TEST(ElevationCall, RefusesAnythingElse)
{
    const QString elevated = QStringLiteral("--elevated");
    const QString sha = QStringLiteral("--sha256");
    EXPECT_FALSE(isUsage({elevated, file, sha, hash}));
    EXPECT_TRUE(isUsage({}));
    EXPECT_TRUE(isUsage({elevated}));
    EXPECT_TRUE(isUsage({elevated, file, sha}));
    EXPECT_TRUE(isUsage({sha, hash, elevated, file}));
    EXPECT_TRUE(isUsage({elevated, file, sha, hash, QStringLiteral("--verbose")}));
    EXPECT_TRUE(isUsage({elevated, file, sha, hash.left(63)}));
    EXPECT_TRUE(isUsage({elevated, file, sha, hash + u'a'}));
    EXPECT_TRUE(isUsage({elevated, file, sha, QString(64, u'A')}));
    EXPECT_TRUE(isUsage({elevated, file, sha, QString(64, u'g')}));
    EXPECT_TRUE(isUsage({elevated, file, sha, hash.left(63) + u'\n'}));
}

TEST(ElevationCall, WantsAFullPathOnADriveOfThisComputer)
{
    for (const char* path :
         {"x.json", "C:x.json", "\\x.json", "C:\\a\\..\\x.json", "\\\\server\\share\\x.json",
          "\\\\?\\C:\\x.json", "\\\\.\\pipe\\x", "", "\"C:\\x.json\""})
        EXPECT_TRUE(isUsage({QStringLiteral("--elevated"), QString::fromUtf8(path),
                             QStringLiteral("--sha256"), hash}))
            << path;
}

TEST(ElevationCall, TellsTheReasonByTheExitCode)
{
    EXPECT_EQ(elevationExitCode({}), 0);
    EXPECT_TRUE(elevationResult(0).has_value());
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        const int number = elevationExitCode(fail(code, Text::verbatim(QStringLiteral("x"))));
        EXPECT_GE(number, 64);
        const auto told = elevationResult(static_cast<quint32>(number));
        ASSERT_FALSE(told.has_value());
        EXPECT_EQ(told.error().code, code);
    }
}

TEST(ElevationCall, AnEndFromOutsideIsAFailureOfItsOwn)
{
    for (const quint32 number : {1U, 63U, 200U, 0xC0000005U, 0xFFFFFFFFU}) {
        const auto told = elevationResult(number);
        ASSERT_FALSE(told.has_value());
        EXPECT_EQ(told.error().code, ErrorCode::Io) << number;
    }
    EXPECT_TRUE(
        elevationResult(0xC0000005U).error().english().contains(QStringLiteral("0xc0000005")));
}
