// SPDX-License-Identifier: Apache-2.0
// Windows only, in the place of PropertyTest.cpp: what is not tested there is named.
#include <gtest/gtest.h>

namespace {

constexpr auto why = "RapidCheck is not to be had for Windows; the same code is tested natively";

} // namespace

TEST(CommandLine, IsReadBackAsTheSameList)
{
    GTEST_SKIP() << why;
}

TEST(AppExecLink, TakesAnyBytes)
{
    GTEST_SKIP() << why;
}
