// SPDX-License-Identifier: Apache-2.0
#include "widgets/Sentences.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

TEST(Sentences, BeginWithACapitalAndEndWithAStop)
{
    EXPECT_EQ(sentenceOf(QStringLiteral("the disk is full")), u"The disk is full.");
    EXPECT_EQ(sentenceOf(QStringLiteral("done: nothing left")), u"Done: nothing left.");
    EXPECT_EQ(sentenceOf(QStringLiteral("磁盘已满")), u"磁盘已满。");
    EXPECT_EQ(sentenceOf(QStringLiteral("already.")), u"Already.");
    EXPECT_EQ(sentenceOf(QString()), QString());
}

TEST(Sentences, LeaveNamesAsTheyAre)
{
    EXPECT_EQ(sentenceOf(QStringLiteral("http://mirror/x.zip is cut")),
              u"http://mirror/x.zip is cut.");
    EXPECT_EQ(sentenceOf(QStringLiteral("go1.24.4 is missing")), u"go1.24.4 is missing.");
    EXPECT_EQ(sentenceOf(QStringLiteral("c:\\go is taken")), u"c:\\go is taken.");
}

} // namespace
} // namespace gosetup
