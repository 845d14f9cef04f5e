// SPDX-License-Identifier: Apache-2.0
// End-to-end tests of the shipped Windows programs under Wine.
#include "windows/WinePrefix.h"

#include <QGuiApplication>
#include <QTextStream>

#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    testing::InitGoogleTest(&argc, argv);
    // Without a display only the tests of the window are left out.
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QString why = gosetup::wine::whyNotHere();
    if (!why.isEmpty() && !testing::GTEST_FLAG(list_tests)) {
        QTextStream(stderr) << "end to end under Wine: " << why << '\n';
        return 1;
    }
    return RUN_ALL_TESTS();
}
