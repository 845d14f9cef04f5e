// SPDX-License-Identifier: Apache-2.0
// From one Go to the next in place, while consoles with the old one are open.
#include "windows/Kit.h"

#include <QFile>

#include <gtest/gtest.h>

using namespace gosetup::wine;

namespace {

std::string versionIn(const WinePrefix& windows)
{
    return windows.console(words("go version")).out.trimmed().toStdString();
}

/// What `go version` says in a console that is open already.
std::string versionIn(QProcess& console)
{
    const QByteArray beginning = "go version go";
    QByteArray said;
    qsizetype at = -1;
    console.write("go version\r\n");
    const bool answered = waitUntil([&] {
        console.waitForReadyRead(50);
        said += console.readAllStandardOutput();
        at = said.indexOf(beginning);
        return at >= 0 && said.indexOf('\n', at) >= 0;
    });
    EXPECT_TRUE(answered) << said.toStdString();
    return said.mid(at, said.indexOf('\n', at) - at).trimmed().toStdString();
}

} // namespace

TEST(Update, InPlaceNamesARunningGoAndKillsNothing)
{
    const GoArchive first = officialGo();
    const GoArchive second = secondGo();
    if (first.file.isEmpty())
        GTEST_SKIP() << "the official archive is missing: " << first.name().toStdString();
    const GoMirror mirror({first, second});
    const WinePrefix windows;
    ASSERT_TRUE(succeeded(windows.gosetup(words("apply --yes --json") + mirror.wish(first))));

    const auto idle = windows.start(s("cmd"), {});
    EXPECT_EQ(versionIn(*idle), "go version go1.24.4 windows/amd64");
    // go.exe waits for its tool, and the tool for its input. (Its own first thread ends: this
    // system shows go.exe as a shell without an environment, so the tool is what is looked for.)
    const auto busy = windows.start(s("cmd"), words("/c go tool test2json"));
    const auto isBusy = [&] { return windows.isRunning(s("test2json.exe")); };
    ASSERT_TRUE(waitUntil(isBusy));

    const Ran refused = windows.gosetup(words("apply --yes") + mirror.wish(second));
    EXPECT_EQ(refused.exitCode, 4) << refused.all();
    EXPECT_TRUE(refused.err.contains("go.exe (")) << "named with its number: " << refused.all();
    EXPECT_EQ(busy->state(), QProcess::Running) << "named, not killed";
    EXPECT_TRUE(isBusy());
    EXPECT_EQ(versionIn(windows), "go version go1.24.4 windows/amd64");

    const Ran ended = WinePrefix::finish(*busy);
    EXPECT_EQ(ended.exitCode, 0) << ended.all();
    const Ran updated = windows.gosetup(words("apply --yes --json") + mirror.wish(second));
    ASSERT_TRUE(succeeded(updated));
    EXPECT_EQ(versionIn(windows), "go version go1.28.4 windows/amd64");
    EXPECT_EQ(versionIn(*idle), "go version go1.28.4 windows/amd64")
        << "the console that was open all the time";
    EXPECT_EQ(WinePrefix::finish(*idle).exitCode, 0);

    const Ran undone = windows.gosetup(words("undo --yes"));
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    EXPECT_EQ(versionIn(windows), "go version go1.24.4 windows/amd64");
}
