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

// Go reads a CR as a part of the value: what is written never has one.
TEST(GoEnvFile, WritesLineFeedsAlwaysAndEndsACutLine)
{
    EXPECT_EQ(editedFile("A=1\r\nB=2", "C", "3"), "A=1\r\nB=2\nC=3\n");
    EXPECT_EQ(editedFile("GOPROXY=direct\r\n", "GOPROXY", "direct"), "GOPROXY=direct\n");
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

TEST(GoEnvFile, ReadsTheLastLineOfANameAndTrimsNothing)
{
    EXPECT_EQ(goenv::value("GOPROXY=a\r\nGOPROXY= b \r\n", QStringLiteral("GOPROXY")),
              QStringLiteral(" b \r"));
    EXPECT_FALSE(goenv::value("#GOPROXY=a\n", QStringLiteral("GOPROXY")).has_value());
    EXPECT_FALSE(goenv::value(" GOPROXY=a\n", QStringLiteral("GOPROXY")).has_value());
    EXPECT_FALSE(goenv::value("_GOPROXY=a\n", QStringLiteral("_GOPROXY")).has_value());
    EXPECT_EQ(goenv::value("GOPROXY=a=b\n", QStringLiteral("GOPROXY")), QStringLiteral("a=b"));
}

TEST(GoEnvFile, ItsFaultsAreToldAndRewrittenAway)
{
    struct Row
    {
        const char* what;
        QByteArray file;
        bool (*fault)(const goenv::Faults&);
        QStringList hidden;
    };
    const QByteArray utf16le =
        QByteArray::fromHex("fffe") + QByteArray("G\0O\0B\0I\0N\0=\0x\0\n\0", 16);
    const std::vector<Row> rows = {
        {"mark",
         "\xEF\xBB\xBFGOBIN=x\nGOFLAGS=-v\n",
         [](const goenv::Faults& f) { return f.byteOrderMark; },
         {QStringLiteral("GOBIN")}},
        {"CR", "GOBIN=x\r\n", [](const goenv::Faults& f) { return f.carriageReturns; }, {}},
        {"blank",
         "  GOBIN=x\n",
         [](const goenv::Faults&) { return true; },
         {QStringLiteral("GOBIN")}},
        {"UTF-16",
         utf16le,
         [](const goenv::Faults& f) { return f.utf16; },
         {QStringLiteral("GOBIN")}}};
    for (const Row& row : rows) {
        const goenv::Faults faults = goenv::faultsOf(row.file);
        EXPECT_TRUE(faults.any() && row.fault(faults)) << row.what;
        EXPECT_EQ(faults.hiddenNames, row.hidden) << row.what;
        const QByteArray again = goenv::rewritten(row.file);
        EXPECT_FALSE(goenv::faultsOf(again).any()) << row.what << again.toStdString();
        EXPECT_EQ(goenv::value(again, QStringLiteral("GOBIN")), QStringLiteral("x")) << row.what;
    }
    EXPECT_FALSE(goenv::faultsOf("# mine\n\nGOBIN=x\n").any());
    EXPECT_TRUE(goenv::faultsOf("GOBIN=\xD3\xC3\n").notUtf8) << "GBK";
    EXPECT_FALSE(goenv::faultsOf("GOBIN=\xD3\xC3\n").canBeRewritten());
    EXPECT_FALSE(goenv::edited(utf16le, QStringLiteral("GOPROXY"), QStringLiteral("direct")))
        << "Go would not read the line";
}

TEST(GoEnvFile, LinesThatGoPassesOverAreToldAndPutRight)
{
    for (const char* line : {"gobin=x", "goBin = x", "GOBIN x", "GOBIN: x", "export GOBIN=x",
                             "set GOBIN=x", "setx GOBIN x", "$env:GOBIN=\"x\"", "$Env:GOBIN = 'x'",
                             "go env -w GOBIN=x", "\xC2\xA0GOBIN=x", "\xE2\x80\x8BGOBIN=x",
                             "\xEF\xBC\xA7\xEF\xBC\xAF\xEF\xBC\xA2\xEF\xBC\xA9"
                             "\xEF\xBC\xAE=x",
                             "GOBIN\xEF\xBC\x9Dx"}) {
        const QByteArray file = QByteArray("# mine\nGOFLAGS=-v\n") + line + '\n';
        const goenv::Faults faults = goenv::faultsOf(file);
        EXPECT_EQ(faults.hiddenNames, QStringList{QStringLiteral("GOBIN")}) << line;
        EXPECT_EQ(goenv::rewritten(file).toStdString(), "# mine\nGOFLAGS=-v\nGOBIN=x\n") << line;
    }
    for (const char* line : {"# gobin=x", "#GOBIN=x", "; GOBIN=x", "// GOBIN=x", "rem GOBIN=x", "",
                             "Go is fast: really", "cc: bob", "GOBIN", "see GOBIN=x",
                             "export FOO=1", "GOBIN=C:\\x # y"}) {
        const QByteArray file = QByteArray("GOFLAGS=-v\n") + line + '\n';
        EXPECT_FALSE(goenv::faultsOf(file).any()) << line;
        EXPECT_EQ(goenv::rewritten(file).toStdString(), file.toStdString()) << line;
    }
}
