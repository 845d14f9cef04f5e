// SPDX-License-Identifier: Apache-2.0
// Editors and PowerShell profiles, found on images.
#include "facts/Observe.h"
#include "machine/practice/PracticeMachine.h"
#include "machine/practice/RedactImage.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

const QString home = s("C:\\Users\\li");
const QString local = home + s("\\AppData\\Local");
const QString roaming = home + s("\\AppData\\Roaming");
const QString codeRoot = local + s("\\Programs\\Microsoft VS Code");

Facts observed(const MachineImage& image)
{
    const auto machine = PracticeMachine::fromImage(image);
    if (!machine)
        throw std::runtime_error(machine.error().english().toStdString());
    return observe(*machine, {false});
}

EditorFacts editorsOf(const MachineImage& image)
{
    const Facts facts = observed(image);
    if (!facts.editors)
        throw std::runtime_error(facts.editors.detail().english().toStdString());
    return *facts.editors;
}

MachineImage withCode()
{
    MachineImage image;
    image.file(codeRoot + s("\\Code.exe")).pe(Arch::Amd64);
    image.file(codeRoot + s("\\bin\\code.cmd")).content("@echo off");
    image.file(home + s("\\.vscode\\extensions\\golang.go-0.46.1\\package.json")).content("{}");
    return image;
}

void settings(MachineImage& image, const char* json)
{
    image.file(roaming + s("\\Code\\User\\settings.json")).content(json);
}

CodeEditorFact theEditor(const MachineImage& image)
{
    const EditorFacts facts = editorsOf(image);
    EXPECT_EQ(facts.codeEditors.size(), 1U);
    return facts.codeEditors.at(0);
}

} // namespace

TEST(Editors, NoneIsAnAnswer)
{
    const EditorFacts facts = editorsOf(MachineImage());
    EXPECT_TRUE(facts.isEmpty());
    EXPECT_TRUE(facts.openers().empty());
}

TEST(Editors, AreFoundBySetupByFolderAndByPath)
{
    MachineImage image = withCode();
    image.file(s("D:\\Code\\Code.exe")).pe(Arch::Amd64);
    const QString key = s("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\"
                          "{EA457B21-F73E-494C-ACAB-524FDE069978}_is1");
    image.setValue(Hive::LocalMachine, key, s("InstallLocation"),
                   RegValue::fromText(RegKind::String, s("D:\\Code\\")));
    image.setValue(Hive::LocalMachine, key, s("DisplayVersion"),
                   RegValue::fromText(RegKind::String, s("1.95.3")));
    image.file(s("D:\\zip\\Code.exe")).pe(Arch::Amd64);
    image.file(s("D:\\zip\\resources\\app\\package.json")).content("{\"version\":\"1.80.0\"}");
    image.folder(s("D:\\zip\\bin"));
    image.folder(s("D:\\zip\\data"));
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::String,
                      s("D:\\ZIP\\bin;D:\\gone\\bin"));
    image.file(local + s("\\Programs\\cursor\\Cursor.exe")).pe(Arch::Amd64);

    const EditorFacts facts = editorsOf(image);
    ASSERT_EQ(facts.codeEditors.size(), 4U);
    EXPECT_EQ(facts.codeEditors[0].root, s("D:\\Code"));
    EXPECT_EQ(facts.codeEditors[0].version, s("1.95.3"));
    EXPECT_TRUE(facts.codeEditors[0].allUsers);
    EXPECT_TRUE(facts.codeEditors[0].script.isEmpty());
    EXPECT_EQ(facts.codeEditors[1].root, codeRoot);
    EXPECT_EQ(facts.codeEditors[1].script, codeRoot + s("\\bin\\code.cmd"));
    EXPECT_EQ(facts.codeEditors[2].version, s("1.80.0"));
    EXPECT_EQ(facts.codeEditors[2].settingsFile.toLower(),
              s("d:\\zip\\data\\user-data\\user\\settings.json"));
    EXPECT_EQ(facts.codeEditors[2].extensionsFolder.toLower(), s("d:\\zip\\data\\extensions"));
    EXPECT_EQ(facts.codeEditors[3].id, s("cursor"));
    EXPECT_EQ(facts.codeEditors[3].extensionsFolder, home + s("\\.cursor\\extensions"));
    EXPECT_TRUE(facts.openers().front().program.endsWith(s("Code.exe")));
}

TEST(Editors, HaveTheExtensionThatIsListedAndThere)
{
    MachineImage image = withCode();
    const QString folder = home + s("\\.vscode\\extensions");
    EXPECT_EQ((*theEditor(image).goExtension)->version, s("0.46.1"));
    const auto listed = [&](const char* list) {
        MachineImage copy = image;
        copy.file(folder + s("\\extensions.json")).content(list);
        return theEditor(copy);
    };
    EXPECT_FALSE(listed("[]").hasGo()) << "the folder stays until the editor starts";
    EXPECT_TRUE(listed(R"([{"identifier":{"id":"golang.Go"},"version":"0.46.1",)"
                       R"("relativeLocation":"golang.go-0.46.1"}])")
                    .hasGo());
    EXPECT_FALSE(listed(R"([{"identifier":{"id":"golang.go"},"version":"9",)"
                        R"("relativeLocation":"golang.go-9"}])")
                     .hasGo());
    const CodeEditorFact broken = listed("{");
    EXPECT_FALSE(broken.goExtension);
    EXPECT_EQ(broken.goExtension.why(), WhyUnknown::Failed);
    image.setVariable(Hive::CurrentUser, s("VSCODE_EXTENSIONS"), RegKind::String, s("D:\\ext"));
    EXPECT_FALSE(theEditor(image).hasGo());
}

TEST(Editors, SettingsAreFollowedAsTheExtensionDoesIt)
{
    MachineImage image = withCode();
    image.go(s("D:\\go1.22"), s("go1.22.1"));
    image.file(home + s("\\go\\bin\\gofumpt.exe")).pe(Arch::Amd64);
    image.setVariable(Hive::CurrentUser, s("GODIR"), RegKind::String, s("D:\\go1.22"));
    settings(image, R"({ // mine
      "go.goroot": "${env:GODIR}",
      "go.alternateTools": { "go": "~\\gone\\go.exe", "gopls": "D:\\go1.22\\bin\\go",
         "customFormatter": "gofumpt", "dlv": "${workspaceFolder}\\dlv.exe" }, })");
    const CodeEditorFact editor = theEditor(image);
    ASSERT_EQ(editor.goroots.size(), 1U);
    EXPECT_EQ(editor.goroots[0].folder, s("D:\\go1.22"));
    EXPECT_EQ(editor.goroots[0].version, s("go1.22.1"));
    EXPECT_TRUE(editor.goroots[0].hasProgram);
    EXPECT_EQ(editor.goroots[0].setting.line, 2);
    const auto tool = [&](const char* name) {
        for (const EditorTool& one : editor.tools) {
            if (one.tool == s(name))
                return one;
        }
        throw std::runtime_error(name);
    };
    EXPECT_EQ(tool("go").path, home + s("\\gone\\go.exe"));
    EXPECT_TRUE(tool("go").program.isEmpty());
    EXPECT_TRUE(tool("gopls").lacksExtension);
    EXPECT_EQ(tool("customFormatter").program, home + s("\\go\\bin\\gofumpt.exe"));
    EXPECT_TRUE(tool("dlv").path.isEmpty());
}

TEST(Editors, TheBinFolderOfATreeIsToldFromATree)
{
    MachineImage image = withCode();
    image.go(s("D:\\go1.22"), s("go1.22.1"));
    settings(image, R"({"go.goroot": "D:\\go1.22\\bin"})");
    const CodeEditorFact editor = theEditor(image);
    EXPECT_FALSE(editor.goroots.at(0).hasProgram);
    EXPECT_EQ(editor.goroots.at(0).meant, s("D:\\go1.22"));
}

TEST(Editors, SettingsInTheCloudOrDamagedAreNotKnown)
{
    MachineImage image = withCode();
    settings(image, "{ \"go.goroot\" ");
    EXPECT_EQ(theEditor(image).settings.why(), WhyUnknown::Failed);
    settings(image, "{}");
    image.file(roaming + s("\\Code\\User\\settings.json"))
        .attribute(fileattribute::recallOnDataAccess);
    const CodeEditorFact editor = theEditor(image);
    EXPECT_FALSE(editor.settings);
    EXPECT_FALSE(editor.settings.notPresent());
    EXPECT_TRUE(theEditor(withCode()).settings.notPresent());
}

TEST(Editors, GoLandIsFoundWithItsGos)
{
    MachineImage image;
    const QString goLand = s("C:\\Program Files\\JetBrains\\GoLand 2024.3");
    image.file(goLand + s("\\bin\\goland64.exe")).pe(Arch::Amd64);
    image.file(goLand + s("\\product-info.json")).content("{\"version\":\"2024.3.1\"}");
    image.file(local + s("\\Programs\\GoLand\\bin\\goland64.exe")).pe(Arch::Amd64);
    image.file(roaming + s("\\JetBrains\\GoLand2024.3\\options\\go.sdk.xml"))
        .content("<application><component name=\"GoSdkList\"><set>"
                 "<option value=\"$USER_HOME$/go/1.22\"/></set></component></application>");
    const EditorFacts facts = editorsOf(image);
    ASSERT_EQ(facts.goLands.size(), 2U);
    EXPECT_EQ(facts.goLands[1].version, s("2024.3.1"));
    ASSERT_EQ(facts.goLandSdks.size(), 1U);
    EXPECT_EQ(facts.goLandSdks[0].root, home + s("\\go\\1.22"));
    EXPECT_FALSE(facts.goLandSdks[0].exists);
    EXPECT_EQ(facts.openers().at(0).name, s("GoLand"));
}

TEST(PowerShell, ProfilesAreThoseOfBothShells)
{
    MachineImage image;
    image.folders.documents = s("D:\\Docs");
    image.file(s("D:\\Docs\\WindowsPowerShell\\profile.ps1")).content("Set-Alias go $HOME\\g.exe");
    image.file(s("C:\\Program Files\\PowerShell\\7\\profile.ps1")).content("function go {}");
    image.file(home + s("\\Documents\\PowerShell\\profile.ps1")).content("function go {}");
    image.file(s("D:\\Docs\\PowerShell\\Microsoft.PowerShell_profile.ps1"))
        .attribute(fileattribute::recallOnDataAccess);
    const Facts facts = observed(image);
    ASSERT_TRUE(facts.powerShell);
    const auto& profiles = facts.powerShell->profiles;
    ASSERT_EQ(profiles.size(), 3U);
    EXPECT_EQ(profiles[0].targets, QStringList{home + s("\\g.exe")});
    EXPECT_TRUE(profiles[1].allUsers);
    EXPECT_FALSE(profiles[2].content) << "a placeholder is never read";
}

TEST(Editors, OfAnImageThatIsSavedSayTheSameAndNoMore)
{
    MachineImage image = withCode();
    image.go(s("D:\\go1.22"), s("go1.22.1"));
    settings(image, "{\n\"x.token\": \"hunter2\",\n\"go.goroot\": \"D:\\\\go1.22\",\n}");
    image.file(home + s("\\.vscode\\extensions\\extensions.json"))
        .content(R"([{"identifier":{"id":"hunter2.x"},"version":"1","relativeLocation":"x"},)"
                 R"({"identifier":{"id":"golang.go"},"version":"0.46.1",)"
                 R"("relativeLocation":"golang.go-0.46.1"}])");
    image.file(home + s("\\Documents\\PowerShell\\profile.ps1"))
        .content("$token = 'hunter2'\nfunction go { }\n");
    const MachineImage saved = redactImage(image);
    for (const auto& [key, node] : saved.files)
        EXPECT_FALSE(node.bytes && node.bytes->contains("hunter2")) << key.toStdString();
    const Facts before = observed(image);
    const Facts after = observed(saved);
    ASSERT_TRUE(after.editors && after.powerShell);
    ASSERT_EQ(after.editors->codeEditors.size(), 1U);
    EXPECT_TRUE(after.editors->codeEditors[0].hasGo());
    EXPECT_EQ(*after.editors->codeEditors[0].settings, *before.editors->codeEditors[0].settings);
    ASSERT_EQ(after.powerShell->profiles.size(), 1U);
    EXPECT_EQ(*after.powerShell->profiles[0].content, *before.powerShell->profiles[0].content);
}
