// SPDX-License-Identifier: Apache-2.0
#include "base/Progress.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace gosetup {
namespace {

TEST(Progress, NeverCallsItsSinkFromTwoThreadsAtOnce)
{
    int inside = 0;
    int worst = 0;
    int calls = 0;
    Progress progress([&](const ProgressUpdate&) {
        worst = std::max(worst, ++inside);
        ++calls;
        --inside;
    });
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 500; ++i)
                progress.report({});
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(worst, 1);
    EXPECT_EQ(calls, 2000);
}

TEST(Progress, StaysCancelled)
{
    Progress progress;
    progress.report({});
    EXPECT_FALSE(progress.cancelled());
    progress.cancel();
    EXPECT_TRUE(progress.cancelled());
}

} // namespace
} // namespace gosetup
