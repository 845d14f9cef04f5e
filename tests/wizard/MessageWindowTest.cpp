// SPDX-License-Identifier: Apache-2.0
#include "widgets/MessageWindow.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

QStringList textsOf(const QWidget& window)
{
    QStringList texts;
    for (const QLabel* label : window.findChildren<QLabel*>())
        texts << label->text();
    return texts;
}

TEST(MessageWindow, TellsWhatIsWrongAndTheWayOut)
{
    const Error error =
        Error::make(ErrorCode::Usage, Text::tr("unknown look \"%1\"").arg(QStringLiteral("sepia")),
                    Text::tr("available: %1").arg(QStringLiteral("system, light, dark")));
    MessageWindow window(error);
    window.show();
    const QStringList texts = textsOf(window);
    EXPECT_TRUE(texts.contains(QStringLiteral("Unknown look \"sepia\".")));
    EXPECT_TRUE(texts.contains(QStringLiteral("Available: system, light, dark.")));
}

TEST(MessageWindow, IsClosedByEnterAndByEscape)
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Escape}) {
        MessageWindow window(QStringLiteral("Options"), QStringLiteral("--fix\n--look NAME\n"));
        window.show();
        EXPECT_EQ(textsOf(window), QStringList(QStringLiteral("--fix\n--look NAME")));
        QTest::keyClick(window.findChild<QPushButton*>(), key);
        EXPECT_FALSE(window.isVisible());
    }
}

} // namespace
} // namespace gosetup
