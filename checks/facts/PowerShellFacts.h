// SPDX-License-Identifier: Apache-2.0
// The profiles that Windows PowerShell and PowerShell 7 run when they start, and what these make of
// `go`. Filled by PowerShellCollector, which starts no program. Judges nothing.
#pragma once

#include "base/Observed.h"
#include "gosettings/PowerShellProfile.h"

#include <QStringList>

#include <vector>

namespace gosetup {

struct ProfileFact
{
    QString path;
    QString shell; ///< "Windows PowerShell", "PowerShell 7"
    bool allUsers = false;
    Observed<gosettings::PowerShellProfile> content;
    /// Of its aliases, in their order: the file they stand for, as far as it can be told.
    QStringList targets;
};

struct PowerShellFacts
{
    std::vector<ProfileFact> profiles; ///< those that are there, in the order they are run
};

} // namespace gosetup
