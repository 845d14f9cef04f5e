// SPDX-License-Identifier: Apache-2.0
#include "report/Layout.h"

#include <gtest/gtest.h>

using namespace gosetup;

TEST(Layout, ChineseCharactersTakeTwoColumns)
{
    EXPECT_EQ(displayWidth(QStringLiteral("Go")), 2);
    EXPECT_EQ(displayWidth(QStringLiteral("问题")), 4);
    EXPECT_EQ(displayWidth(QStringLiteral("e\u0301")), 1);
    EXPECT_EQ(padded(QStringLiteral("问题"), 6), QStringLiteral("问题  "));
}

TEST(Layout, BreaksAtBlanksAndNeverInsideAPath)
{
    const QString path = QStringLiteral("C:\\Users\\somebody\\AppData\\Local\\Programs\\Go");
    const QStringList lines = wrapped(QStringLiteral("Go is in ") + path + u'.', 20);
    ASSERT_EQ(lines.size(), 2);
    EXPECT_EQ(lines[0], QStringLiteral("Go is in"));
    EXPECT_EQ(lines[1], path + u'.');
}

TEST(Layout, BreaksChineseAnywhereButBeforeAStop)
{
    const QStringList lines = wrapped(QStringLiteral("这台电脑上没有。"), 14);
    ASSERT_EQ(lines.size(), 2);
    EXPECT_EQ(lines[0], QStringLiteral("这台电脑上没"));
    EXPECT_EQ(lines[1], QStringLiteral("有。"));
}

TEST(Layout, WrappingLosesNothing)
{
    const QString text =
        QStringLiteral("one two  three 四五六 seven, eight C:\\a\\b nine ten eleven twelve");
    for (int columns = 5; columns < 70; ++columns)
        EXPECT_EQ(wrapped(text, columns).join(u' ').remove(u' '), QString(text).remove(u' '))
            << columns;
}

TEST(Layout, LinesStayWithinTheWidthWhereWordsAreShort)
{
    const QString text = QStringLiteral("a few short words and some more 四五六七八九十 to wrap");
    for (int columns = 8; columns < 60; ++columns) {
        for (const QString& line : wrapped(text, columns))
            EXPECT_LE(displayWidth(line), columns) << line.toStdString();
    }
}

TEST(Layout, ColourOnlyWhenAsked)
{
    TextStyle plain;
    TextStyle colored;
    colored.color = true;
    EXPECT_EQ(painted(QStringLiteral("x"), TextColor::Red, plain), QStringLiteral("x"));
    EXPECT_EQ(painted(QStringLiteral("x"), TextColor::Red, colored),
              QStringLiteral("\033[31mx\033[0m"));
}
