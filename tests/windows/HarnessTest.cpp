// SPDX-License-Identifier: Apache-2.0
// What the other tests take for granted of their throw-away Windows.
#include "windows/GoMirror.h"
#include "windows/WinePrefix.h"

#include <QDirIterator>

#include <gtest/gtest.h>

using namespace gosetup::wine;

TEST(Harness, ANewConsoleTakesItsPathFromTheRegistry)
{
    const WinePrefix windows;
    windows.import(
        QStringLiteral("[HKEY_CURRENT_USER\\Environment]\r\n\"PATH\"=\"C:\\\\mine\"\r\n"));
    const Ran ran = windows.console({QStringLiteral("echo"), QStringLiteral("%PATH%")});
    EXPECT_EQ(ran.exitCode, 0) << ran.all();
    EXPECT_TRUE(ran.out.toLower().startsWith("c:\\windows\\system32;")) << ran.all();
    EXPECT_TRUE(ran.out.trimmed().endsWith(";C:\\mine")) << ran.all();
    EXPECT_FALSE(ran.out.contains("/usr")) << "nothing of this system's PATH" << ran.all();
}

TEST(Harness, AnImportedValueIsReadBackByteForByte)
{
    const WinePrefix windows;
    const QByteArray odd = QByteArray::fromHex("00d801013b00") + utf16Of(QStringLiteral("C:\\x"));
    windows.import(QStringLiteral("[HKEY_CURRENT_USER\\Environment]\r\n\"Path\"=hex(2):%1\r\n")
                       .arg(hexOf(odd)));
    const RegistryDump dump = windows.registry();
    const RegistryKey* key = dump.user.find(QStringLiteral("Environment"));
    ASSERT_NE(key, nullptr);
    const RawValue* value = key->find(QStringLiteral("PATH"));
    ASSERT_NE(value, nullptr);
    EXPECT_EQ(value->kind, 2U);
    EXPECT_EQ(value->data.toHex(), odd.toHex());
}

TEST(Harness, RunningAProgramLeavesTheRegistryAsItWas)
{
    const WinePrefix windows;
    const RegistryDump before = windows.registry();
    EXPECT_EQ(windows.console({QStringLiteral("ver")}).exitCode, 0);
    EXPECT_EQ(linesOf(differences(before, windows.registry())), "");
}

TEST(Harness, AProgramThatCrashesIsNoticedAndLeavesTheRegistryAsItWas)
{
    const WinePrefix windows;
    const RegistryDump before = windows.registry();
    EXPECT_EQ(linesOf(windows.takeCrashes()), "");
    // Calls a function that stops in a debugger where there is one, and else crashes.
    for (int i = 0; i < 2; ++i)
        (void)windows.run(QStringLiteral("rundll32"), {QStringLiteral("ntdll,DbgBreakPoint")});
    EXPECT_EQ(linesOf(windows.takeCrashes()), R"(C:\windows\system32\rundll32.exe
C:\windows\system32\rundll32.exe)");
    EXPECT_EQ(linesOf(windows.takeCrashes()), "");
    EXPECT_EQ(linesOf(differences(before, windows.registry())), "");
}

TEST(Harness, NoFolderOfTheUserLeadsOutOfThePrefix)
{
    const WinePrefix windows;
    QDirIterator folders(windows.host(windows.userProfile()),
                         QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (folders.hasNext()) {
        folders.next();
        EXPECT_FALSE(folders.fileInfo().isSymLink()) << folders.filePath().toStdString();
    }
}

TEST(Harness, TheSecondGoIsTheOfficialTreeUnderAnotherVersion)
{
    const GoArchive second = secondGo();
    if (second.file.isEmpty())
        GTEST_SKIP() << "the official archive is missing: " << officialGo().name().toStdString();
    const GoMirror mirror({officialGo(), second, stubGo()});
    EXPECT_TRUE(mirror.address().startsWith(QStringLiteral("http://127.0.0.1:")));
    EXPECT_GT(QFileInfo(second.file).size(), 50'000'000);
}
