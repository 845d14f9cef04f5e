// SPDX-License-Identifier: Apache-2.0
// How long the shipped program takes under Wine: told, and held against generous limits.
#include "windows/Kit.h"

#include <QElapsedTimer>

#include <algorithm>
#include <iostream>

#include <gtest/gtest.h>

using namespace gosetup::wine;

namespace {

/// From start to end, of programs that Wine runs in a prefix whose server is up.
qint64 timed(const WinePrefix& windows, const QStringList& arguments, int maxExit)
{
    QElapsedTimer timer;
    timer.start();
    const Ran ran = windows.gosetup(arguments);
    EXPECT_LE(ran.exitCode, maxExit) << ran.all();
    return timer.elapsed();
}

} // namespace

TEST(Times, OfCheckAndOfAWholeInstallation)
{
    const GoArchive go = officialGo();
    if (go.file.isEmpty())
        GTEST_SKIP() << "the official archive is missing: " << go.name().toStdString();
    const GoMirror mirror({go});
    const WinePrefix windows;
    std::vector<qint64> checks;
    for (int i = 0; i < 4; ++i)
        checks.push_back(timed(windows, words("check --no-network --json"), 1));
    checks.erase(checks.begin()); // the first one also starts Wine's services
    std::sort(checks.begin(), checks.end());
    const qint64 install = timed(windows, words("apply --yes --json") + mirror.wish(go), 1);
    const qint64 checkAfter = timed(windows, words("check --no-network --json"), 0);
    const qint64 undo = timed(windows, words("undo --yes --json"), 0);
    std::cout << "under Wine: check " << checks[1] << " ms (median of 3; with Go installed "
              << checkAfter << " ms), whole installation " << install << " ms, undo " << undo
              << " ms\n";
    EXPECT_LT(checks[1], 30'000);
    EXPECT_LT(install, 300'000);
}
