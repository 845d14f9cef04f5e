// SPDX-License-Identifier: Apache-2.0
// Who and what the machine is, and system-wide switches. Filled by SystemCollector, read by rules
// and by everything that needs a known folder. Judges nothing.
#pragma once

#include "base/Observed.h"
#include "machine/System.h"

#include <QStringList>

#include <vector>

namespace gosetup {

struct SystemFacts
{
    SystemInfo info;
    KnownFolders folders;
    /// "REG_SZ" where LongPathsEnabled is there and no number; else empty.
    QString longPathsKind = {};

    /// Whether a change that needs administrator rights can be made from here.
    [[nodiscard]] bool canElevate() const { return info.administrator || info.elevated; }
};

/// One `AutoRun` value of the command processor: cmd.exe runs it at every start.
struct AutoRunEntry
{
    QString place;      ///< "HKCU\Software\Microsoft\Command Processor\AutoRun"
    QString text;       ///< as it stands
    QStringList macros; ///< tools that a doskey macro in it takes over: "go"
};

struct AutoRunFacts
{
    std::vector<AutoRunEntry> entries;
};

/// One `App Paths` redirect: serves Win+R and ShellExecute, never a PATH lookup.
struct AppPath
{
    QString place;  ///< "HKCU\…\App Paths\go.exe"
    QString tool;   ///< "go"
    QString target; ///< default value, expanded
    bool targetExists = false;
};

struct AppPathsFacts
{
    std::vector<AppPath> redirects;
};

/// Programs that copied their environment when they started.
struct RunningShell
{
    QString name;
    qint64 pid = 0;
    QDateTime started; ///< UTC
};

struct ProcessFacts
{
    std::vector<RunningShell> shells; ///< consoles, editors and IDEs only
    QDateTime own;                    ///< when this program was started, UTC
};

} // namespace gosetup
