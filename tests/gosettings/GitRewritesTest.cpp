// SPDX-License-Identifier: Apache-2.0
#include "gosettings/GitRewrites.h"

#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::gosettings;

namespace {

std::vector<GitRewrite> one(const char* from, const char* to)
{
    return {{s(from), s(to)}};
}

const char* const github = "https://github.com/";
const char* const ssh = "git@github.com:";

} // namespace

TEST(GitRewrites, AreReadInEveryWayThatGitReadsThem)
{
    for (const char* file : {
             "[url \"git@github.com:\"]\n\tinsteadOf = https://github.com/\n",
             "[url \"git@github.com:\"] insteadOf = https://github.com/",
             "\xEF\xBB\xBF[URL \"git@github.com:\"]\r\n  insteadof=https://github.com/   \r\n",
             "[user]\nname = x\n[url \"git@github.com:\"]\ninsteadOf = \"https://github.com/\" # "
             "y\n",
             "[url \"git@github.com:\"]\n; why\ninsteadOf = https://git\\\nhub.com/ ; z\n",
             "[url \"git\\@github.com:\"]\npushInsteadOf = x\ninsteadOf = https://github.com/\n",
         })
        EXPECT_EQ(gitRewrites(file), one(github, ssh)) << file;
}

TEST(GitRewrites, OfOtherSectionsAreNone)
{
    for (const char* file :
         {"[user]\n\tinsteadOf = https://github.com/\n",
          "[url \"git@github.com:\"]\n\tinsteadOf =\n",
          "[url \"git@github.com:\"]\n[core]\n\tinsteadOf = a\n",
          "[url \"git@github.com:\"]\n# insteadOf = a\n", "insteadOf = https://github.com/\n",
          "[url \"\"]\ninsteadOf = a", "[", ""})
        EXPECT_TRUE(gitRewrites(file).empty()) << file;
}

TEST(GitRewrites, SeveralOfOneTargetStand)
{
    EXPECT_EQ(gitRewrites("[url \"a:\"]\ninsteadOf = b\ninsteadOf = c\n").size(), 2U);
}

TEST(GitRewrites, TheLongestOneCounts)
{
    const std::vector<GitRewrite> two = {{s(github), s("x")}, {s("https://github.com/a/"), s("y")}};
    EXPECT_EQ(gitRewriteOf(two, s("https://github.com/a/b"))->to, s("y"));
    EXPECT_EQ(gitRewriteOf(two, s("https://github.com/c/b"))->to, s("x"));
    EXPECT_EQ(gitRewriteOf(two, s("https://gitlab.com/c/b")), nullptr);
}

TEST(GitRewrites, AFileOfThemIsReadAgainWithoutPasswords)
{
    const std::vector<GitRewrite> some = {{s(github), s("ssh://git@github.com/")},
                                          {s("a \"b\""), s("c\\d")}};
    EXPECT_EQ(gitRewrites(gitFileOf(some)), some);
    EXPECT_EQ(gitRewrites(gitFileOf(one(github, "https://li:secret@github.com/"))),
              one(github, "https://github.com/"));
}

TEST(GitRewrites, SshIsToldFromFoldersAndOtherAddresses)
{
    for (const char* address :
         {"git@github.com:", "ssh://git@github.com/", "git+ssh://h/", "host:p/q"})
        EXPECT_TRUE(isSshAddress(s(address))) << address;
    for (const char* address : {"https://github.com/", "git://github.com/", "C:\\mirror", "./a:b"})
        EXPECT_FALSE(isSshAddress(s(address))) << address;
}
