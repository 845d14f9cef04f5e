// SPDX-License-Identifier: Apache-2.0
#include "gosettings/EditorSettings.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::gosettings;

namespace {

const QByteArray wholeFile = "{\r\n"
                             "  // where Go is\r\n"
                             "  \"go.goroot\": \"C:\\\\old\\\\go\",\r\n"
                             "  \"secret.token\": \"hunter2\",\r\n"
                             "  \"go.toolsEnvVars\": {\"API_KEY\": \"hunter2\",\r\n"
                             "     \"GOROOT\": \"${env:HOME}\\\\go\"},\r\n"
                             "  \"go.alternateTools\": {\r\n"
                             "    \"go\": \"C:\\\\go1.22\\\\bin\\\\go.exe\", /* pinned */\r\n"
                             "    \"gopls\": \"\",\r\n"
                             "  },\r\n"
                             "  \"go.gopath\": 7,\r\n"
                             "  \"go.useLanguageServer\": false,\r\n"
                             "}\r\n";

QString lookUp(const QString& name)
{
    return name.compare(s("GODIR"), Qt::CaseInsensitive) == 0 ? s("D:\\go") : QString();
}

QString expanded(const char* value)
{
    return expandEditorValue(s(value), lookUp, s("C:\\Users\\li"));
}

} // namespace

TEST(EditorSettings, AreReadWithTheirLines)
{
    const auto settings = editorSettings(wholeFile);
    ASSERT_TRUE(settings) << settings.error().english().toStdString();
    ASSERT_TRUE(settings->goroot);
    EXPECT_EQ(*settings->goroot, (EditorSetting{s("go.goroot"), s("C:\\old\\go"), 3}));
    EXPECT_FALSE(settings->gopath) << "a number is no folder";
    ASSERT_EQ(settings->alternateTools.size(), 1U) << "an empty text is not set";
    EXPECT_EQ(settings->alternateTools[0].line, 8);
    EXPECT_EQ(memberOf(settings->alternateTools[0]), s("go"));
    ASSERT_EQ(settings->toolsEnvVars.size(), 1U);
    EXPECT_EQ(settings->toolsEnvVars[0].line, 6);
    ASSERT_TRUE(settings->languageServer);
    EXPECT_EQ(settings->languageServer->value, s("false"));
}

TEST(EditorSettings, OfAnImageSayTheSameAndNoMore)
{
    const auto settings = editorSettings(wholeFile);
    ASSERT_TRUE(settings);
    const QByteArray kept = editorSettingsFileOf(*settings);
    EXPECT_FALSE(kept.contains("hunter2"));
    const auto again = editorSettings(kept);
    ASSERT_TRUE(again) << again.error().english().toStdString() << kept.toStdString();
    EXPECT_EQ(*again, *settings) << kept.toStdString();
    const auto oneLine = editorSettings(
        R"({"go.alternateTools":{"go":"a","dlv":"b \" c"},"go.goroot":"x","go.toolsGopath":"y"})");
    ASSERT_TRUE(oneLine);
    EXPECT_EQ(*editorSettings(editorSettingsFileOf(*oneLine)), *oneLine);
    EXPECT_EQ(*editorSettings(editorSettingsFileOf({})), EditorSettings());
}

TEST(EditorSettings, ThatCannotBeReadSayWhere)
{
    const auto settings = editorSettings("{\n\"go.goroot\" \"C:\\\\Go\"\n}");
    ASSERT_FALSE(settings);
    EXPECT_EQ(settings.error().code, ErrorCode::Corrupt);
    EXPECT_TRUE(settings.error().english().contains(s("line 2")));
}

TEST(EditorSettings, AreExpandedAsTheExtensionDoesIt)
{
    EXPECT_EQ(expanded("${env:GODIR}\\bin"), s("D:\\go\\bin"));
    EXPECT_EQ(expanded("${env: GODIR }"), s("D:\\go"));
    EXPECT_EQ(expanded("${env:NOSUCH}\\bin"), s("\\bin"));
    EXPECT_EQ(expanded("~/go"), s("C:\\Users\\li\\go"));
    EXPECT_EQ(expanded("~"), s("C:\\Users\\li"));
    EXPECT_EQ(expanded("C:\\~\\go"), s("C:\\~\\go"));
    EXPECT_EQ(expanded("%GODIR%\\x"), s("%GODIR%\\x")) << "the extension expands no %VAR%";
    EXPECT_EQ(expanded("$GODIR"), s("$GODIR"));
    EXPECT_EQ(expanded("${workspaceFolder}\\go"), s("${workspaceFolder}\\go"));
    EXPECT_TRUE(dependsOnWorkspace(s("${workspaceFolder}\\go")));
    EXPECT_TRUE(dependsOnWorkspace(s("x${workspaceRoot}")));
    EXPECT_FALSE(dependsOnWorkspace(s("${env:GODIR}")));
}
