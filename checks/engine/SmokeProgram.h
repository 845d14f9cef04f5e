// SPDX-License-Identifier: Apache-2.0
// The small program that the smoke test builds, as a person keeps it: a module with a program and a
// test. Used by SmokeTest and by whoever keeps it; runs nothing.
#pragma once

#include "machine/Machine.h"

#include <vector>

namespace gosetup {

struct SmokeSource
{
    QString name; ///< of the file, in the module's folder
    QByteArray bytes;
};
/// `goVersion`: "go1.24.4"; its language version stands in go.mod. Empty: none does.
[[nodiscard]] std::vector<SmokeSource> smokeSources(const QString& goVersion);

/// What the program prints begins with this.
[[nodiscard]] QString smokeGreeting();
[[nodiscard]] QString smokeProgramName(); ///< "hello.exe"

/// A program that was built, for the person to keep.
struct SmokeProgram
{
    QString goVersion;
    QByteArray bytes; ///< of hello.exe; empty where it was not built
};

/// Usage where the folder holds anything, or is none: nothing of a person's is written over.
[[nodiscard]] Result<void> mayKeepIn(Machine& machine, const QString& folder);
/// Sources and program in a folder of the machine, which is made where it is not there.
[[nodiscard]] Result<void> keepSmokeProgram(Machine& machine, const SmokeProgram& program,
                                            const QString& folder);

} // namespace gosetup
