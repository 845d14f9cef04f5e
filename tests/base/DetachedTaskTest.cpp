// SPDX-License-Identifier: Apache-2.0
#include "base/DetachedTask.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <memory>
#include <mutex>

using namespace gosetup;

namespace {

struct Count
{
    std::mutex mutex;
    std::condition_variable changed;
    int begun = 0;
    bool open = false;

    [[nodiscard]] bool waitForBegun(int wanted)
    {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds(20), [&] { return begun >= wanted; });
    }
};

} // namespace

TEST(DetachedTask, BeginsAtOnceHoweverMuchHangs)
{
    const auto count = std::make_shared<Count>();
    constexpr int many = 100; // far more than there are processors
    for (int i = 0; i < many; ++i) {
        runDetached([count] {
            std::unique_lock lock(count->mutex);
            ++count->begun;
            count->changed.notify_all();
            count->changed.wait(lock, [&] { return count->open; });
        });
    }
    EXPECT_TRUE(count->waitForBegun(many));
    const std::lock_guard lock(count->mutex);
    count->open = true;
    count->changed.notify_all();
}

TEST(DetachedTask, NeverLosesWork)
{
    const auto count = std::make_shared<Count>();
    constexpr int times = 3000; // std::thread::detach fails some of these on Windows
    for (int i = 0; i < times; ++i) {
        runDetached([count] {
            const std::lock_guard lock(count->mutex);
            ++count->begun;
            count->changed.notify_all();
        });
        ASSERT_TRUE(count->waitForBegun(i + 1)) << i;
    }
}
