// SPDX-License-Identifier: Apache-2.0
// End-to-end tests of the shipped Windows programs under Wine.
#include "windows/WinePrefix.h"

#include <QCoreApplication>
#include <QTextStream>

#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    testing::InitGoogleTest(&argc, argv);
    const QCoreApplication application(argc, argv);
    const QString why = gosetup::wine::whyNotHere();
    if (!why.isEmpty() && !testing::GTEST_FLAG(list_tests)) {
        QTextStream(stderr) << "end to end under Wine: " << why << '\n';
        return 1;
    }
    return RUN_ALL_TESTS();
}
