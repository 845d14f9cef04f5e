// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/GoLandFiles.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;

TEST(GoLandFiles, ToolboxSaysWhereGoLandIs)
{
    const QByteArray state =
        R"({"version":1,"tools":[{"toolId":"WebStorm","installLocation":"C:\\w"},)"
        R"({"toolId":"Goland","displayVersion":"2024.3.1","installLocation":"C:\\GoLand",)"
        R"("launchCommand":"bin\\goland64.exe"},)"
        R"({"toolId":"GoLand","launchCommand":"D:\\g\\bin\\goland64.exe"}]})";
    const auto found = goLandsOfToolbox(state);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0],
              (GoLandInstall{s("C:\\GoLand"), s("C:\\GoLand\\bin\\goland64.exe"), s("2024.3.1")}));
    EXPECT_EQ(found[1].root, s("D:\\g"));
    EXPECT_EQ(goLandsOfToolbox(toolboxFileOf(found)), found);
    for (const char* text : {"", "[]", "{\"tools\":[{\"toolId\":\"Goland\"}]}", "{\"tools\":7}"})
        EXPECT_TRUE(goLandsOfToolbox(text).empty()) << text;
}

TEST(GoLandFiles, TheListOfItsGosIsRead)
{
    const QByteArray xml =
        "<application><component name=\"Other\"><option value=\"no\"/></component>"
        "<component name=\"GoSdkList\"><sdk-path><set>"
        "<option value=\"$USER_HOME$/go/1.22\" />"
        "<option value=\"C:/Program Files/Go &amp; more\" />"
        "</set></sdk-path></component></application>";
    const QStringList sdks = {s("$USER_HOME$/go/1.22"), s("C:/Program Files/Go & more")};
    EXPECT_EQ(goLandSdks(xml), sdks);
    EXPECT_EQ(goLandSdks(goLandSdkFileOf(sdks)), sdks);
    EXPECT_TRUE(goLandSdks("").isEmpty());
    EXPECT_TRUE(goLandSdks("<application><component name=\"GoSdkList\">").isEmpty());
}

TEST(GoLandFiles, ProductsSayTheirVersion)
{
    EXPECT_EQ(versionOfProduct(R"({"name":"GoLand","version":"2024.3.1"})"), s("2024.3.1"));
    EXPECT_EQ(versionOfProduct("{"), QString());
}
