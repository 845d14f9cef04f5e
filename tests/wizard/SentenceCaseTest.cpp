// SPDX-License-Identifier: Apache-2.0
#include "widgets/SentenceCase.h"

#include "toolchain/ReleaseIndex.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

TEST(SentenceCase, BeginWithACapitalAndEndWithAStop)
{
    EXPECT_EQ(sentenceOf(QStringLiteral("the disk is full")), u"The disk is full.");
    EXPECT_EQ(sentenceOf(QStringLiteral("done: nothing left")), u"Done: nothing left.");
    EXPECT_EQ(sentenceOf(QStringLiteral("磁盘已满")), u"磁盘已满。");
    EXPECT_EQ(sentenceOf(QStringLiteral("无法读取 nosuch")), u"无法读取 nosuch。");
    EXPECT_EQ(sentenceOf(QStringLiteral("already.")), u"Already.");
    EXPECT_EQ(sentenceOf(QString()), QString());
}

TEST(SentenceCase, LeaveNamesAsTheyAre)
{
    EXPECT_EQ(sentenceOf(QStringLiteral("http://mirror/x.zip is cut")),
              u"http://mirror/x.zip is cut.");
    EXPECT_EQ(sentenceOf(QStringLiteral("go1.24.4 is missing")), u"go1.24.4 is missing.");
    EXPECT_EQ(sentenceOf(QStringLiteral("c:\\go is taken")), u"c:\\go is taken.");
}

TEST(SentenceCase, AHeadingHasNoStop)
{
    EXPECT_EQ(headingOf(QStringLiteral("unpacking")), u"Unpacking");
    EXPECT_EQ(headingOf(QString()), QString());
}

TEST(SentenceCase, OfAWayOutSpeakOfPagesAndNotOfTheConsole)
{
    const auto missing = chooseArchive(ReleaseIndex(), QStringLiteral("go1.999.1"), Arch::Amd64);
    ASSERT_FALSE(missing);
    ASSERT_FALSE(missing.error().remedy.isEmpty());
    EXPECT_FALSE(inTheWindow(missing.error().remedy).english().contains(u'`'));
    const Text other = Text::tr("close the program that uses it");
    EXPECT_EQ(inTheWindow(other).english(), other.english());
}

} // namespace
} // namespace gosetup
