// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsClock.h"
#include "machine/windows/WindowsMachine.h"
#include "machine/windows/WindowsShell.h"
#include "machine/windows/WindowsSystem.h"

#include "paths/WindowsPath.h"
#include "support/Literals.h"

#include <QFileInfo>

#include <gtest/gtest.h>

using namespace gosetup;

TEST(WindowsSystem, KnowsVersionAndAccount)
{
    const SystemInfo info = WindowsSystem().info();
    EXPECT_TRUE(info.osName.contains(s("Windows"))) << info.osName.toStdString();
    EXPECT_GE(info.build, 7600);
    EXPECT_EQ(info.userName.toUpper(), qEnvironmentVariable("USERNAME").toUpper());
    EXPECT_FALSE(info.computerName.isEmpty());
    EXPECT_TRUE(info.administrator || !info.elevated);
}

TEST(WindowsSystem, KnowsFoldersThatAreThere)
{
    const KnownFolders folders = WindowsSystem().folders();
    for (const QString& folder :
         {folders.userProfile, folders.localAppData, folders.roamingAppData, folders.temp,
          folders.programData, folders.programFiles, folders.windows}) {
        EXPECT_TRUE(winpath::isAbsolute(folder)) << folder.toStdString();
        EXPECT_TRUE(QFileInfo(folder).isDir()) << folder.toStdString();
        EXPECT_FALSE(folder.endsWith(u'\\')) << folder.toStdString();
        EXPECT_FALSE(folder.contains(u'~')) << folder.toStdString();
    }
    EXPECT_TRUE(winpath::isInside(folders.localAppData, folders.userProfile));
    EXPECT_TRUE(winpath::isAbsolute(folders.documents));
    EXPECT_TRUE(winpath::isAbsolute(folders.desktop));
    EXPECT_EQ(winpath::key(folders.windows), winpath::key(qEnvironmentVariable("SystemRoot")));
}

TEST(WindowsSystem, HasTheBlockThisProcessWasStartedWith)
{
    qputenv("GOSETUP_TEST_MARK", "C:\\a=b;c");
    const auto block = WindowsSystem().processEnvironment();
    EXPECT_EQ(block.value(s("GOSETUP_TEST_MARK")), s("C:\\a=b;c"));
    EXPECT_EQ(block.value(s("PATH")), qEnvironmentVariable("PATH"));
    for (const QString& name : block.keys()) {
        EXPECT_EQ(name, name.toUpper());
        EXPECT_FALSE(name.contains(u'=')) << name.toStdString();
    }
}

TEST(WindowsShell, TellsRunningProgramsInBoundedTime)
{
    const auto told = WindowsShell().broadcastEnvironment(std::chrono::milliseconds(200));
    EXPECT_TRUE(told || told.error().code == ErrorCode::Timeout)
        << told.error().english().toStdString();
}

TEST(WindowsClock, TellsUtc)
{
    const QDateTime now = WindowsClock().now();
    EXPECT_EQ(now.timeSpec(), Qt::UTC);
    EXPECT_GT(now.date().year(), 2025);
}

TEST(WindowsMachine, Opens)
{
    const auto machine = openWindowsMachine();
    ASSERT_TRUE(machine.has_value()) << machine.error().english().toStdString();
    EXPECT_FALSE((*machine)->isPractice());
    EXPECT_EQ((*machine)->name(), s("this computer"));
    const auto windows = (*machine)->files().info((*machine)->system().folders().windows);
    ASSERT_TRUE(windows && *windows);
    EXPECT_TRUE((*windows)->isDirectory);
}
