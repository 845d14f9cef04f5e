// SPDX-License-Identifier: Apache-2.0
#include "base/Parallel.h"

#include <QThread>

#include <atomic>
#include <memory>
#include <string>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

/// Leaves the thread something to destroy at its end.
void useThreadLocal()
{
    thread_local std::unique_ptr<std::string> mine;
    mine = std::make_unique<std::string>("a text that is too long for a small string");
}

TEST(Parallel, DoesEveryPieceOnceBeforeItReturns)
{
    std::vector<int> done(7, 0);
    std::vector<std::function<void()>> work;
    for (int& one : done)
        work.emplace_back([&one] { ++one; });
    runInParallel(std::move(work));
    EXPECT_EQ(done, std::vector<int>(7, 1));
    runInParallel({});
}

TEST(Parallel, PiecesRunAtTheSameTime)
{
    std::atomic<int> arrived{0};
    const auto meet = [&arrived] {
        ++arrived;
        while (arrived.load() < 3)
            QThread::yieldCurrentThread();
    };
    runInParallel({meet, meet, meet});
    EXPECT_EQ(arrived.load(), 3);
}

// With std::thread this stands still within a few rounds of a Windows program.
TEST(Parallel, ThreadsEndWhileOtherThreadsEnd)
{
    std::atomic<int> done{0};
    constexpr int rounds = 300;
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::unique_ptr<QThread>> others;
        for (int i = 0; i < 4; ++i) {
            others.emplace_back(QThread::create(useThreadLocal));
            others.back()->start();
        }
        const auto piece = [&done] {
            useThreadLocal();
            ++done;
        };
        runInParallel({piece, piece, piece, piece, piece});
        for (const auto& other : others)
            other->wait();
    }
    EXPECT_EQ(done.load(), rounds * 5);
}

} // namespace
} // namespace gosetup
