// SPDX-License-Identifier: Apache-2.0
#include "machine/wmi/TimeoutRunner.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <string>
#include <thread>

using namespace gosetup;
using namespace std::chrono_literals;

TEST(TimeoutRunner, HandsOverWhatComesInTime)
{
    TimeoutRunner worker;
    EXPECT_EQ(*worker.run<std::string>([] { return std::string("done"); }, 10s), "done");
    const auto here = std::this_thread::get_id();
    EXPECT_NE(*worker.run<std::thread::id>([] { return std::this_thread::get_id(); }, 10s), here);
}

TEST(TimeoutRunner, DoesNotWaitTwiceForOneThatHangs)
{
    const auto gate = std::make_shared<std::promise<void>>();
    const std::shared_future<void> opened = gate->get_future().share();
    TimeoutRunner worker;
    EXPECT_FALSE(worker.run<int>(
        [opened] {
            opened.wait();
            return 1;
        },
        20ms));
    const auto ran = std::make_shared<std::atomic<bool>>(false);
    EXPECT_FALSE(worker.run<int>(
        [ran] {
            *ran = true;
            return 2;
        },
        10s))
        << "at once, and not begun";
    EXPECT_FALSE(*ran);
    gate->set_value();
    std::unique_ptr<int> again;
    for (int i = 0; i < 1000 && !again; ++i) {
        std::this_thread::sleep_for(5ms);
        again = worker.run<int>([] { return 3; }, 10s);
    }
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, 3) << "when the late one is through";
}

TEST(TimeoutRunner, MayBeGoneBeforeItsCallEnds)
{
    const auto gate = std::make_shared<std::promise<void>>();
    const auto ended = std::make_shared<std::promise<int>>();
    std::future<int> end = ended->get_future();
    {
        TimeoutRunner worker;
        EXPECT_FALSE(worker.run<int>(
            [opened = gate->get_future().share(), ended] {
                opened.wait();
                ended->set_value(7);
                return 7;
            },
            5ms));
    }
    gate->set_value();
    EXPECT_EQ(end.get(), 7);
}
