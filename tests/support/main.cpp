// SPDX-License-Identifier: Apache-2.0
// The one main of all test programs: Qt's event loop objects need an application.
#include "support/ChildRole.h"
#ifdef GOSETUP_TEST_WIDGETS
#include "theme/Theme.h"

#include <QApplication>
#endif
#include <QCoreApplication>
#include <QStandardPaths>

#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    testing::InitGoogleTest(&argc, argv);
#ifdef GOSETUP_TEST_WIDGETS
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    gosetup::Theme::wear(app, {});
#else
    const QCoreApplication app(argc, argv);
#endif
    if (const auto exitCode = gosetup::testkit::playRole(QCoreApplication::arguments()))
        return *exitCode;
    QStandardPaths::setTestModeEnabled(true);
    return RUN_ALL_TESTS();
}
