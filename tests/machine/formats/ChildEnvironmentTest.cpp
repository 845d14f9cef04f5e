// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/ChildEnvironment.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;

TEST(ChildEnvironment, LeavesAToolchainToAnswerForItself)
{
    const QStringList own = {s("=C:=C:\\work"), s("Path=C:\\Go\\bin"),   s("goroot=C:\\gone"),
                             s("GOFLAGS=-mod"), s("GoToolchain=go1.99"), s("GOROOTS=kept"),
                             s("EMPTY="),       s("no equals sign"),     s("GOENV=D:\\bad\\env"),
                             s("GoPath=~\\go")};
    EXPECT_EQ(childEnvironment(own),
              QStringList({s("=C:=C:\\work"), s("Path=C:\\Go\\bin"), s("GOROOTS=kept"), s("EMPTY="),
                           s("GOENV=off"), s("GOTOOLCHAIN=local")}));
    EXPECT_EQ(childEnvironment({}), QStringList({s("GOENV=off"), s("GOTOOLCHAIN=local")}));
}

TEST(ChildEnvironment, IsSortedAndEndsWithTwoNuls)
{
    using namespace std::string_literals;
    EXPECT_EQ(environmentBlock({s("path=b"), s("A_B=3"), s("AB=2"), s("=C:=1")}),
              u"=C:=1\0AB=2\0A_B=3\0path=b\0\0"s);
    EXPECT_EQ(environmentBlock({}), u"\0\0"s);
}
