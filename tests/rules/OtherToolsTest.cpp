// SPDX-License-Identifier: Apache-2.0
// What other programs have on PATH is theirs: a folder that comes into being later is no fault.
#include "rules/FactsMaker.h"

#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

MachineImage withUserPath(const QStringList& entries)
{
    MachineImage image = soundImage();
    setPath(image, Hive::CurrentUser, QStringList{s("%USERPROFILE%\\go\\bin")} + entries);
    return image;
}

/// Neither told as more than a note, nor taken away without being asked for.
void expectLeftAlone(const MachineImage& image, const char* entry)
{
    const Finding finding = worst(factsOf(image), "path.dead-entries");
    EXPECT_EQ(finding.status, Status::Note) << entry;
    EXPECT_TRUE(textOf(finding).contains(s(entry))) << textOf(finding).toStdString();
    ASSERT_FALSE(finding.fixes.empty()) << entry;
    EXPECT_FALSE(finding.fixes.front().recommended) << entry;
    EXPECT_FALSE(finding.fixes.front().changes.empty()) << entry;
}

} // namespace

TEST(OtherTools, AFolderThatAToolMakesWhenItIsFirstUsedIsNoWarning)
{
    for (const char* entry :
         {"%USERPROFILE%\\.dotnet\\tools", "C:\\Users\\li\\.cargo\\bin", "%APPDATA%\\npm",
          "C:\\Users\\li\\AppData\\Roaming\\npm\\", "%LOCALAPPDATA%\\pnpm",
          "%USERPROFILE%\\AppData\\Local\\Microsoft\\WindowsApps", "D:\\scoop\\shims",
          "C:\\Users\\li\\.pyenv\\pyenv-win\\shims", "c:/users/li/.Deno/bin", "C:\\nvm4w\\nodejs",
          "%APPDATA%\\Python\\Python312\\Scripts", "\"C:\\Users\\li\\.bun\\bin\""}) {
        MachineImage image = withUserPath({s(entry)});
        VolumeInfo data;
        data.root = s("D:\\");
        image.volumes.push_back(data);
        expectLeftAlone(image, entry);
    }
}

TEST(OtherTools, AnEntryWhoseVariableIsOfAnotherProgramIsNoWarning)
{
    for (const char* entry : {"%NVM_SYMLINK%", "%JAVA_HOME%\\bin", "%VOLTA_HOME%\\bin"}) {
        for (const bool isSet : {false, true}) {
            MachineImage image = withUserPath({s(entry)});
            if (isSet)
                image.setVariable(Hive::CurrentUser, s(entry).section(u'%', 1, 1), RegKind::String,
                                  s("C:\\Program Files\\gone"));
            expectLeftAlone(image, entry);
        }
    }
    MachineImage image = soundImage();
    setPath(image, Hive::LocalMachine,
            {s("%SystemRoot%\\System32"), goRoot + s("\\bin"), s("%JAVA_HOME%\\bin")});
    image.setVariable(Hive::LocalMachine, s("JAVA_HOME"), RegKind::String, s("C:\\gone"));
    expectLeftAlone(image, "%JAVA_HOME%\\bin");
}

TEST(OtherTools, APlainDeadFolderAndOneOfGoStillGo)
{
    for (const char* entry : {"C:\\Go\\bin", "%ProgramFiles%\\Uninstalled", "C:\\Python27\\Scripts",
                              "%USERPROFILE%\\tools", "%GOROOT%\\bin", "C:\\my.cargo\\bin"}) {
        const Finding finding = worst(factsOf(withUserPath({s(entry)})), "path.dead-entries");
        EXPECT_EQ(finding.status, Status::Warning) << entry;
        ASSERT_EQ(finding.fixes.size(), 1U) << entry;
        EXPECT_TRUE(finding.fixes.front().recommended) << entry;
    }
}

TEST(OtherTools, TheOnesAreTakenAndTheOthersStay)
{
    const auto findings =
        judgeOne(factsOf(withUserPath({s("C:\\gone"), s("%USERPROFILE%\\.dotnet\\tools")})),
                 "path.dead-entries");
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].status, Status::Warning);
    EXPECT_EQ(findings[1].status, Status::Note);
    const auto& edit = std::get<EditPath>(findings[0].fixes.at(0).changes.at(0));
    ASSERT_EQ(edit.edits.size(), 1U);
    EXPECT_EQ(edit.edits[0].entry, s("C:\\gone"));
}
