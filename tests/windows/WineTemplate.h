// SPDX-License-Identifier: Apache-2.0
// The prefix that every test's own is copied from, and how programs are started in any of them.
#pragma once

#include <QProcessEnvironment>
#include <QString>

namespace gosetup::wine {

constexpr int setUpLimit = 180'000; // ms; a first start of Wine on a busy machine
inline const QString gosetupExe = QStringLiteral("gosetup.exe");
inline const QString wizardExe = QStringLiteral("GoSetupWizard.exe");
/// Where the paths of crashed programs are noted, one a line.
inline const QString crashFile = QStringLiteral("C:\\crashes.txt");

/// The folder of the Windows programs; empty where none is named.
[[nodiscard]] QString binFolder();
/// Of a program in the prefix below `folder`: nothing of the developer's but the way to programs
/// and to the display.
[[nodiscard]] QProcessEnvironment environmentOf(const QString& folder);
/// Every program of the prefix ends; afterwards the registry is on the disk.
void endServer(const QString& folder);
/// The name of the one user of the prefix.
[[nodiscard]] QString profileBelow(const QString& folder);

/// The folder of the template, which is made on the first call: a prefix of Windows 10 with the
/// programs in the user's Downloads.
[[nodiscard]] QString templateFolder();

} // namespace gosetup::wine
