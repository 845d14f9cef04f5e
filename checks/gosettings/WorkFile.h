// SPDX-License-Identifier: Apache-2.0
// go.work as the go command reads it: the folders of its modules, what it replaces, what it asks of
// Go. Source: golang.org/x/mod/modfile/work.go, Go 1.24. Pure.
#pragma once

#include "gosettings/ModFile.h"

namespace gosetup::gosettings {

struct WorkUse
{
    QString path; ///< as it stands: "./app", "C:\code\app"
    int line = 0;
};

struct WorkFile
{
    QString go; ///< empty: the file has none
    int goLine = 0;
    QString toolchain;
    int toolchainLine = 0;
    std::vector<WorkUse> uses;
    std::vector<ModReplacement> replacements;
    std::vector<ModFault> faults;
    QString goFound; ///< as ModFile has them
    QString toolchainFound;

    /// "1.18" where the file names none. Source: gover.DefaultGoWorkVersion.
    [[nodiscard]] QString goVersion() const;
};
[[nodiscard]] WorkFile parseWorkFile(const QByteArray& bytes, const QString& path, int goMinor);

} // namespace gosetup::gosettings
