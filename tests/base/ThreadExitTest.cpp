// SPDX-License-Identifier: Apache-2.0
// What Qt, spdlog and the C++ library rely on at the end of a thread.
#include <gtest/gtest.h>

#include <thread>

namespace {

thread_local int plain = 1;
int seenAtTheEnd = 0;

struct LooksAtTheEnd
{
    bool used = false;
    ~LooksAtTheEnd() { seenAtTheEnd = plain; }
};
thread_local LooksAtTheEnd looks;

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
