// SPDX-License-Identifier: Apache-2.0
#include "rules/FactsMaker.h"

#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString codeHome = userHome + s("\\AppData\\Local\\Programs\\Microsoft VS Code");
const QString extensionsHome = userHome + s("\\.vscode\\extensions");
const QString settingsPath = userHome + s("\\AppData\\Roaming\\Code\\User\\settings.json");

MachineImage withSettings(const char* json)
{
    MachineImage image = soundImage();
    image.go(s("D:\\go1.22"), s("go1.22.1"));
    image.go(s("D:\\go1.30"), s("go1.30.0"));
    image.go(s("D:\\same"), s("go1.24.4"));
    image.file(settingsPath).content(json);
    return image;
}

void removeExtension(MachineImage& image)
{
    std::erase_if(image.files,
                  [](const auto& item) { return item.second.path.contains(s("golang.go-")); });
}

Finding gorootVerdict(const char* json)
{
    return worst(factsOf(withSettings(json)), "editor.goroot");
}

Finding toolVerdict(const char* json)
{
    return worst(factsOf(withSettings(json)), "editor.alternate-tools");
}

bool says(const Finding& finding, const char* text)
{
    return textOf(finding).contains(s(text));
}

Finding profileVerdict(const char* text, const char* name = "WindowsPowerShell\\profile.ps1")
{
    MachineImage image = soundImage();
    image.file(userHome + s("\\Documents\\") + s(name)).content(text);
    return worst(factsOf(image), "path.powershell-profile");
}

} // namespace

TEST(EditorRules, ThatThereIsNoEditorIsNoted)
{
    MachineImage image = soundImage();
    image.files.erase(winpath::key(codeHome + s("\\Code.exe")));
    EXPECT_EQ(worst(factsOf(image), "editor.none").status, Status::Note);
    EXPECT_EQ(worst(factsOf(image), "editor.go-extension").status, Status::Ok);
    image.file(userHome + s("\\AppData\\Local\\Programs\\GoLand\\bin\\goland64.exe"))
        .pe(Arch::Amd64);
    EXPECT_EQ(worst(factsOf(image), "editor.none").status, Status::Ok);
}

TEST(EditorRules, TheGoExtensionIsOfferedAndNotRecommended)
{
    MachineImage image = soundImage();
    removeExtension(image);
    Finding finding = worst(factsOf(image), "editor.go-extension");
    EXPECT_EQ(finding.status, Status::Note);
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].changes.empty()) << "without its script nobody can start it";
    image.file(codeHome + s("\\bin\\code.cmd")).content("x");
    finding = worst(factsOf(image), "editor.go-extension");
    EXPECT_FALSE(finding.fixes.at(0).recommended);
    EXPECT_EQ(finding.fixes.at(0).changes,
              (std::vector<Change>{
                  InstallEditorExtension{s("vscode"), codeHome, extensionsHome, s("golang.go")}}));
    // Who has one editor for Go does not need it in each.
    image.file(userHome + s("\\AppData\\Local\\Programs\\cursor\\Cursor.exe")).pe(Arch::Amd64);
    image.folder(userHome + s("\\.cursor\\extensions\\golang.go-0.50.0"));
    EXPECT_EQ(worst(factsOf(image), "editor.go-extension").status, Status::Ok);
}

TEST(EditorRules, AnExtensionThatIsTooNewForGoIsAWarning)
{
    MachineImage image = soundImage();
    image.go(goRoot, s("go1.20.14"));
    EXPECT_EQ(worst(factsOf(image), "editor.go-extension").status, Status::Warning);
    removeExtension(image);
    image.folder(extensionsHome + s("\\golang.go-0.42.1"));
    EXPECT_EQ(worst(factsOf(image), "editor.go-extension").status, Status::Ok);
}

TEST(EditorRules, AListThatCannotBeReadIsUnknown)
{
    MachineImage image = soundImage();
    image.file(extensionsHome + s("\\extensions.json")).content("{");
    EXPECT_EQ(worst(factsOf(image), "editor.go-extension").status, Status::Unknown);
    image = withSettings("{ \"go.goroot\"");
    for (const char* id : {"editor.goroot", "editor.alternate-tools"})
        EXPECT_EQ(worst(factsOf(image), id).status, Status::Unknown) << id;
}

TEST(EditorRules, GoplsThatIsOffIsNoted)
{
    const Facts facts = factsOf(withSettings("{\n\"go.useLanguageServer\": false}"));
    const Finding finding = worst(facts, "editor.go-extension");
    EXPECT_EQ(finding.status, Status::Note);
    EXPECT_TRUE(says(finding, "line 2"));
}

TEST(EditorRules, GorootIsJudgedAsTheExtensionReadsIt)
{
    struct Row
    {
        const char* json;
        Status status;
        const char* says;
    };
    const Row rows[] = {
        {"{}", Status::Ok, ""},
        {R"({"go.goroot": ""})", Status::Ok, ""},
        {R"({"go.goroot": "C:\\Program Files\\Go\\"})", Status::Ok, ""},
        {R"({"go.goroot": "D:\\same"})", Status::Ok, ""},
        {R"({"go.goroot": "${workspaceFolder}\\go"})", Status::Ok, ""},
        {"{\n// c\n\"go.goroot\": \"C:\\\\gone\"}", Status::Warning, "line 3"},
        {R"({"go.goroot": "D:\\go1.22"})", Status::Warning, "uses go1.22.1 instead of go1.24.4"},
        {R"({"go.goroot": "D:\\go1.30"})", Status::Note, "go1.30"},
        {R"({"go.goroot": "C:\\Windows"})", Status::Problem, "package fmt is not in std"},
        {R"({"go.goroot": "${env:SystemRoot}"})", Status::Warning, "does not contain"},
        {R"({"go.goroot": "D:\\go1.22\\bin"})", Status::Problem, "D:\\go1.22\n"},
        {R"({"go.toolsEnvVars": {"GOROOT": "C:\\gone"}})", Status::Problem,
         "cannot find GOROOT directory: C:\\gone"},
        {R"({"go.toolsEnvVars": {"GOROOT": "D:\\go1.22"}})", Status::Problem,
         "starts go1.24.4 with the GOROOT of go1.22.1"},
        {R"({"go.toolsEnvVars": {"GOROOT": "D:\\same"}})", Status::Ok, ""},
        {R"({"go.toolsEnvVars": {"GOROOT": "D:\\go1.30"}, "go.goroot": "D:\\go1.30"})",
         Status::Note, "go1.30"},
    };
    for (const Row& row : rows) {
        const Finding finding = gorootVerdict(row.json);
        EXPECT_EQ(finding.status, row.status) << row.json << textOf(finding).toStdString();
        EXPECT_TRUE(says(finding, row.says)) << row.json << textOf(finding).toStdString();
        for (const Fix& fix : finding.fixes) {
            EXPECT_TRUE(fix.changes.empty()) << "the file is the person's";
            EXPECT_TRUE(fix.title.english().contains(settingsPath));
        }
    }
}

TEST(EditorRules, SettingsWithoutTheExtensionHaveNoEffect)
{
    MachineImage image =
        withSettings(R"({"go.goroot": "C:\\gone", "go.alternateTools": {"go": "C:\\gone"}})");
    removeExtension(image);
    for (const char* id : {"editor.goroot", "editor.alternate-tools"})
        EXPECT_EQ(worst(factsOf(image), id).status, Status::Ok) << id;
}

TEST(EditorRules, AJunctionToTheGoOnPathIsThatGo)
{
    MachineImage image = withSettings(R"({"go.goroot": "D:\\current"})");
    image.folder(s("D:\\current")).link(reparse::mountPoint, goRoot);
    EXPECT_EQ(worst(factsOf(image), "editor.goroot").status, Status::Ok);
}

TEST(EditorRules, AlternateToolsAreLookedForAsTheExtensionDoesIt)
{
    struct Row
    {
        const char* json;
        Status status;
        const char* says;
    };
    const Row rows[] = {
        {R"({"go.alternateTools": {}})", Status::Ok, ""},
        {R"({"go.alternateTools": {"gopls": "${workspaceFolder}\\x"}})", Status::Ok, ""},
        {R"({"go.alternateTools": {"customFormatter": "C:\\gone.exe"}})", Status::Ok, ""},
        {R"({"go.alternateTools": {"gopls": "C:\\gone.exe"}})", Status::Warning,
         "C:\\gone.exe does not exist"},
        {R"({"go.alternateTools": {"gopls": "D:\\go1.22\\bin\\gofmt"}})", Status::Warning,
         "write D:\\go1.22\\bin\\gofmt.exe"},
        {R"({"go.alternateTools": {"dlv": "dlv-dap"}})", Status::Warning, "dlv-dap.exe is not in"},
        {R"({"go.alternateTools": {"gofmt": "gofmt"}})", Status::Ok, ""},
        {R"({"go.alternateTools": {"go": "D:\\go1.22\\bin\\go.exe"}})", Status::Warning,
         "uses go1.22.1 instead of go1.24.4"},
        {R"({"go.alternateTools": {"go": "D:\\same\\bin\\go.exe"}})", Status::Ok, ""},
        {R"({"go.alternateTools": {"go": "go"}})", Status::Ok, ""},
        {R"({"go.alternateTools": {"go": "go.exe"}})", Status::Warning, "go.exe.exe is not in"},
        {R"({"go.alternateTools": {"go": "D:\\go1.22\\bin\\go.exe"}, "go.goroot": "D:\\same"})",
         Status::Problem, "starts go1.22.1 with the GOROOT of go1.24.4"},
    };
    for (const Row& row : rows) {
        const Finding finding = toolVerdict(row.json);
        EXPECT_EQ(finding.status, row.status) << row.json << textOf(finding).toStdString();
        EXPECT_TRUE(says(finding, row.says)) << row.json << textOf(finding).toStdString();
    }
}

TEST(EditorRules, TwoInstallationsOfOneEditorAreOneFinding)
{
    MachineImage image = withSettings(R"({"go.goroot": "C:\\gone"})");
    image.file(s("C:\\Program Files\\Microsoft VS Code\\Code.exe")).pe(Arch::Amd64);
    EXPECT_EQ(judgeOne(factsOf(image), "editor.goroot").size(), 1U);
    removeExtension(image);
    EXPECT_EQ(judgeOne(factsOf(image), "editor.go-extension").size(), 1U);
}

TEST(PowerShellProfileRule, AFunctionOrAliasNamedGoIsAWarning)
{
    EXPECT_EQ(profileVerdict("").status, Status::Ok);
    const Finding function = profileVerdict("\nfunction go { cd ~ }");
    EXPECT_EQ(function.status, Status::Warning);
    EXPECT_TRUE(says(function, "profile.ps1, line 2 (Windows PowerShell)"));
    EXPECT_TRUE(function.fixes.at(0).changes.empty());
    EXPECT_EQ(profileVerdict("Set-Alias go C:\\tools\\gopher.exe").status, Status::Warning);
    EXPECT_TRUE(says(profileVerdict("$env:GOROOT = 'C:\\old'\nsal go x"), "line 1 sets GOROOT"));
    EXPECT_EQ(
        profileVerdict("function go {}", "PowerShell\\Microsoft.PowerShell_profile.ps1").status,
        Status::Warning);
    EXPECT_EQ(profileVerdict("function go {}", "PowerShell\\other.ps1").status, Status::Ok);
}

TEST(PowerShellProfileRule, WhatStartsTheSameGoIsInOrder)
{
    EXPECT_EQ(profileVerdict("Set-Alias go 'c:\\program files\\go\\BIN\\go.exe'").status,
              Status::Ok);
    EXPECT_EQ(profileVerdict("Set-Alias go $env:ProgramFiles\\Go\\bin\\go.exe").status, Status::Ok);
    EXPECT_EQ(profileVerdict("Set-Alias go go.exe").status, Status::Ok);
    EXPECT_EQ(profileVerdict("function go { $env:X=1; go.exe @args }").status, Status::Note);
    EXPECT_EQ(profileVerdict("$env:GOROOT = 'C:\\old'").status, Status::Ok);
}

TEST(PowerShellProfileRule, AProfileInTheCloudIsUnknown)
{
    MachineImage image = soundImage();
    image.file(userHome + s("\\Documents\\PowerShell\\profile.ps1"))
        .content("function go {}")
        .attribute(fileattribute::recallOnDataAccess);
    const Finding finding = worst(factsOf(image), "path.powershell-profile");
    EXPECT_EQ(finding.status, Status::Unknown);
    EXPECT_TRUE(says(finding, "profile.ps1"));
}
