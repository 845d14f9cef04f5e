// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/CodeEditors.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

const QString scriptFile = s("C:\\Code\\bin\\code.cmd");

QByteArray scriptWith(const char* line)
{
    return QByteArray(
               "@echo off\r\nsetlocal\r\nset VSCODE_DEV=\r\nset ELECTRON_RUN_AS_NODE=1\r\n") +
           line + "\r\nendlocal\r\n";
}

const QString id = s("golang.go");

} // namespace

TEST(CodeEditors, ScriptsSayWhatTheyStart)
{
    const CodeScript plain{s("C:\\Code\\Code.exe"), s("C:\\Code\\resources\\app\\out\\cli.js")};
    EXPECT_EQ(codeScript(scriptWith(R"("%~dp0..\Code.exe" "%~dp0..\resources\app\out\cli.js" %*)"),
                         scriptFile),
              plain);
    EXPECT_EQ(
        codeScript(
            scriptWith(R"(START /B "" "%~dp0..\Code.exe" "%~dp0..\resources\app\out\cli.js" %*)"),
            scriptFile),
        plain);
    EXPECT_EQ(
        codeScript(
            scriptWith(R"("%~dp0..\Code.exe" "%~dp0..\c9d77990917\resources\app\out\cli.js" %*)"),
            scriptFile)
            ->command,
        s("C:\\Code\\c9d77990917\\resources\\app\\out\\cli.js"));
    EXPECT_EQ(
        codeScript(scriptWith(R"("%~dp0..\..\..\Cursor.exe" "%~dp0..\out\cli.js" %*)"),
                   s("C:\\cursor\\resources\\app\\bin\\cursor.cmd")),
        (CodeScript{s("C:\\cursor\\Cursor.exe"), s("C:\\cursor\\resources\\app\\out\\cli.js")}));
}

TEST(CodeEditors, ScriptsOfAnotherKindAreNotGuessed)
{
    for (const char* line :
         {"", "\"C:\\evil.exe\" \"%~dp0..\\cli.js\" %*", "%~dp0..\\Code.exe %*",
          "\"%~dp0..\\Code.exe\" \"%APPDATA%\\cli.js\" %*", "\"%~dp0..\\Code.exe\" %*"})
        EXPECT_FALSE(codeScript(scriptWith(line), scriptFile)) << line;
}

TEST(CodeEditors, AreFoundByIdAndProgram)
{
    for (const CodeEditor& editor : codeEditors()) {
        EXPECT_EQ(codeEditor(s(editor.id)), &editor);
        EXPECT_EQ(codeEditorOfProgram(s("C:\\x\\") + s(editor.program).toUpper()), &editor);
    }
    EXPECT_EQ(codeEditor(s("emacs")), nullptr);
    EXPECT_EQ(codeEditorOfProgram(s("C:\\x\\go.exe")), nullptr);
}

TEST(CodeEditors, ListsOfExtensionsAreRead)
{
    const QByteArray list =
        R"([{"identifier":{"id":"ms-python.python"},"version":"1"},)"
        R"({"identifier":{"id":"Golang.Go","uuid":"u"},"version":"0.46.1",)"
        R"("location":{"path":"/c:/Users/li/.vscode/extensions/golang.go-0.46.1"},)"
        R"("relativeLocation":"golang.go-0.46.1"}])";
    const auto found = listedExtension(list, id);
    ASSERT_TRUE(found && *found);
    EXPECT_EQ(**found, (ListedExtension{s("0.46.1"), s("golang.go-0.46.1")}));
    const auto older = listedExtension(
        R"([{"identifier":{"id":"golang.go"},"version":"0.40.0","location":{"path":"/c:/a/golang.go-0.40.0"}}])",
        id);
    ASSERT_TRUE(older && *older);
    EXPECT_EQ((*older)->folder, s("golang.go-0.40.0"));
    EXPECT_EQ(listedExtension("[]", id), std::optional(std::optional<ListedExtension>()));
    for (const char* text : {"", "{}", "[", "null"})
        EXPECT_FALSE(listedExtension(text, id)) << text;

    const QByteArray with = withExtension(list, id, {s("1.0.0"), s("new")});
    EXPECT_EQ((*listedExtension(with, id))->version, s("1.0.0"));
    EXPECT_TRUE(with.contains("ms-python.python"));
    const QByteArray without = withoutExtension(with, id);
    EXPECT_EQ(listedExtension(without, id), std::optional(std::optional<ListedExtension>()));
    EXPECT_TRUE(without.contains("ms-python.python"));
}

TEST(CodeEditors, WithoutAListTheNewestFolderCounts)
{
    const QStringList names = {s("golang.go-0.9.2"), s("golang.go-0.41.1"), s("golang.go-0.50.0"),
                               s("golang.gopher-1.0.0"), s("ms.go-9.0.0")};
    EXPECT_EQ(extensionOfFolders(names, "{\"golang.go-0.50.0\":true}", id),
              (ListedExtension{s("0.41.1"), s("golang.go-0.41.1")}));
    EXPECT_EQ(extensionOfFolders(names, {}, id)->version, s("0.50.0"));
    EXPECT_EQ(extensionOfFolders({s("golang.go-0.46.1-win32-x64")}, "x", id)->version, s("0.46.1"));
    EXPECT_FALSE(extensionOfFolders({s("golang.gopher-1.0.0")}, {}, id));
}
