// SPDX-License-Identifier: Apache-2.0
// What the computer that runs the tests is: for tests that need what it lacks. Each says what.
#pragma once

#include <QLibrary>

namespace gosetup::testkit {

#ifdef Q_OS_WIN
inline constexpr bool onWindows = true; ///< or Wine
#else
inline constexpr bool onWindows = false;
#endif

[[nodiscard]] inline bool isWine()
{
    return onWindows && QLibrary::resolve(QStringLiteral("ntdll"), "wine_get_version") != nullptr;
}

} // namespace gosetup::testkit
