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

#ifdef GOSETUP_TEST_WIDGETS
/// Wine keeps variables called QT_… from its programs, so some have names of our own.
void chooseScreen()
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (qEnvironmentVariableIsSet("GOSETUP_TEST_SCALE"))
        qputenv("QT_SCALE_FACTOR", qgetenv("GOSETUP_TEST_SCALE"));
#ifdef Q_OS_WIN // where the offscreen platform knows no fonts but these
    qputenv("QT_QPA_FONTDIR", GOSETUP_BINARY_DIR "/tests/fonts");
#endif
}
#endif

int main(int argc, char** argv)
{
    testing::InitGoogleTest(&argc, argv);
#ifdef GOSETUP_TEST_WIDGETS
    chooseScreen();
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
