// SPDX-License-Identifier: Apache-2.0
// What Qt, spdlog and the C++ library rely on at the end of a thread.
#include <QThread>

#include <gtest/gtest.h>

#include <memory>
#include <thread>
#include <vector>

namespace {

thread_local int plain = 1;
int seenAtTheEnd = 0;

struct LooksAtTheEnd
{
    bool used = false;
    ~LooksAtTheEnd() { seenAtTheEnd = plain; }
};
thread_local LooksAtTheEnd looks;

int seenLate = 0;
thread_local std::unique_ptr<int> late;

struct UsesLate
{
    bool used = false;
    ~UsesLate()
    {
        late = std::make_unique<int>(3);
        seenLate = *late;
    }
};
thread_local UsesLate usesLate;

} // namespace

TEST(ThreadExit, DestructorsOfAThreadStillSeeItsVariables)
{
    plain = 2;
    std::thread thread([] {
        plain = 7;
        looks.used = true;
    });
    thread.join();
    EXPECT_EQ(seenAtTheEnd, 7);
}

/// Two kinds of threads that end at the same time, as collectors of Qt's and of the C++ library do.
TEST(ThreadExit, ThreadsOfBothKindsEndAtTheSameTime)
{
    constexpr int rounds = 100;
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::unique_ptr<QThread>> qtThreads;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            qtThreads.emplace_back(QThread::create([] { looks.used = true; }));
            qtThreads.back()->start();
            threads.emplace_back([] { looks.used = true; });
        }
        for (std::thread& thread : threads)
            thread.join();
        for (const auto& thread : qtThreads)
            ASSERT_TRUE(thread->wait(20'000)) << "round " << round;
    }
}

TEST(ThreadExit, ADestructorMayUseAnotherVariableForTheFirstTime)
{
    std::thread([] { usesLate.used = true; }).join();
    EXPECT_EQ(seenLate, 3);
}
