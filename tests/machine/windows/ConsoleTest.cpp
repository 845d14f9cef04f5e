// SPDX-License-Identifier: Apache-2.0
// Ctrl+C goes to everybody on a console, so each of these runs in a child with a console of its
// own: the tests named DISABLED_ are what the child does.
#include "machine/windows/WindowsConsole.h"

#include "machine/windows/Win32.h"
#include "support/Literals.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <atomic>

using namespace gosetup;

namespace {

/// A misspelled name would run nothing and succeed.
bool exists(const std::string& test)
{
    const auto& all = *testing::UnitTest::GetInstance();
    for (int i = 0; i < all.total_test_suite_count(); ++i) {
        const auto& suite = *all.GetTestSuite(i);
        for (int k = 0; k < suite.total_test_count(); ++k) {
            if (test == std::string(suite.name()) + '.' + suite.GetTestInfo(k)->name())
                return true;
        }
    }
    return false;
}

/// The exit code of a child that runs one test on a console of its own; -1 where it did not start.
int onOwnConsole(const char* test)
{
    if (!exists(test))
        return -3;
    QProcess child;
    child.setProgram(QCoreApplication::applicationFilePath());
    child.setArguments(
        {s("--gtest_also_run_disabled_tests"), s("--gtest_filter=") + QString::fromLatin1(test)});
    child.setCreateProcessArgumentsModifier([](QProcess::CreateProcessArguments* arguments) {
        arguments->flags |= CREATE_NEW_CONSOLE;
        // No inherited handles: the console's own become its standard streams.
        arguments->startupInfo->dwFlags &= ~static_cast<unsigned long>(STARTF_USESTDHANDLES);
        arguments->inheritHandles = false;
    });
    child.start();
    if (!child.waitForFinished(30'000))
        return -1;
    return child.exitCode();
}

bool becomesTrue(const std::atomic<bool>& flag, int milliseconds)
{
    for (int waited = 0; waited < milliseconds && !flag; waited += 5)
        Sleep(5);
    return flag;
}

} // namespace

TEST(StopRequests, DISABLED_ChildIsCancelledByCtrlC)
{
    std::atomic<bool> stopped{false};
    const console::StopRequests requests([&] { stopped = true; });
    ASSERT_NE(GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0), 0);
    EXPECT_TRUE(becomesTrue(stopped, 200));
}

TEST(StopRequests, DISABLED_ChildEndsAtTheSecondTime)
{
    std::atomic<bool> stopped{false};
    const console::StopRequests requests([&] { stopped = true; });
    ASSERT_NE(GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0), 0);
    ASSERT_TRUE(becomesTrue(stopped, 1000));
    ASSERT_NE(GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0), 0);
    Sleep(10'000);
    FAIL() << "still there"; // and the program's exit code is 1
}

TEST(StopRequests, DISABLED_ChildHasAConsole)
{
    ASSERT_TRUE(console::isConsole(console::Stream::Output));
    EXPECT_GT(console::width(console::Stream::Output), 0);
    EXPECT_TRUE(console::write(console::Stream::Output, QString::fromUtf8("Grün 绿 😀\n")));
    EXPECT_TRUE(console::write(console::Stream::Output, QString(20'000, u'x')));
}

TEST(StopRequests, FirstCtrlCCancelsWithin200Milliseconds)
{
    EXPECT_EQ(onOwnConsole("StopRequests.DISABLED_ChildIsCancelledByCtrlC"), 0);
}

TEST(StopRequests, SecondCtrlCEndsTheProgram)
{
    // Windows says 0xC000013A, Wine 0.
    const int code = onOwnConsole("StopRequests.DISABLED_ChildEndsAtTheSecondTime");
    EXPECT_TRUE(code == 0 || code == static_cast<int>(0xC000013A)) << code;
}

TEST(WindowsConsole, WritesAnyTextToAConsole)
{
    EXPECT_EQ(onOwnConsole("StopRequests.DISABLED_ChildHasAConsole"), 0);
}

TEST(WindowsConsole, TakesNoFileForAConsole)
{
    const QTemporaryDir folder;
    const win32::FileHandle file(CreateFileW(win32::wide(folder.filePath(s("out"))), GENERIC_WRITE,
                                             0, nullptr, CREATE_ALWAYS, 0, nullptr));
    ASSERT_TRUE(file);
    const HANDLE before = GetStdHandle(STD_OUTPUT_HANDLE);
    SetStdHandle(STD_OUTPUT_HANDLE, file.get());
    const bool isConsole = console::isConsole(console::Stream::Output);
    const bool wrote = console::write(console::Stream::Output, s("x"));
    const console::EscapeSequences sequences;
    const bool understood = sequences.understoodBy(console::Stream::Output);
    SetStdHandle(STD_OUTPUT_HANDLE, before);
    EXPECT_FALSE(isConsole);
    EXPECT_FALSE(wrote);
    EXPECT_FALSE(understood);
    EXPECT_EQ(QFile(folder.filePath(s("out"))).size(), 0);
}
